// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/json/json.h"
#include "tests/app/sandbox/http_client.h"

#include <QProcess>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace poolhouse::killing {

using Moments = std::chrono::steady_clock;

/// A process that prints lines of JSON.
class Program {
public:
    Program(const char* executable, const QStringList& arguments) {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QString::fromLocal8Bit(executable), arguments);
    }
    ~Program() {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Waits for the next line; null when the process has ended.
    nlohmann::json line() {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(60'000) && !m_process.canReadLine()) {
                return nullptr;
            }
        }
        return nlohmann::json::parse(m_process.readLine().toStdString(), nullptr, false);
    }
    /// Reads lines until `moment` or the end of the process.
    void readUntil(Moments::time_point moment) {
        for (;;) {
            const auto left = std::chrono::floor<std::chrono::milliseconds>(moment - Moments::now()).count();
            if (Moments::now() >= moment || m_process.state() == QProcess::NotRunning) {
                return;
            }
            if (left > 0) {
                (void)m_process.waitForReadyRead(static_cast<int>(left));
            }
        }
    }
    void kill() {
        if (m_process.state() != QProcess::NotRunning) {
            ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
            m_process.waitForFinished();
        }
    }
    int exitCode() {
        m_process.waitForFinished(60'000);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

private:
    QProcess m_process;
};

/// A sandbox process and its state, read through the control endpoint.
class Server {
public:
    explicit Server(QStringList arguments) : m_arguments(std::move(arguments)) { start(); }

    void start() {
        m_program = std::make_unique<Program>(POOLHOUSE_SANDBOX_EXE, m_arguments);
        const auto line = m_program->line();
        m_url = line.is_object() ? line.value("url", "") : std::string();
    }
    /// Kills the process and starts a new one on the same port.
    void restart() {
        m_program->kill();
        if (!m_arguments.contains(QStringLiteral("--port"))) {
            m_arguments << QStringLiteral("--port") << QString::number(port());
        }
        start();
    }
    [[nodiscard]] QString url() const { return QString::fromStdString(m_url); }
    [[nodiscard]] int port() const {
        const auto colon = m_url.rfind(':');
        return colon == std::string::npos ? 0 : std::stoi(m_url.substr(colon + 1));
    }
    [[nodiscard]] nlohmann::json world() const { return sandbox::test::HttpClient(port()).get("/sandbox/state"); }
    /// "name level count" per pool of the cluster, sorted.
    [[nodiscard]] std::vector<std::string> pools(const std::string& cluster) const {
        const auto state = world();
        std::vector<std::string> all;
        for (const auto& each : state["clusters"]) {
            if (each["name"] != cluster) {
                continue;
            }
            for (const auto& pool : each["pools"]) {
                all.push_back(pool["name"].get<std::string>() + " " + pool["level"].get<std::string>() + " " +
                              std::to_string(pool["count"].get<int>()));
            }
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    /// "app::NAME namespace" per attachment of the cluster, sorted.
    [[nodiscard]] std::vector<std::string> attachments(const std::string& cluster) const {
        std::vector<std::string> all;
        for (const auto& each : sandbox::test::HttpClient(port()).get("/addons/" + cluster + "/addon-attachments")) {
            const auto target = each["namespace"];
            all.push_back(each["app"]["name"].get<std::string>() + "::" + each["name"].get<std::string>() + " " +
                          (target.is_string() ? target.get<std::string>() : std::string("-")));
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    /// Its maintenance: "begun", or "N weeks before its deadline", which no start of a server changes.
    [[nodiscard]] std::string maintenance(const std::string& cluster) const {
        const auto now = maintenanceOf(cluster);
        if (now["status"] == "running" || now["status"] == "completed") {
            return "begun";
        }
        const auto time = [&now](const char* member) { return *core::parseInstant(now[member].get<std::string>()); };
        const auto left = std::chrono::floor<std::chrono::weeks>(time("required_by") - time("scheduled_for"));
        return std::to_string(left.count()) + " weeks before its deadline";
    }
    /// The first active password of each credential of the cluster, by its name; the owner's is "owner".
    [[nodiscard]] std::map<std::string, std::string> passwords(const std::string& cluster) const {
        std::map<std::string, std::string> all;
        const auto list = sandbox::test::HttpClient(port()).get(credentialsPath(cluster));
        for (const auto& each : list["items"]) {
            const auto name = each["type"] == "owner" ? std::string("owner") : each["name"].get<std::string>();
            all[name] = "";
            for (const auto& role : each["roles"]) {
                if (role["state"] == "active" && all[name].empty()) {
                    all[name] = role["password"].get<std::string>();
                }
            }
        }
        return all;
    }
    /// Makes one, and waits until it can be used.
    void addCredential(const std::string& cluster, const std::string& name) const {
        const nlohmann::json body{{"name", name}};
        (void)sandbox::test::HttpClient(port()).exchange("POST", credentialsPath(cluster), body.dump());
        while (passwords(cluster)[name].empty()) {
        }
    }
    [[nodiscard]] std::string window(const std::string& cluster) const {
        return maintenanceOf(cluster)["addon"]["window"].get<std::string>();
    }

    /// "provisioned", "deprovisioning", "gone"
    [[nodiscard]] std::string existence(const std::string& cluster) const {
        return sandbox::test::HttpClient(port()).get("/addons/" + cluster).value("state", "gone");
    }
    /// Of PostgreSQL.
    [[nodiscard]] std::string version(const std::string& cluster) const {
        sandbox::test::HttpClient client(port());
        const auto id = client.get("/addons/" + cluster)["id"].get<std::string>();
        return client.get("/data/postgres/v1/" + id + "/info")["version"].get<std::string>();
    }
    /// Those of its settings that log statements: name and value, sorted.
    [[nodiscard]] std::vector<std::string> settings(const std::string& cluster) const {
        std::vector<std::string> all;
        const auto list = dataOf(cluster, "/settings");
        for (const auto& setting : list["items"]) {
            const auto name = setting["name"].get<std::string>();
            if (name.starts_with("log_") && name.find("statement") != std::string::npos &&
                name.find("error") == std::string::npos) {
                all.push_back(name + " " + setting["current"].dump());
            }
        }
        return all;
    }
    /// Of the migration into it: "none", "ready".
    [[nodiscard]] std::string migration(const std::string& cluster) const {
        return dataOf(cluster, "/migrations").value("status", "none");
    }
    /// Prepares one from this database, and waits until it can be run.
    void prepareMigration(const std::string& cluster, const std::string& source) const {
        sandbox::test::HttpClient client(port());
        const nlohmann::json body{{"method", "cdc"}, {"source_id", client.get("/addons/" + source)["id"]}};
        const auto id = client.get("/addons/" + cluster)["id"].get<std::string>();
        (void)client.exchange("POST", "/data/postgres/v1/" + id + "/migrations", body.dump());
        while (migration(cluster) != "ready") {
        }
    }
    /// Its thresholds and action.
    [[nodiscard]] std::string quota(const std::string& cluster) const {
        const auto quota = dataOf(cluster, "/quotas/storage");
        return quota["warning_gb"].dump() + " " + quota["critical_gb"].dump() + " " +
               quota["enforcement_action"].dump();
    }

private:
    [[nodiscard]] std::string credentialsPath(const std::string& cluster) const {
        const auto id = sandbox::test::HttpClient(port()).get("/addons/" + cluster)["id"].get<std::string>();
        return "/data/postgres/v1/" + id + "/credentials";
    }
    [[nodiscard]] nlohmann::json dataOf(const std::string& cluster, const char* what) const {
        const auto id = sandbox::test::HttpClient(port()).get("/addons/" + cluster)["id"].get<std::string>();
        return sandbox::test::HttpClient(port()).get("/data/postgres/v1/" + id + what);
    }
    [[nodiscard]] nlohmann::json maintenanceOf(const std::string& cluster) const {
        const auto id = sandbox::test::HttpClient(port()).get("/addons/" + cluster)["id"].get<std::string>();
        return sandbox::test::HttpClient(port()).get("/data/maintenances/v1/" + id);
    }

    QStringList m_arguments;
    std::unique_ptr<Program> m_program;
    std::string m_url;
};

} // namespace poolhouse::killing
