// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_program.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

namespace poolhouse::test {

namespace {

QByteArray textAt(const Json& document, const char* pointer) {
    const Json::json_pointer at(pointer);
    return document.contains(at) ? QByteArray::fromStdString(document.at(at).dump()) : QByteArray("absent");
}

} // namespace

Json FieldOutcome::cluster(std::string_view name) const {
    const Json document = json();
    if (const auto clusters = document.find("clusters"); clusters != document.end()) {
        for (const Json& cluster : *clusters) {
            if (cluster.value("name", std::string()) == name) {
                return cluster;
            }
        }
    }
    return nullptr;
}

QByteArray FieldOutcome::fact(const char* pointer) const {
    return textAt(json(), pointer);
}

QByteArray FieldOutcome::fact(std::string_view name, const char* pointer) const {
    return textAt(cluster(name), pointer);
}

FieldOutcome FieldProgram::run(const FieldApi& api, const QStringList& arguments,
                               const std::map<QString, QString>& environment) const {
    return run(arguments + QStringList{QStringLiteral("--api-url"), api.url()}, environment);
}

QProcessEnvironment FieldProgram::environment(const std::map<QString, QString>& further) const {
    QProcessEnvironment own;
    own.insert(QStringLiteral("HOME"), m_home.path());
    own.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    own.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    own.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
    own.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    own.insert(QStringLiteral("HEROKU_API_KEY"), QStringLiteral("01234567-89ab-4def-8123-0123456789ab"));
    for (const auto& [name, value] : further) {
        own.insert(name, value);
    }
    return own;
}

QString FieldProgram::path() {
    return QStringLiteral(POOLHOUSE_PROGRAM);
}

FieldOutcome FieldProgram::run(const QStringList& arguments, const std::map<QString, QString>& environment) const {
    QProcess process;
    process.setProcessEnvironment(this->environment(environment));
    const QSignalSpy finished(&process, &QProcess::finished);
    process.start(path(), arguments);
    // The API is served by this process's event loop, so waitForFinished() would stand still.
    if (!QTest::qWaitFor([&finished] { return finished.count() > 0; }, 60000) ||
        process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

FieldOutcome FieldProgram::info(const FieldApi& api) const {
    return run(api, {QStringLiteral("info"), QStringLiteral("--json")});
}

} // namespace poolhouse::test
