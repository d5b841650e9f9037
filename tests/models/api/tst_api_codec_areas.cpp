// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "tests/models/api/api_documents.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace poolhouse;
using namespace poolhouse::api;
using namespace poolhouse::api::codec;
namespace documents = test::documents;

namespace {

QString pathsOf(const std::vector<core::Unreadable>& remarks) {
    QStringList paths;
    for (const auto& each : remarks) {
        paths << QString::fromStdString(each.path) + (each.passedOver ? QStringLiteral(" left out") : QString());
    }
    return paths.join(QStringLiteral(", "));
}

} // namespace

/// What a cluster has beside its pools.
class TestApiCodecAreas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsCredentials();
    void marksDifferWithThePassword();
    void readsAConnection();
    void aConnectionWithoutItsPartsIsAnError_data();
    void aConnectionWithoutItsPartsIsAnError();
    void readsSettings();
    void readsQuotas();
    void readsAMaintenance();
    void readsAHistory();
    void readsAMigration();
    void aMigrationWithoutItsPartsIsAnError_data();
    void aMigrationWithoutItsPartsIsAnError();
    void readsClassicDatabases();
    void acceptsTheVariantsOfTheContract();
    void leavesOutWhatBreaksTheContract_data();
    void leavesOutWhatBreaksTheContract();
    void aUserIsNoCredential();
    void aListOfWhichNothingCanBeReadIsAnError();
};

void TestApiCodecAreas::readsCredentials() {
    const auto list = readCredentials(documents::credentials).value();
    QCOMPARE(list.items.size(), 2U);
    QVERIFY(list.unreadable.empty());
    const auto& owner = list.items[0];
    QVERIFY(owner.isOwner());
    QCOMPARE(owner.id.value, "cr1");
    QCOMPARE(owner.name, "u2vi1nt40t3mcq");
    QVERIFY(owner.state.is(core::CredentialState::Rotating));
    QCOMPARE(owner.port, 5432);
    QCOMPARE(owner.database, "d6kv");
    const std::vector<core::CredentialUser> users{{"u2vi1nt40t3mcq", "active"}, {"u2vi1nt40t3mcq-temp", "inactive"}};
    QVERIFY(owner.users == users);
    QVERIFY(list.items[1].type.is(core::CredentialType::Additional));
    QVERIFY(list.items[1].users && list.items[1].users->empty());
}

/// And tell nothing of it.
void TestApiCodecAreas::marksDifferWithThePassword() {
    const auto markOf = [](const QByteArray& body) { return readCredentials(body).value().items[0].mark; };
    const auto with = [](const char* what, const char* instead) {
        auto body = documents::credentials;
        return body.replace(what, instead);
    };
    const auto mark = markOf(documents::credentials);
    QCOMPARE(mark.size(), std::size_t{8});
    QCOMPARE(markOf(with("p-canary-2", "p-canary-3")), mark); // not in use
    QCOMPARE(markOf(with("rotating", "active")), mark);
    QVERIFY(markOf(with("p-canary-1", "p-canary-3")) != mark);
    QVERIFY(markOf(with("cr1", "cr9")) != mark); // of another credential
    QVERIFY(markOf(with("\"user\":\"u2vi1nt40t3mcq\",", "\"user\":\"other\",")) != mark);
    // an API that keeps passwords out of the list
    QVERIFY(markOf(with("\"password\":\"p-canary-1\",", "")).empty());
    QVERIFY(markOf(with("\"active\"}", "\"inactive\"}")).empty());
    QVERIFY(readCredentials(documents::credentials).value().items[1].mark.empty());
    const auto ofUsers = [&markOf](const char* one, const char* two) {
        return markOf(QByteArray(R"({"items":[{"id":"c","name":"n","roles":[)") + one + ',' + two + "]}]}");
    };
    constexpr auto one = R"({"user":"a","password":"p1","state":"active"})";
    constexpr auto two = R"({"user":"b","password":"p2","state":"active"})";
    QCOMPARE(ofUsers(one, two).size(), std::size_t{8});
    QCOMPARE(ofUsers(two, one), ofUsers(one, two)); // by whichever order
}

void TestApiCodecAreas::readsAConnection() {
    const auto details = readConnection(documents::connection).value();
    QCOMPARE(details.credential, "u2vi1nt40t3mcq");
    QVERIFY(details.state.is(core::CredentialState::Rotating));
    QCOMPARE(details.host, "h.example.com");
    QCOMPARE(details.port, 5432);
    QCOMPARE(details.database, "d6kv");
    QCOMPARE(details.user, "u2vi1nt40t3mcq");
    QCOMPARE(details.password.reveal(), "p-canary-1");
    QVERIFY(details.usable());
    auto idle = documents::connection;
    const auto nobody = readConnection(idle.replace("\"active\"", "\"inactive\""));
    QVERIFY(nobody && !nobody.value().usable() && nobody.value().password.empty());
}

void TestApiCodecAreas::aConnectionWithoutItsPartsIsAnError_data() {
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("path");
    const auto row = [](const char* name, const char* what, const char* instead, const char* path) {
        QTest::newRow(name) << QByteArray(what) << QByteArray(instead) << QString::fromLatin1(path);
    };
    row("no host", "\"h.example.com\"", "null", "host");
    row("no database", "\"d6kv\"", "\"\"", "database");
    row("no port", "\"5432\"", "\"none\"", "");
    row("no name", "\"name\"", "\"nome\"", "name");
}

void TestApiCodecAreas::aConnectionWithoutItsPartsIsAnError() {
    QFETCH(const QByteArray, what);
    QFETCH(const QByteArray, instead);
    auto body = documents::connection;
    const auto details = readConnection(body.replace(what, instead));
    QVERIFY(!details);
    QTEST(QString::fromStdString(details.error().path), "path");
    QVERIFY(details.error().expected.find("canary") == std::string::npos);
}

void TestApiCodecAreas::readsSettings() {
    const auto list = readSettings(documents::settings).value();
    QVERIFY(list.unreadable.empty());
    const std::vector<core::Setting> expected{
        {"log_connections", false, true, false},
        {"log_min_duration_statement", 2000.0, 2000.0, false},
        {"log_statement", core::NotSet{}, std::string("ddl"), false},
        {"auto_explain.log_format", std::string("json"), std::string("text"), true}};
    QVERIFY(list.items == expected);
}

void TestApiCodecAreas::readsQuotas() {
    const auto list = readQuotas(documents::quotas).value();
    const core::Quota expected{
        "storage", 24.5, 80, std::nullopt, core::readEnum(core::enforcementActionWords(), "notify"), false};
    QVERIFY(list.items == std::vector{expected});
    QVERIFY(readQuotas(R"({"items":[]})").value().items.empty());
    const auto sparse = readQuotas(R"({"items":[{"type":"storage","warning_gb":80,"critical_gb":90}]})").value();
    QVERIFY(!sparse.items.at(0).enforcementActive); // unknown, not "no"
    QVERIFY(sparse.unreadable.empty());
}

void TestApiCodecAreas::readsAMaintenance() {
    const auto answer = readMaintenance(documents::maintenance).value();
    QVERIFY(answer.unreadable.empty());
    const auto& read = answer.maintenance;
    QCOMPARE(read.cluster.value, "c1");
    QCOMPARE(read.clusterName, "postgresql-rectangular-12345");
    QCOMPARE(read.app, "example-app");
    QVERIFY(read.state.is(core::MaintenanceState::Pending));
    QCOMPARE(read.method, "changeover");
    QCOMPARE(read.reason, "routine_maintenance");
    QCOMPARE(read.scheduledFor, core::parseInstant("2026-07-09T22:00:00Z"));
    QCOMPARE(read.requiredBy, core::parseInstant("2026-09-14T08:28:00Z"));
    QVERIFY(!read.previouslyScheduledFor && !read.startedAt && !read.completedAt && !read.duration);
    QCOMPARE(read.window, core::parseWindow("Thursdays 22:00 to Fridays 02:00 UTC")); // the cluster's present one
}

void TestApiCodecAreas::readsAHistory() {
    const auto list = readMaintenances(documents::maintenances).value();
    QCOMPARE(list.items.size(), 2U);
    const auto& past = list.items[1];
    QVERIFY(past.cluster.empty());
    QVERIFY(past.state.is(core::MaintenanceState::Completed));
    QCOMPARE(past.duration, std::chrono::seconds(183));
    QCOMPARE(past.completedAt, core::parseInstant("2026-04-09T22:03:08Z"));
    QCOMPARE(past.window, core::parseWindow("Tuesdays 17:30 to 21:30 UTC"));
}

void TestApiCodecAreas::readsAMigration() {
    const auto answer = readMigration(documents::migration).value();
    QVERIFY(answer.unreadable.empty());
    const auto& read = answer.migration.value();
    QCOMPARE(read.id, "m1");
    QCOMPARE(read.source.value, "s1");
    QCOMPARE(read.target.value, "c1");
    QVERIFY(read.state.is(core::MigrationState::Migrating));
    QCOMPARE(read.description, "Copying the data");
    QCOMPARE(read.progress, 42.0);
    QVERIFY(read.error.empty() && read.stopReason.empty());
    const std::vector<core::MigrationCheck> checks{{"source-reachable", "passed", ""},
                                                   {"extensions-available", "warning", "postgis is older"}};
    QVERIFY(read.checks == checks);
    const auto sparse = readMigration(R"({"id":"m1","source_id":"s1","status":"rewinding","full_load_progress":-1,)"
                                      R"("preassessment_results":3})")
                            .value();
    QCOMPARE(sparse.migration->state.text, "rewinding"); // rule 16
    QVERIFY(!sparse.migration->progress && sparse.migration->checks.empty());
    QCOMPARE(pathsOf(sparse.unreadable), QStringLiteral("preassessment_results"));
}

void TestApiCodecAreas::aMigrationWithoutItsPartsIsAnError_data() {
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("instead");
    QTest::newRow("id") << QByteArray(R"("id":"m1",)") << QByteArray();
    QTest::newRow("source") << QByteArray(R"("source_id":"s1")") << QByteArray(R"("source_id":null)");
    QTest::newRow("state") << QByteArray(R"("status":"migrating")") << QByteArray(R"("status":5)");
}

void TestApiCodecAreas::aMigrationWithoutItsPartsIsAnError() {
    QFETCH(const QByteArray, what);
    QFETCH(const QByteArray, instead);
    auto body = documents::migration;
    QVERIFY(body.contains(what));
    QVERIFY(!readMigration(body.replace(what, instead)));
}

void TestApiCodecAreas::readsClassicDatabases() {
    const auto list =
        readClassicDatabases(R"([{"id":"s1","name":"postgresql-rigid-40120","app":{"id":"a1","name":"example-app"},)"
                             R"("state":"provisioned","plan":{"name":"heroku-postgresql:standard-2"}},)"
                             R"({"id":"c1","name":"postgresql-x","plan":{"name":"heroku-postgresql:advanced"}},)"
                             R"({"id":"r1","name":"redis-x","plan":{"name":"heroku-redis:mini"}},)"
                             R"({"name":"without an id","plan":{"name":"heroku-postgresql:mini"}}])")
            .value();
    QCOMPARE(list.items.size(), 1U);
    const core::ClassicDatabase expected{{"s1"},
                                         "postgresql-rigid-40120",
                                         {{"a1"}, "example-app"},
                                         "standard-2",
                                         core::readEnum(core::addonStateWords(), "provisioned")};
    QVERIFY(list.items.front() == expected);
    QCOMPARE(pathsOf(list.unreadable), QStringLiteral("[3].id left out"));
}

/// Where the contract says UNCERTAIN or gives two types.
void TestApiCodecAreas::acceptsTheVariantsOfTheContract() {
    const auto credentials =
        readCredentials(R"({"items":[{"name":"owner","type":"owner","state":"hatching","port":5432}]})").value();
    QCOMPARE(credentials.items.at(0).port, 5432);
    QCOMPARE(credentials.items.at(0).state.text, "hatching"); // rule 16
    QVERIFY(credentials.unreadable.empty());                  // a list without roles, and so without passwords
    QVERIFY(!credentials.items.at(0).users);                  // unknown, not "none"
    const auto settings = readSettings(R"({"items":[{"name":"work_mem"},{"name":"jit","current":"on"}]})").value();
    QVERIFY(std::holds_alternative<std::monostate>(settings.items.at(0).value));
    QVERIFY(!settings.items.at(0).needsRestart);
    QVERIFY(settings.unreadable.empty());
    for (const char* duration : {"187", "\"187\""}) {
        const auto answer = readMaintenance(
            QByteArray(
                R"({"addon":{"name":"db"},"status":"none","method":"none","reason":"none","duration_seconds":)") +
            duration + "}");
        QCOMPARE(answer.value().maintenance.duration, std::chrono::seconds(187));
        QCOMPARE(answer.value().maintenance.reason, "");
    }
}

void TestApiCodecAreas::leavesOutWhatBreaksTheContract_data() {
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<int>("list");
    QTest::addColumn<QString>("remarks");
    QTest::addColumn<bool>("kept");
    const auto row = [](int list, const char* record, const char* remarks, bool kept) {
        QTest::newRow(record) << QByteArray(record) << list << QString::fromLatin1(remarks) << kept;
    };
    row(0, R"({"type":"owner"})", "items[1].name left out", false);
    row(0, R"("text")", "items[1] left out", false);
    row(0, R"({"name":"a","port":"many"})", "items[1].port", true);
    row(0, R"({"name":"a","state":7,"roles":{}})", "items[1].state, items[1].roles", true);
    row(0, R"({"name":"a","roles":[{"user":5,"password":"p-canary"},"p-canary"]})",
        "items[1].roles[0].user, items[1].roles[1] left out", true);
    row(1, R"({"current":true})", "items[1].name left out", false);
    row(1, R"({"name":"a","current":[1],"default":{},"reboot_required":"no"})",
        "items[1].current, items[1].default, items[1].reboot_required", true);
    row(2, R"({"current_gb":1})", "items[1].type left out", false);
    row(2, R"({"type":"a","warning_gb":"80","critical_gb":9})", "items[1].warning_gb left out", false);
    row(2, R"({"type":"a","warning_gb":8,"critical_gb":-3})", "items[1].critical_gb left out", false);
    row(2, R"({"type":"a","warning_gb":8})", "items[1].critical_gb left out", false);
    row(2, R"({"type":"a","warning_gb":null,"critical_gb":-1,"current_gb":"5","enforcement_active":0})",
        "items[1].current_gb, items[1].enforcement_active", true);
    row(3, R"({"status":"none"})", "maintenances[1].addon left out", false);
    row(3, R"({"addon":{"name":""}})", "maintenances[1].addon.name left out", false);
    row(3, R"({"addon":{"name":"db"},"required_by":"soon","scheduled_for":5,"duration_seconds":"3 min"})",
        "maintenances[1].scheduled_for, maintenances[1].required_by, maintenances[1].duration_seconds", true);
}

void TestApiCodecAreas::leavesOutWhatBreaksTheContract() {
    QFETCH(const QByteArray, record);
    QFETCH(const int, list);
    QFETCH(const QString, remarks);
    QFETCH(const bool, kept);
    const auto check = [&](const auto& result) {
        QVERIFY(result.ok());
        QCOMPARE(pathsOf(result.value().unreadable), remarks);
        QCOMPARE(result.value().items.size(), kept ? 2U : 1U);
        for (const auto& remark : result.value().unreadable) {
            QVERIFY(remark.expected.find("canary") == std::string::npos);
            QVERIFY(remark.name.find("canary") == std::string::npos);
        }
    };
    const auto items =
        R"({"items":[{"name":"good","type":"good","warning_gb":null,"critical_gb":null},)" + record + "]}";
    switch (list) {
    case 0: check(readCredentials(items)); break;
    case 1: check(readSettings(items)); break;
    case 2: check(readQuotas(items)); break;
    default: check(readMaintenances(R"({"maintenances":[{"addon":{"name":"good"}},)" + record + "]}")); break;
    }
}

void TestApiCodecAreas::aUserIsNoCredential() {
    const auto list = readCredentials(R"({"items":[{"name":"a","roles":["p-canary",{"user":"u0"}]},{}]})").value();
    QCOMPARE(list.items.at(0).users->size(), 1U);
    QCOMPARE(list.unreadable.size(), 2U);
    QVERIFY(list.unreadable[0].kind == core::RecordKind::DatabaseUser);
    QVERIFY(list.unreadable[1].kind == core::RecordKind::Credential);
}

void TestApiCodecAreas::aListOfWhichNothingCanBeReadIsAnError() {
    const auto result = readSettings(R"({"items":[{"name":7},{}]})");
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ApiError::Kind::WrongType);
    QCOMPARE(result.error().path, "items[0].name");
    QCOMPARE(readCredentials("{}").error().path, "items");
    QCOMPARE(readMaintenances(R"({"items":[]})").error().path, "maintenances");
}

POOLHOUSE_CORE_APP_TEST(TestApiCodecAreas)
#include "tst_api_codec_areas.moc"
