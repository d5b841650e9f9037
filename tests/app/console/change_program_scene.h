// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandbox.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/field/field_program.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <memory>
#include <string>

namespace poolhouse::test {

inline const std::string changedCluster = "postgresql-rectangular-12345"; ///< of example-app

/// A sandbox over HTTP, and the program, in a home of its own, in front of it.
class ChangeProgramScene {
public:
    explicit ChangeProgramScene(double timeScale = 600) {
        sandbox::SandboxOptions options;
        options.timeScale = timeScale;
        options.control = true;
        options.recordFile = m_records.filePath(QStringLiteral("records")).toStdString();
        m_sandbox = std::move(sandbox::Sandbox::start(options)).value();
        m_url = QUrl(QString::fromStdString(m_sandbox->url()));
        m_http = std::make_unique<sandbox::test::HttpClient>(m_url.port());
    }

    void inject(const char* fault) { m_sandbox->inject(sandbox::parseFault(fault).value()); }

    /// `poolhouse COMMAND...` with the cluster's name in place of CLUSTER.
    [[nodiscard]] FieldOutcome run(const char* command) const { return m_program.run(arguments(command)); }

    [[nodiscard]] std::unique_ptr<QProcess> started(const char* command) const {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_program.environment());
        process->start(FieldProgram::path(), arguments(command));
        return process;
    }

    [[nodiscard]] QString file(const char* name) const {
        return QStringLiteral("%1/.local/share/Poolhouse/%2").arg(m_program.home(), QLatin1String(name));
    }

    [[nodiscard]] QString home() const { return m_program.home(); }

    /// The pool as the API has it; null: there is none.
    [[nodiscard]] Json pool(const char* name) const { return named(cluster().at("pools"), "name", name); }
    [[nodiscard]] int count(const char* name) const {
        const auto found = pool(name);
        return found.is_null() ? -1 : found.at("expected_count").get<int>();
    }
    [[nodiscard]] std::size_t poolCount() const { return cluster().at("pools").size(); }

    [[nodiscard]] std::size_t attachmentCount() const {
        return m_http->get("/addons/" + changedCluster + "/addon-attachments").size();
    }

    /// Waits until the sandbox has handled a request of such a path; its response may be held back.
    [[nodiscard]] bool recorded(const char* path) const {
        return QTest::qWaitFor(
            [this, path] {
                QFile records(m_records.filePath(QStringLiteral("records")));
                return records.open(QIODevice::ReadOnly) && records.readAll().contains(path);
            },
            60000);
    }

    /// How many requests of such a method the sandbox has handled.
    [[nodiscard]] int requests(const char* method) const {
        QFile records(m_records.filePath(QStringLiteral("records")));
        return records.open(QIODevice::ReadOnly)
                   ? static_cast<int>(records.readAll().count(R"("method":")" + QByteArray(method) + '"'))
                   : -1;
    }

    /// Another administrator scales a pool.
    void setCount(const char* name, int count) const {
        const auto path = dataPath("/pools/") + pool(name).at("id").get<std::string>();
        QCOMPARE(m_http->exchange("PATCH", path, R"({"count":)" + std::to_string(count) + "}").first, 200);
    }

    void setConfigVar(const std::string& app, const std::string& name) const {
        QCOMPARE(m_http->exchange("PATCH", "/apps/" + app + "/config-vars", R"({")" + name + R"(":"x"})").first, 200);
    }

    /// The attachment of that name of an app; null: there is none.
    [[nodiscard]] Json attachment(const std::string& app, const char* name) const {
        for (const auto& each : m_http->get("/apps/" + app + "/addon-attachments")) {
            if (each.at("name") == name) {
                return each;
            }
        }
        return nullptr;
    }

    /// The cluster as it is listed; null: there is none.
    [[nodiscard]] Json addon(const std::string& cluster) const {
        return named(m_http->get("/addons"), "name", cluster);
    }
    [[nodiscard]] std::size_t addonCount() const { return m_http->get("/addons").size(); }
    [[nodiscard]] Json infoOf(const std::string& cluster) const {
        return m_http->get("/data/postgres/v1/" + addon(cluster).at("id").get<std::string>() + "/info");
    }

    /// The maintenance of a cluster as the API has it.
    [[nodiscard]] Json maintenance(const std::string& cluster) const {
        const auto addon = named(m_http->get("/addons"), "name", cluster);
        return m_http->get("/data/maintenances/v1/" + addon.at("id").get<std::string>());
    }

    /// Whether the cluster is listed, in whatever state.
    [[nodiscard]] bool exists() const { return !named(m_http->get("/addons"), "name", changedCluster).is_null(); }
    /// Of PostgreSQL.
    [[nodiscard]] std::string version() const { return cluster().at("version").get<std::string>(); }
    /// A setting of the cluster as the API has it; null: there is none.
    [[nodiscard]] Json setting(const char* name) const {
        return named(m_http->get(dataPath("/settings")).at("items"), "name", name).at("current");
    }
    /// Its storage quota as the API has it.
    [[nodiscard]] Json quota() const { return m_http->get(dataPath("/quotas/storage")); }
    void setQuota(const char* body) const {
        QCOMPARE(m_http->exchange("PATCH", dataPath("/quotas/storage"), body).first, 200);
    }

    /// The state of the migration into the cluster; empty: there never was one.
    [[nodiscard]] std::string migration() const { return m_http->get(dataPath("/migrations")).value("status", ""); }

    /// The API's work on the migration into the cluster fails.
    void failMigration(const std::string& message) const {
        const Json body{{"fail", changedCluster}, {"message", message}};
        QCOMPARE(m_http->exchange("POST", "/sandbox/migrations", body.dump()).first, 200);
    }

    /// Another administrator prepares one.
    void prepareMigration(const char* source, const char* method) const {
        const auto id = m_http->get(std::string("/addons/") + source).at("id").get<std::string>();
        const auto body = R"({"method":")" + std::string(method) + R"(","source_id":")" + id + R"("})";
        QCOMPARE(m_http->exchange("POST", dataPath("/migrations"), body).first, 200);
        QVERIFY(QTest::qWaitFor([this] { return migration() == "ready"; }, 60000));
    }

    /// Another administrator creates a credential and destroys it at once.
    void createAndDestroyCredential(const std::string& name) const {
        QCOMPARE(m_http->exchange("POST", dataPath("/credentials"), R"({"name":")" + name + R"("})").first, 201);
        QCOMPARE(m_http->exchange("DELETE", dataPath("/credentials/") + name, "").first, 204);
    }

    /// The credential as the API has it, with its password; null: there is none. "owner": the owner's.
    [[nodiscard]] Json credential(const std::string& name) const {
        const auto list = m_http->get(dataPath("/credentials"));
        for (const auto& each : list.at("items")) {
            if (name == "owner" ? each.at("type") == name : each.at("name") == name) {
                return each;
            }
        }
        return nullptr;
    }
    /// The password that works now; empty: none does.
    [[nodiscard]] std::string password(const std::string& name) const {
        const auto found = credential(name);
        if (found.is_null()) {
            return {};
        }
        for (const auto& role : found.at("roles")) {
            if (role.at("state") == "active") {
                return role.at("password").get<std::string>();
            }
        }
        return {};
    }
    /// The last release of an app.
    [[nodiscard]] int release(const std::string& app) const {
        return m_http->get("/apps/" + app + "/releases").back().at("version").get<int>();
    }

private:
    [[nodiscard]] std::string dataPath(const char* rest) const {
        const auto addon = named(m_http->get("/addons"), "name", changedCluster);
        return "/data/postgres/v1/" + addon.at("id").get<std::string>() + rest;
    }

    [[nodiscard]] Json cluster() const { return m_http->get(dataPath("/info")); }

    static Json named(const Json& list, const char* member, const std::string& name) {
        const auto at =
            std::find_if(list.begin(), list.end(), [&](const Json& each) { return each.at(member) == name; });
        return at == list.end() ? Json() : *at;
    }

    [[nodiscard]] QStringList arguments(const char* command) const {
        auto words = QString::fromLatin1(command).split(QLatin1Char(' '));
        words.replaceInStrings(QStringLiteral("CLUSTER"), QString::fromStdString(changedCluster));
        return words << QStringLiteral("--api-url") << m_url.toString();
    }

    QTemporaryDir m_records;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    QUrl m_url;
    std::unique_ptr<sandbox::test::HttpClient> m_http;
    FieldProgram m_program;
};

} // namespace poolhouse::test
