// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_program.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>
#include <QUuid>

using namespace poolhouse::test;

namespace {

/// How often a text stands in the writable memory of a process, which is what a core dump holds: in UTF-8 and UTF-16.
/// Empty if it cannot be read.
[[maybe_unused]] std::optional<int> copiesIn(qint64 process, const QByteArray& text) {
    QByteArray wide;
    for (const char c : text) {
        wide += c;
        wide += '\0';
    }
    const auto place = QStringLiteral("/proc/%1/").arg(process);
    QFile maps(place + QStringLiteral("maps"));
    QFile memory(place + QStringLiteral("mem"));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return std::nullopt;
    }
    int copies = 0;
    for (const auto& line : maps.readAll().split('\n')) {
        const auto words = line.simplified().split(' ');
        if (words.size() < 2 || !words[1].startsWith("rw")) {
            continue;
        }
        const auto ends = words[0].split('-');
        const auto begin = ends[0].toLongLong(nullptr, 16);
        if (!memory.seek(begin)) {
            continue;
        }
        const auto content = memory.read(ends[1].toLongLong(nullptr, 16) - begin);
        copies += static_cast<int>(content.count(text) + content.count(wide));
    }
    return copies;
}

} // namespace

/// The memory of the real window, which a hand (window_hand.cpp) disconnects.
class TestFieldMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWindowHoldsNoTokenAfterDisconnect();
};

void TestFieldMemory::aWindowHoldsNoTokenAfterDisconnect() {
#ifdef POOLHOUSE_SANITIZED
    QSKIP("sanitizers keep what is freed");
#else
    const auto token = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto piece = token.mid(9).toLatin1(); // a part of it is enough to be found
    FieldApi api;
    const FieldProgram program;
    const auto go = QDir(program.home()).filePath(QStringLiteral("go"));
    QProcess process;
    const auto walk = QStringLiteral(R"([["open"], ["exists", "%1"], ["trigger", "actionDisconnect"]])").arg(go);
    process.setProcessEnvironment(
        program.environment({{QStringLiteral("HEROKU_API_KEY"), token},
                             {QStringLiteral("QT_PLUGIN_PATH"), QStringLiteral(POOLHOUSE_HAND_PLUGINS)},
                             {QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("poolhouse_hand")},
                             {QStringLiteral("POOLHOUSE_HAND"), walk}}));
    process.start(FieldProgram::path(), {QStringLiteral("--api-url"), api.url()});
    QTRY_VERIFY_WITH_TIMEOUT(api.asked(infoRoute(secondCluster)) > 0, 30000);
    const auto before = copiesIn(process.processId(), piece);
    if (!before) {
        process.kill();
        process.waitForFinished();
        QSKIP("the memory of another process cannot be read here");
    }
    QVERIFY(*before > 0);
    QFile file(go);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray said;
    QVERIFY(QTest::qWaitFor([&] { return (said += process.readAllStandardOutput()).contains("{\"step\":2}"); }, 30000));
    QTRY_COMPARE_WITH_TIMEOUT(copiesIn(process.processId(), piece).value_or(-1), 0, 30000);
    process.terminate();
    QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 20000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
#endif
}

POOLHOUSE_CORE_APP_TEST(TestFieldMemory)
#include "tst_field_memory.moc"
