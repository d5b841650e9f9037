// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox.h"
#include "models/core/instant.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/field/field_program.h"
#include "tests/field/field_schema.h"
#include "tests/support/json_compare.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QHostAddress>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <memory>

using namespace poolhouse;
using poolhouse::sandbox::Sandbox;
using poolhouse::sandbox::SandboxOptions;
using poolhouse::sandbox::test::HttpClient;
using test::FieldOutcome;
using test::FieldProgram;
using test::Json;

namespace {

const std::string areaCluster = "postgresql-rectangular-12345";

/// The sandbox's API, and the program in front of it.
class Stage {
public:
    std::unique_ptr<Sandbox> sandbox;
    QUrl url;
    std::unique_ptr<HttpClient> http;

    explicit Stage(const char* scenario = "small") {
        SandboxOptions options;
        options.scenario = scenario;
        sandbox = std::move(Sandbox::start(options)).value();
        url = QUrl(QString::fromStdString(sandbox->url()));
        http = std::make_unique<HttpClient>(url.port());
    }

    [[nodiscard]] FieldOutcome run(QStringList arguments) const {
        return m_program.run(arguments << QStringLiteral("--api-url") << url.toString());
    }

    [[nodiscard]] Json addon(const std::string& name) const {
        for (const auto& each : http->get("/addons")) {
            if (each.at("name") == name) {
                return each;
            }
        }
        return {};
    }

    [[nodiscard]] std::string path(const std::string& rest, const char* family = "/data/postgres/v1/") const {
        return family + addon(areaCluster).at("id").get<std::string>() + rest;
    }

private:
    FieldProgram m_program;
};

Json byName(const Json& list, const Json& name) {
    const auto at =
        std::find_if(list.begin(), list.end(), [&name](const Json& each) { return each.at("name") == name; });
    return at == list.end() ? Json() : *at;
}

} // namespace

/// The commands that read one area of a cluster, as programs against a sandbox over HTTP.
class TestAreaProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void credentialsAreThoseOfTheApiWithoutPasswords();
    void settingsAreThoseOfTheApi();
    void quotasAreThoseOfTheApi();
    void maintenancesAreThoseOfTheApi();
    void levelsAreThoseOfTheApi();
    void printedLevelsAreAFileOfPrices();
    void aRefusalIsExitOneAndNothingOnStdout_data();
    void aRefusalIsExitOneAndNothingOnStdout();
    void helpTellsOfOneCommand_data();
    void helpTellsOfOneCommand();
};

void TestAreaProgram::credentialsAreThoseOfTheApiWithoutPasswords() {
    const Stage stage;
    QCOMPARE(stage.http->exchange("POST", stage.path("/credentials"), R"({"name":"free cred"})").first, 201);
    const auto name = QString::fromStdString(areaCluster);
    const auto outcome = stage.run({QStringLiteral("credentials"), name, QStringLiteral("--json")});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(test::schemaFault("credentials", outcome.json()), std::string());
    const auto table = stage.run({QStringLiteral("credentials"), name});
    QCOMPARE(table.exitCode, 0);
    const auto api = stage.http->get(stage.path("/credentials")).at("items");
    const auto json = outcome.json();
    QCOMPARE(json.at("credentials").size(), api.size());
    QCOMPARE(api.size(), 2U);
    COMPARE_JSON(json["credentials"][0]["type"], "owner");
    for (const auto& each : api) {
        const auto found = byName(json.at("credentials"), each.at("name"));
        COMPARE_JSON(found["type"], each["type"]);
        COMPARE_JSON(found["database"], each["database"]);
        QCOMPARE(found["users"].size(), each["roles"].size());
        QVERIFY(table.out.contains(QByteArray::fromStdString(each.at("name").get<std::string>())));
        for (const auto& role : each.at("roles")) {
            const auto password = QByteArray::fromStdString(role.at("password").get<std::string>());
            QVERIFY(password.size() >= 8);
            QVERIFY(!outcome.out.contains(password) && !table.out.contains(password));
        }
    }
}

void TestAreaProgram::settingsAreThoseOfTheApi() {
    const Stage stage;
    const auto changed = R"({"settings":"log_statement:mod,log_min_duration_statement:1500"})";
    QCOMPARE(stage.http->exchange("PUT", stage.path("/settings"), changed).first, 200);
    const auto outcome =
        stage.run({QStringLiteral("settings"), QString::fromStdString(areaCluster), QStringLiteral("--json")});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(test::schemaFault("settings", outcome.json()), std::string());
    const auto json = outcome.json().at("settings");
    const auto api = stage.http->get(stage.path("/settings")).at("items");
    QCOMPARE(json.size(), api.size());
    for (const auto& each : api) {
        const auto found = byName(json, each.at("name"));
        COMPARE_JSON(found["value"], each["current"]);
        COMPARE_JSON(found["default"], each["default"]);
        COMPARE_JSON(found["needs_restart"], each["reboot_required"]);
        COMPARE_JSON(found["changed"], each["current"] != each["default"]);
    }
    COMPARE_JSON(json[0]["name"], "log_min_duration_statement");
    COMPARE_JSON(json[1]["name"], "log_statement");
    COMPARE_JSON(json[2]["changed"], false);
}

void TestAreaProgram::quotasAreThoseOfTheApi() {
    const Stage stage;
    const auto limits = R"({"warning_gb":100,"critical_gb":120,"enforcement_action":"restrict"})";
    QCOMPARE(stage.http->exchange("PATCH", stage.path("/quotas/storage"), limits).first, 200);
    const auto outcome =
        stage.run({QStringLiteral("quotas"), QString::fromStdString(areaCluster), QStringLiteral("--json")});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(test::schemaFault("quotas", outcome.json()), std::string());
    const auto json = outcome.json().at("quotas").at(0);
    const auto api = stage.http->get(stage.path("/quotas")).at("items").at(0);
    for (const char* const member : {"type", "warning_gb", "critical_gb", "enforcement_action", "enforcement_active"}) {
        QVERIFY2(json.at(member) == api.at(member), member);
    }
    COMPARE_JSON(json["standing"], "critical_exceeded");
    QVERIFY(json["today"].get<std::string>().find("7 days' grace") != std::string::npos);
}

void TestAreaProgram::maintenancesAreThoseOfTheApi() {
    const Stage stage;
    const auto family = "/data/maintenances/v1/";
    QCOMPARE(stage.http->exchange("POST", stage.path("/schedule", family), R"({"delay_weeks":"2"})").first, 200);
    const auto api = stage.http->get(stage.path("", family));
    const auto one =
        stage.run({QStringLiteral("maintenance"), QString::fromStdString(areaCluster), QStringLiteral("--json")});
    QVERIFY2(one.exitCode == 0, one.err.constData());
    QCOMPARE(test::schemaFault("maintenance", one.json()), std::string());
    const auto read = one.json().at("maintenance");
    COMPARE_JSON(read["state"], api["status"]);
    COMPARE_JSON(read["window"]["text"], api["addon"]["window"]);
    for (const char* const member : {"scheduled_for", "required_by"}) {
        const auto expected = core::parseInstant(api.at(member).get<std::string>());
        QCOMPARE(core::parseInstant(read.at(member).get<std::string>()), expected);
    }
    const auto all = stage.run({QStringLiteral("maintenance"), QStringLiteral("--json")});
    QVERIFY2(all.exitCode == 0, all.err.constData());
    const auto fleet = all.json();
    QCOMPARE(test::schemaFault("maintenance", fleet), std::string());
    QCOMPARE(fleet["maintenances"].size(), 11U);
    QVERIFY(fleet["not_read"].empty());
    bool still = true; // what is coming is at the top, by deadline
    std::string last;
    for (const auto& each : fleet["maintenances"]) {
        const bool coming = each.at("coming").get<bool>();
        QVERIFY(still || !coming);
        still = coming;
        if (coming) {
            const auto deadline = each.at("required_by").get<std::string>();
            QVERIFY(last <= deadline);
            last = deadline;
        }
    }
    QVERIFY(!last.empty());
}

void TestAreaProgram::levelsAreThoseOfTheApi() {
    const Stage stage;
    const auto outcome = stage.run({QStringLiteral("levels"), QStringLiteral("--json")});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(test::schemaFault("levels", outcome.json()), std::string());
    const auto api = stage.http->get("/data/postgres/v1/levels/advanced").at("items");
    const auto prices = stage.http->get("/data/postgres/v1/pricing");
    const auto json = outcome.json();
    const auto table =
        stage.run({QStringLiteral("levels"), QStringLiteral("--tier"), QStringLiteral("advanced-private")});
    QVERIFY2(table.exitCode == 0, table.err.constData());
    QCOMPARE(json["levels"].size(), api.size());
    for (std::size_t at = 0; at < api.size(); ++at) {
        for (const char* const member : {"name", "vcpu", "memory_in_gb", "connection_limit"}) {
            QVERIFY2(json["levels"][at].at(member) == api[at].at(member), member);
        }
        QVERIFY(table.out.contains(QByteArray::fromStdString(api[at].at("name").get<std::string>())));
    }
    QCOMPARE(json["pricing"].size(), prices.size());
    const std::string level = "4G-Performance";
    for (const auto& [tier, products] : prices.items()) {
        const auto priced = std::find_if(products.begin(), products.end(), [&level](const Json& each) {
            return each.value("product_description", Json()) == level;
        });
        QVERIFY2(priced != products.end(), tier.c_str());
        QCOMPARE(json["pricing"][tier][level]["rate"].get<double>(), priced->at("rate").get<double>());
    }
}

/// `levels --json` into a file, and `recommend --catalog` of that file says the same as the API.
void TestAreaProgram::printedLevelsAreAFileOfPrices() {
    const Stage stage;
    const auto outcome = stage.run({QStringLiteral("levels"), QStringLiteral("--json")});
    const QTemporaryDir folder;
    const auto file = [&folder](const char* name, const QByteArray& content) {
        QFile written(folder.filePath(QLatin1String(name)));
        return written.open(QIODevice::WriteOnly) && written.write(content) == content.size() ? written.fileName()
                                                                                              : QString();
    };
    const auto catalog = file("levels.json", outcome.out);
    const auto needs =
        file("needs.json", R"({"version":1,"workloads":[{"name":"web","access":"read","connections":900}]})");
    const QStringList recommend{QStringLiteral("recommend"), needs, QStringLiteral("--json")};
    const auto fromApi = stage.run(recommend);
    QVERIFY2(fromApi.exitCode == 0, fromApi.err.constData());
    const auto fromFile = FieldProgram().run(recommend + QStringList{QStringLiteral("--catalog"), catalog});
    QVERIFY2(fromFile.exitCode == 0, fromFile.err.constData());
    QCOMPARE(fromFile.out, fromApi.out);
}

void TestAreaProgram::aRefusalIsExitOneAndNothingOnStdout_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto name = QString::fromStdString(areaCluster);
    for (const char* const area : {"credentials", "settings", "quotas", "maintenance"}) {
        const auto command = QLatin1String(area);
        QTest::addRow("%s of nobody", area)
            << QStringList{command, QStringLiteral("nobody"), QStringLiteral("--sandbox")} << QByteArray("No cluster");
        QTest::addRow("%s, unreachable", area)
            << QStringList{command, name, QStringLiteral("--api-url"), QStringLiteral("http://127.0.0.1:1")}
            << QByteArray("No connection could be established");
    }
    QTest::newRow("levels, unreachable") << QStringList{QStringLiteral("levels"), QStringLiteral("--api-url"),
                                                        QStringLiteral("http://127.0.0.1:1")}
                                         << QByteArray("No connection could be established");
}

void TestAreaProgram::aRefusalIsExitOneAndNothingOnStdout() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const auto outcome = FieldProgram().run(arguments);
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
}

void TestAreaProgram::helpTellsOfOneCommand_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("usage");
    QTest::newRow("credentials") << QStringLiteral("credentials")
                                 << QByteArray("poolhouse credentials CLUSTER [OPTIONS]\n");
    QTest::newRow("settings") << QStringLiteral("settings") << QByteArray("poolhouse settings CLUSTER [OPTIONS]\n");
    QTest::newRow("quotas") << QStringLiteral("quotas") << QByteArray("poolhouse quotas CLUSTER [OPTIONS]\n");
    QTest::newRow("maintenance") << QStringLiteral("maintenance")
                                 << QByteArray("poolhouse maintenance [CLUSTER] [OPTIONS]\n");
    QTest::newRow("levels") << QStringLiteral("levels") << QByteArray("poolhouse levels [OPTIONS]\n");
    QTest::newRow("info") << QStringLiteral("info") << QByteArray("poolhouse info [CLUSTER] [OPTIONS]\n");
}

void TestAreaProgram::helpTellsOfOneCommand() {
    QFETCH(QString, command);
    QFETCH(QByteArray, usage);
    const auto outcome = FieldProgram().run({command, QStringLiteral("--help")});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY2(outcome.out.startsWith(usage), outcome.out.constData());
    QVERIFY(outcome.out.contains("--json"));
    QVERIFY(!outcome.out.contains("--svg"));
    QVERIFY(!outcome.out.contains("poolhouse apply"));
}

POOLHOUSE_CORE_APP_TEST(TestAreaProgram)
#include "tst_area_program.moc"
