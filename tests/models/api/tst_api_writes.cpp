// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/guarded_transport.h"
#include "models/api/heroku_client.h"
#include "tests/support/api_manual_delay.h"
#include "tests/support/http_fake_transport.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::api;
using test::ApiManualDelay;
using test::HttpFakeTransport;
using Kind = ApiError::Kind;

namespace {

const std::string writeSecret = "HRKU-do-not-tell-anybody";
const QByteArray pool = R"({"id":"p9","name":"web-reads","status":"provisioning","expected_count":2,
 "expected_level":"4G-Performance","expected_connection_limit":760,"connections_used":null,"compute_instances":[],
 "endpoints":[],"wait_status":{"waiting":true,"message":"Provisioning"}})";
const QByteArray changes = R"({"changes":[{"pool":"p9","name":"count","previous":"2","current":"3"}]})";

const QByteArray attachment = R"({"id":"a1","name":"REPORTS","namespace":"role:analyst|proxy:false|pool:analytics",
 "app":{"id":"p1","name":"demo-app"},"addon":{"id":"c1","name":"postgresql-demo-10001","app":{"id":"p1","name":"x"}}})";

struct WriteStage {
    HttpFakeTransport network;
    ApiManualDelay delay;
    SessionMonitor monitor;
    bool locked = false;
    std::vector<WriteTarget> checked; ///< targets passed to the lock
    GuardedTransport transport{network, delay, [this](const WriteTarget& target) {
                                   checked.push_back(target);
                                   return locked;
                               }};
    std::optional<HerokuClient> client;
    std::vector<WriteExchange> exchanges;

    WriteStage() {
        client.emplace(transport, delay, monitor, ApiHosts::forPlatform(QUrl(QStringLiteral("http://127.0.0.1:5000"))),
                       Token(writeSecret));
        QObject::connect(&monitor, &SessionMonitor::exchanged,
                         [this](const WriteExchange& exchange) { exchanges.push_back(exchange); });
    }
};

using OnResult = std::function<void(std::optional<ApiError>)>;
using SendWrite = std::function<Call(HerokuClient&, OnResult)>;

/// A reply that reports only success or the error.
template <class T> Reply<T> reportTo(OnResult onResult) {
    return [onResult = std::move(onResult)](ApiResult<T> result) {
        onResult(result ? std::nullopt : std::optional(result.error()));
    };
}

const SendWrite addPool = [](HerokuClient& c, OnResult onResult) {
    return c.addPool({"c1"}, {"web-reads", "4G-Performance", 2}, reportTo<core::Pool>(std::move(onResult)));
};
const SendWrite addUnnamed = [](HerokuClient& c, OnResult onResult) {
    return c.addPool({"c1"}, {"", "4G-Performance", 1}, reportTo<core::Pool>(std::move(onResult)));
};
const SendWrite setLevel = [](HerokuClient& c, OnResult onResult) {
    return c.setLevel({"c1"}, {"p/9"}, "8G-Performance", reportTo<core::Done>(std::move(onResult)));
};
const SendWrite setCount = [](HerokuClient& c, OnResult onResult) {
    return c.setCount({"c1"}, {"p9"}, 3, reportTo<core::Done>(std::move(onResult)));
};
const SendWrite destroy = [](HerokuClient& c, OnResult onResult) {
    return c.destroyPool({"c1"}, {"p9"}, reportTo<core::Done>(std::move(onResult)));
};
const SendWrite attach = [](HerokuClient& c, OnResult onResult) {
    return c.attach({{"c1"}, "postgresql-demo-10001", "demo-app", "REPORTS", "analytics", "analyst"},
                    reportTo<core::Attachment>(std::move(onResult)));
};
const SendWrite attachByOwner = [](HerokuClient& c, OnResult onResult) {
    return c.attach({{"c1"}, "postgresql-demo-10001", "demo-app", "", "", ""},
                    reportTo<core::Attachment>(std::move(onResult)));
};
const SendWrite detach = [](HerokuClient& c, OnResult onResult) {
    core::Attachment attachment;
    attachment.id.value = "a/1";
    attachment.app.name = "demo-app";
    attachment.cluster.value = "c1";
    return c.detach(attachment, reportTo<core::Done>(std::move(onResult)));
};
const SendWrite preAuthorize = [](HerokuClient& c, OnResult onResult) {
    return c.preAuthorize("example app", " 123456\n", reportTo<core::Done>(std::move(onResult)));
};
const SendWrite runMaintenance = [](HerokuClient& c, OnResult onResult) {
    return c.runMaintenance({"c/1"}, reportTo<core::Done>(std::move(onResult)));
};
const SendWrite moveMaintenance = [](HerokuClient& c, OnResult onResult) {
    return c.moveMaintenance({"c1"}, -2, reportTo<core::Done>(std::move(onResult)));
};
const SendWrite createCredential = [](HerokuClient& c, OnResult onResult) {
    return c.createCredential({"c1"}, "reporting", reportTo<core::Done>(std::move(onResult)));
};
const SendWrite rotateCredential = [](HerokuClient& c, OnResult onResult) {
    return c.rotateCredential({"c1"}, "free cred", false, reportTo<core::Done>(std::move(onResult)));
};
const SendWrite forceRotation = [](HerokuClient& c, OnResult onResult) {
    return c.rotateCredential({"c1"}, "reporting", true, reportTo<core::Done>(std::move(onResult)));
};
const SendWrite rotateAll = [](HerokuClient& c, OnResult onResult) {
    return c.rotateAllCredentials({"c/1"}, false, reportTo<core::Done>(std::move(onResult)));
};
const SendWrite destroyCredential = [](HerokuClient& c, OnResult onResult) {
    return c.destroyCredential({"c1"}, "a/b", reportTo<core::Done>(std::move(onResult)));
};
const SendWrite setWindow = [](HerokuClient& c, OnResult onResult) {
    return c.setMaintenanceWindow({"c1"}, {std::chrono::Sunday, std::chrono::minutes(9 * 60 + 5)},
                                  reportTo<core::Done>(std::move(onResult)));
};
const SendWrite destroyCluster = [](HerokuClient& c, OnResult onResult) {
    return c.destroyCluster({"a/1"}, {"c/1"}, true, reportTo<core::ClusterSummary>(std::move(onResult)));
};
const SendWrite upgradeVersion = [](HerokuClient& c, OnResult onResult) {
    return c.upgradeVersion({"c/1"}, "18", reportTo<core::Done>(std::move(onResult)));
};
const SendWrite upgradeToNewest = [](HerokuClient& c, OnResult onResult) {
    return c.upgradeVersion({"c1"}, {}, reportTo<core::Done>(std::move(onResult)));
};
const SendWrite changeSettings = [](HerokuClient& c, OnResult onResult) {
    return c.changeSettings({"c/1"}, {{{"log_statement", "ddl"}, {"log_min_duration_statement", "500", 2000.0, true}}},
                            reportTo<core::Done>(std::move(onResult)));
};
const SendWrite setQuota = [](HerokuClient& c, OnResult onResult) {
    const auto notify = core::enforcementAction(core::EnforcementAction::Notify);
    return c.setQuota({"c1"}, {"storage", {12, {}, notify}, {{}, 20.5, notify}},
                      reportTo<core::Done>(std::move(onResult)));
};
const SendWrite setAction = [](HerokuClient& c, OnResult onResult) {
    const auto notify = core::enforcementAction(core::EnforcementAction::Notify);
    return c.setQuota({"c1"}, {"a b", {12.5, {}, notify}, {12.5, {}, {}}}, reportTo<core::Done>(std::move(onResult)));
};

const SendWrite prepareMigration = [](HerokuClient& c, OnResult onResult) {
    return c.prepareMigration({"c/1"}, {"s1"}, core::MigrationMethod::Cdc, reportTo<core::Done>(std::move(onResult)));
};
const SendWrite runMigration = [](HerokuClient& c, OnResult onResult) {
    return c.runMigration({"c/1"}, reportTo<core::Done>(std::move(onResult)));
};
const SendWrite cancelMigration = [](HerokuClient& c, OnResult onResult) {
    return c.cancelMigration({"c1"}, reportTo<core::Done>(std::move(onResult)));
};

const SendWrite create = [](HerokuClient& c, OnResult onResult) {
    core::NewCluster cluster{"demo app", "orders-db", "MAIN", "advanced-private", "4G-Performance", true, "17"};
    return c.create(cluster, reportTo<core::ClusterSummary>(std::move(onResult)));
};
const SendWrite forkCluster = [](HerokuClient& c, OnResult onResult) {
    core::NewCluster cluster{"demo-app", "orders-db", {}, "advanced", "4G-Performance"};
    cluster.source = core::ClusterSource{"source-db"};
    return c.create(cluster, reportTo<core::ClusterSummary>(std::move(onResult)));
};
const SendWrite rollBack = [](HerokuClient& c, OnResult onResult) {
    core::NewCluster cluster{"demo-app", "orders-db", {}, "advanced", "4G-Performance"};
    cluster.source = core::ClusterSource{"source-db", core::parseInstant("2026-06-02T11:00:00Z")};
    return c.create(cluster, reportTo<core::ClusterSummary>(std::move(onResult)));
};

} // namespace

class TestApiWrites : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsRequestsPerContract_data() {
        QTest::addColumn<SendWrite>("send");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        const QByteArray none = "none";
        const QByteArray one = "/data/postgres/v1/c1/pools/p9";
        QTest::newRow("add") << addPool << QByteArray("POST") << QByteArray("/data/postgres/v1/c1/pools")
                             << QByteArray(R"({"count":2,"level":"4G-Performance","name":"web-reads"})")
                             << QByteArray();
        QTest::newRow("add without a name")
            << addUnnamed << QByteArray("POST") << QByteArray("/data/postgres/v1/c1/pools")
            << QByteArray(R"({"count":1,"level":"4G-Performance"})") << QByteArray();
        QTest::newRow("level, and an id that needs escaping")
            << setLevel << QByteArray("PATCH") << QByteArray("/data/postgres/v1/c1/pools/p%2F9")
            << QByteArray(R"({"level":"8G-Performance"})") << QByteArray();
        QTest::newRow("count") << setCount << QByteArray("PATCH") << one << QByteArray(R"({"count":3})")
                               << QByteArray();
        QTest::newRow("destroy") << destroy << QByteArray("DELETE") << one << none << QByteArray();
        QTest::newRow("attach")
            << attach << QByteArray("POST") << QByteArray("/addon-attachments")
            << QByteArray(R"({"addon":{"name":"postgresql-demo-10001"},"app":{"name":"demo-app"},"name":"REPORTS",)"
                          R"("namespace_config":{"pool":"analytics","proxy":"false","role":"analyst"}})")
            << QByteArray();
        QTest::newRow("attach, all left to the API")
            << attachByOwner << QByteArray("POST") << QByteArray("/addon-attachments")
            << QByteArray(R"({"addon":{"name":"postgresql-demo-10001"},"app":{"name":"demo-app"},)"
                          R"("namespace_config":{"proxy":"false"}})")
            << QByteArray();
        QTest::newRow("detach") << detach << QByteArray("DELETE") << QByteArray("/addon-attachments/a%2F1") << none
                                << QByteArray();
        QTest::newRow("run maintenance") << runMaintenance << QByteArray("POST")
                                         << QByteArray("/data/maintenances/v1/c%2F1/run") << none << QByteArray();
        QTest::newRow("move maintenance")
            << moveMaintenance << QByteArray("POST") << QByteArray("/data/maintenances/v1/c1/schedule")
            << QByteArray(R"({"delay_weeks":"-2"})") << QByteArray();
        QTest::newRow("window") << setWindow << QByteArray("POST") << QByteArray("/data/maintenances/v1/c1/window")
                                << QByteArray(R"({"day_of_week":"sunday","time_of_day":"09:05"})") << QByteArray();
        QTest::newRow("create")
            << create << QByteArray("POST") << QByteArray("/apps/demo%20app/addons")
            << QByteArray(
                   R"({"attachment":{"name":"MAIN"},"config":{"high-availability":true,"level":"4G-Performance",)"
                   R"("version":"17"},"name":"orders-db","plan":{"name":"heroku-postgresql:advanced-private"}})")
            << QByteArray();
        QTest::newRow("fork")
            << forkCluster << QByteArray("POST") << QByteArray("/apps/demo-app/addons")
            << QByteArray(
                   R"({"attachment":{},"config":{"fork":"source-db","high-availability":false,"level":"4G-Performance"},)"
                   R"("name":"orders-db","plan":{"name":"heroku-postgresql:advanced"}})")
            << QByteArray();
        QTest::newRow("roll back")
            << rollBack << QByteArray("POST") << QByteArray("/apps/demo-app/addons")
            << QByteArray(R"({"attachment":{},"config":{"high-availability":false,"level":"4G-Performance",)"
                          R"("recovery-time":"2026-06-02T11:00:00","rollback":"source-db"},)"
                          R"("name":"orders-db","plan":{"name":"heroku-postgresql:advanced"}})")
            << QByteArray();
        QTest::newRow("destroy cluster") << destroyCluster << QByteArray("DELETE")
                                         << QByteArray("/apps/a%2F1/addons/c%2F1") << QByteArray(R"({"force":true})")
                                         << QByteArray();
        QTest::newRow("upgrade") << upgradeVersion << QByteArray("POST")
                                 << QByteArray("/data/postgres/v1/c%2F1/upgrade/run")
                                 << QByteArray(R"({"version":"18"})") << QByteArray();
        QTest::newRow("upgrade, newest") << upgradeToNewest << QByteArray("POST")
                                         << QByteArray("/data/postgres/v1/c1/upgrade/run") << QByteArray("{}")
                                         << QByteArray();
        const QByteArray credentials = "/data/postgres/v1/c1/credentials";
        QTest::newRow("create credential") << createCredential << QByteArray("POST") << credentials
                                           << QByteArray(R"({"name":"reporting"})") << QByteArray();
        QTest::newRow("rotate credential")
            << rotateCredential << QByteArray("POST") << QByteArray(credentials + "/free%20cred/rotate")
            << QByteArray("{}") << QByteArray();
        QTest::newRow("forced rotation") << forceRotation << QByteArray("POST")
                                         << QByteArray(credentials + "/reporting/rotate")
                                         << QByteArray(R"({"forced":true})") << QByteArray();
        QTest::newRow("rotate all") << rotateAll << QByteArray("POST")
                                    << QByteArray("/data/postgres/v1/c%2F1/rotate_credentials") << QByteArray("{}")
                                    << QByteArray();
        QTest::newRow("destroy credential")
            << destroyCredential << QByteArray("DELETE") << QByteArray(credentials + "/a%2Fb") << none << QByteArray();
        QTest::newRow("settings") << changeSettings << QByteArray("PUT")
                                  << QByteArray("/data/postgres/v1/c%2F1/settings")
                                  << QByteArray(R"({"settings":"log_statement:ddl,log_min_duration_statement:500"})")
                                  << QByteArray();
        QTest::newRow("quota, what differs")
            << setQuota << QByteArray("PATCH") << QByteArray("/data/postgres/v1/c1/quotas/storage")
            << QByteArray(R"({"critical_gb":null,"warning_gb":12})") << QByteArray();
        QTest::newRow("quota, its action")
            << setAction << QByteArray("PATCH") << QByteArray("/data/postgres/v1/c1/quotas/a%20b")
            << QByteArray(R"({"enforcement_action":"notify"})") << QByteArray();
        QTest::newRow("prepare migration")
            << prepareMigration << QByteArray("POST") << QByteArray("/data/postgres/v1/c%2F1/migrations")
            << QByteArray(R"({"method":"cdc","source_id":"s1"})") << QByteArray();
        QTest::newRow("run migration") << runMigration << QByteArray("POST")
                                       << QByteArray("/data/postgres/v1/c%2F1/migrations/run") << none << QByteArray();
        QTest::newRow("cancel migration")
            << cancelMigration << QByteArray("POST") << QByteArray("/data/postgres/v1/c1/migrations/cancel") << none
            << QByteArray();
        QTest::newRow("second factor") << preAuthorize << QByteArray("PUT")
                                       << QByteArray("/apps/example%20app/pre-authorizations") << none
                                       << QByteArray("123456");
    }
    void sendsRequestsPerContract() {
        QFETCH(const SendWrite, send);
        WriteStage stage;
        const Call call = send(*stage.client, [](auto) {});
        QCOMPARE(stage.network.count(), 1U);
        const auto& request = stage.network.request(0);
        QTEST(request.method, "method");
        QFETCH(const QByteArray, target);
        QCOMPARE(request.url.toEncoded(), "http://127.0.0.1:5000" + target);
        QTEST(request.body.value_or("none"), "body");
        QTEST(stage.network.sentHeader(0, "heroku-two-factor-code"), "code");
        QCOMPARE(stage.network.sentHeader(0, "accept"), "application/vnd.heroku+json; version=3");
        QCOMPARE(stage.network.sentHeader(0, "authorization"), "Bearer " + QByteArray::fromStdString(writeSecret));
    }

    void readsAllResponseForms_data() {
        QTest::addColumn<SendWrite>("send");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("problem"); ///< -1: none
        const auto wrong = static_cast<int>(Kind::WrongType);
        const auto noJson = static_cast<int>(Kind::NotJson);
        QTest::newRow("add 200") << addPool << 200 << pool << -1;
        QTest::newRow("add 201") << addPool << 201 << pool << -1;
        QTest::newRow("add without an id") << addPool << 200 << QByteArray(R"({"name":"x"})") << wrong;
        QTest::newRow("add answered with a list") << addPool << 200 << QByteArray("[]") << wrong;
        QTest::newRow("add cut") << addPool << 200 << pool.left(40) << static_cast<int>(Kind::CutOff);
        QTest::newRow("scale, the pool") << setCount << 200 << pool << -1;
        QTest::newRow("scale, changes") << setCount << 200 << changes << -1;
        QTest::newRow("scale, no changes") << setLevel << 200 << QByteArray(R"({"changes":[]})") << -1;
        QTest::newRow("scale, changes of a wrong type") << setLevel << 200 << QByteArray(R"({"changes":3})") << wrong;
        QTest::newRow("scale, neither") << setLevel << 200 << QByteArray("{}") << wrong;
        QTest::newRow("scale, another page") << setLevel << 200 << QByteArray("<html>") << noJson;
        QTest::newRow("destroy, no content") << destroy << 204 << QByteArray() << -1;
        QTest::newRow("destroy, some content") << destroy << 202 << pool << -1;
        QTest::newRow("attach 201") << attach << 201 << attachment << -1;
        QTest::newRow("attach 200") << attach << 200 << attachment << -1;
        QTest::newRow("attach without an id") << attach << 201 << QByteArray(R"({"name":"x"})") << wrong;
        QTest::newRow("attach, name in use") << attach << 423 << QByteArray(R"({"id":"confirmation_required"})")
                                             << static_cast<int>(Kind::ConfirmationRequired);
        QTest::newRow("detach") << detach << 200 << attachment << -1;
        QTest::newRow("detach, nothing") << detach << 204 << QByteArray() << -1;
        const QByteArray schedule = R"({"previously_scheduled_for":null,"scheduled_for":"2026-07-09 22:00:00 +0000"})";
        QTest::newRow("run maintenance") << runMaintenance << 200 << schedule << -1;
        QTest::newRow("move maintenance") << moveMaintenance << 200 << schedule << -1;
        QTest::newRow("window") << setWindow << 200 << QByteArray(R"({"window":"Sundays 09:05 to 13:05 UTC"})") << -1;
        QTest::newRow("move maintenance, a list") << moveMaintenance << 200 << QByteArray("[]") << wrong;
        QTest::newRow("move maintenance, another page") << moveMaintenance << 200 << QByteArray("<html>") << noJson;
        const QByteArray addon =
            R"({"id":"c1","name":"orders-db","app":{"id":"a1","name":"demo-app"},"state":"provisioning",)"
            R"("plan":{"id":"p","name":"heroku-postgresql:advanced"}})";
        QTest::newRow("create") << create << 201 << addon << -1;
        QTest::newRow("create, another add-on")
            << create << 201 << QByteArray(R"({"id":"c1","name":"x","plan":{"name":"heroku-redis:mini"}})") << wrong;
        QTest::newRow("create, a config var in the way")
            << create << 423 << QByteArray(R"({"id":"confirmation_required","message":"It exists."})")
            << static_cast<int>(Kind::ConfirmationRequired);
        const QByteArray leaving =
            R"({"id":"c1","name":"one","app":{"id":"a1","name":"demo-app"},)"
            R"("addon_service":{"id":"s1","name":"heroku-postgresql"},)"
            R"("plan":{"id":"p1","name":"heroku-postgresql:advanced"},"state":"deprovisioning"})";
        QTest::newRow("destroy cluster") << destroyCluster << 200 << leaving << -1;
        QTest::newRow("destroy cluster, accepted") << destroyCluster << 202 << leaving << -1;
        QTest::newRow("destroy cluster, a list") << destroyCluster << 200 << QByteArray("[]") << wrong;
        QTest::newRow("destroy cluster, another add-on")
            << destroyCluster << 200 << QByteArray(leaving).replace("heroku-postgresql", "heroku-redis") << wrong;
        QTest::newRow("upgrade") << upgradeVersion << 200 << QByteArray(R"({"message":"Upgrading."})") << -1;
        QTest::newRow("upgrade, a list") << upgradeVersion << 200 << QByteArray("[]") << wrong;
        QTest::newRow("upgrade, refused")
            << upgradeVersion << 422 << QByteArray(R"({"message":"No."})") << static_cast<int>(Kind::Invalid);
        QTest::newRow("settings") << changeSettings << 200 << changes << -1;
        QTest::newRow("settings, in force already") << changeSettings << 200 << QByteArray(R"({"changes":[]})") << -1;
        QTest::newRow("settings, neither") << changeSettings << 200 << QByteArray("{}") << wrong;
        const QByteArray quota = R"({"type":"storage","current_gb":5,"warning_gb":12,"critical_gb":null,)"
                                 R"("enforcement_action":"notify","enforcement_active":false})";
        QTest::newRow("quota") << setQuota << 200 << quota << -1;
        QTest::newRow("quota, without thresholds") << setQuota << 200 << QByteArray(R"({"type":"storage"})") << wrong;
        const QByteArray migration = R"({"id":"m1","source_id":"s1","target_id":"c1","status":"preparing"})";
        QTest::newRow("prepare migration") << prepareMigration << 200 << migration << -1;
        QTest::newRow("prepare migration, without a state")
            << prepareMigration << 200 << QByteArray(R"({"id":"m1","source_id":"s1"})") << wrong;
        QTest::newRow("run migration") << runMigration << 202 << QByteArray("{}") << -1;
        QTest::newRow("cancel migration, a list") << cancelMigration << 202 << QByteArray("[]") << wrong;
        QTest::newRow("second factor") << preAuthorize << 201 << QByteArray("{}") << -1;
        QTest::newRow("second factor, nothing") << preAuthorize << 200 << QByteArray() << -1;
        QTest::newRow("refused") << setCount << 422 << QByteArray(R"({"id":"invalid","message":"No."})")
                                 << static_cast<int>(Kind::Invalid);
        QTest::newRow("confirmation") << destroy << 423 << QByteArray(R"({"id":"confirmation_required"})")
                                      << static_cast<int>(Kind::ConfirmationRequired);
    }
    void readsAllResponseForms() {
        QFETCH(const SendWrite, send);
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        WriteStage stage;
        std::vector<std::optional<ApiError>> received;
        const Call call = send(*stage.client, [&received](auto error) { received.push_back(std::move(error)); });
        stage.network.answer(0, HttpFakeTransport::response(status, body));
        QCOMPARE(received.size(), std::size_t{1});
        QTEST(received.front() ? static_cast<int>(received.front()->kind) : -1, "problem");
    }

    void neverRetriesWrites_data() {
        QTest::addColumn<SendWrite>("send");
        QTest::addColumn<int>("kind");
        for (const auto& [name, send] :
             {std::pair("add", addPool), std::pair("level", setLevel), std::pair("count", setCount),
              std::pair("destroy", destroy), std::pair("attach", attach), std::pair("detach", detach)}) {
            for (const auto kind : {Kind::Unreachable, Kind::ConnectionLost, Kind::Timeout, Kind::CutOff}) {
                QTest::addRow("%s %d", name, static_cast<int>(kind)) << send << static_cast<int>(kind);
            }
            QTest::addRow("%s 503", name) << send << -1;
        }
    }
    void neverRetriesWrites() {
        QFETCH(const SendWrite, send);
        QFETCH(const int, kind);
        WriteStage stage;
        std::optional<ApiError> received;
        const Call call = send(*stage.client, [&received](auto error) { received = std::move(error); });
        if (kind < 0) {
            stage.network.answer(0, HttpFakeTransport::response(503, "{}", {{"retry-after", "1"}}));
        } else {
            stage.network.answer(0, HttpFakeTransport::failure(static_cast<Kind>(kind)));
        }
        QVERIFY(received.has_value());
        QCOMPARE(stage.delay.count(), 0U);
        QCOMPARE(stage.network.count(), 1U);
        QVERIFY(received->kind == (kind < 0 ? Kind::ServerError : static_cast<Kind>(kind)));
    }

    void reportsExchangesBeforeReplies() {
        WriteStage stage;
        std::size_t toldBefore = 0;
        const Call call = addPool(*stage.client, [&](auto) { toldBefore = stage.exchanges.size(); });
        QVERIFY(stage.exchanges.empty());
        stage.network.answer(0, HttpFakeTransport::response(200, pool));
        QCOMPARE(toldBefore, std::size_t{1});
        const auto& exchange = stage.exchanges.front();
        QCOMPARE(exchange.method, "POST");
        QCOMPARE(exchange.target, "/data/postgres/v1/c1/pools");
        QCOMPARE(exchange.requestBody, R"({"count":2,"level":"4G-Performance","name":"web-reads"})");
        QCOMPARE(exchange.status, 200);
        QCOMPARE(exchange.responseBody, pool);
        QVERIFY(!exchange.bodyCut);
    }

    /// Its log_input_url holds a key.
    void doesNotReportWhatTheApiSaysOfAnAttachment() {
        WriteStage stage;
        const auto call = attach(*stage.client, [](auto) {});
        stage.network.answer(0, HttpFakeTransport::response(201, attachment));
        QCOMPARE(stage.exchanges.size(), std::size_t{1});
        QCOMPARE(stage.exchanges.front().status, 201);
        QCOMPARE(stage.exchanges.front().responseBody, QByteArray());
    }

    void reportsExchangesWithoutResponse() {
        WriteStage stage;
        const Call call = destroy(*stage.client, [](auto) {});
        stage.network.answer(0, HttpFakeTransport::failure(Kind::Timeout));
        QCOMPARE(stage.exchanges.size(), std::size_t{1});
        QCOMPARE(stage.exchanges.front().status, 0);
    }

    void truncatesLongResponses() {
        WriteStage stage;
        const Call call = destroy(*stage.client, [](auto) {});
        stage.network.answer(0, HttpFakeTransport::response(500, QByteArray(100000, 'x')));
        QCOMPARE(stage.exchanges.front().responseBody.size(), qsizetype{65536});
        QVERIFY(stage.exchanges.front().bodyCut);
    }

    void doesNotReportReads() {
        WriteStage stage;
        const Call call = stage.client->account([](auto) {});
        stage.network.answer(0, HttpFakeTransport::response(500, "{}"));
        QVERIFY(stage.exchanges.empty());
    }

    void doesNotStoreSecondFactors() {
        WriteStage stage;
        std::optional<ApiError> received;
        const Call call = preAuthorize(*stage.client, [&received](auto error) { received = error; });
        stage.network.answer(0, HttpFakeTransport::response(403, R"({"id":"two_factor","message":"Wrong code."})"));
        QVERIFY(received && received->kind == Kind::TwoFactor);
        const auto& exchange = stage.exchanges.front();
        for (const auto& text : {exchange.target, exchange.requestBody, exchange.responseBody,
                                 QByteArray::fromStdString(received->detail + received->message + received->target)}) {
            QVERIFY(!text.contains("123456"));
            QVERIFY(!text.contains("HRKU"));
        }
    }

    void rejectsInvalidCodesLocally_data() {
        QTest::addColumn<std::string>("code");
        QTest::newRow("empty") << std::string();
        QTest::newRow("another header") << std::string("123\r\nX-Evil: 1");
        QTest::newRow("blank inside") << std::string("123 456");
        QTest::newRow("too long") << std::string(65, '1');
    }
    void rejectsInvalidCodesLocally() {
        QFETCH(const std::string, code);
        WriteStage stage;
        std::optional<ApiError> received;
        const Call call =
            stage.client->preAuthorize("a", code, [&received](auto result) { received = result.error(); });
        QVERIFY(!received);
        stage.delay.elapse(0);
        QVERIFY(received && received->kind == Kind::Invalid);
        QCOMPARE(stage.network.count(), 0U);
    }

    void lockBlocksAllButGet_data() {
        QTest::addColumn<SendWrite>("send");
        QTest::newRow("add") << addPool;
        QTest::newRow("level") << setLevel;
        QTest::newRow("count") << setCount;
        QTest::newRow("destroy") << destroy;
        QTest::newRow("attach") << attach;
        QTest::newRow("detach") << detach;
        QTest::newRow("run maintenance") << runMaintenance;
        QTest::newRow("create") << create;
        QTest::newRow("destroy cluster") << destroyCluster;
        QTest::newRow("upgrade") << upgradeVersion;
        QTest::newRow("settings") << changeSettings;
        QTest::newRow("quota") << setQuota;
        QTest::newRow("prepare migration") << prepareMigration;
        QTest::newRow("run migration") << runMigration;
        QTest::newRow("cancel migration") << cancelMigration;
        QTest::newRow("second factor") << preAuthorize;
    }
    void lockBlocksAllButGet() {
        QFETCH(const SendWrite, send);
        WriteStage stage;
        stage.locked = true;
        std::optional<ApiError> received;
        const Call call = send(*stage.client, [&received](auto error) { received = std::move(error); });
        QVERIFY(!received);
        stage.delay.elapse(0);
        QVERIFY(received && received->kind == Kind::ReadOnly);
        QVERIFY(!isTransient(*received) && !outcomeUnknown(*received));
        QCOMPARE(stage.network.count(), 0U);
        const Call question = stage.client->info({"c1"}, [](auto) {});
        QCOMPARE(stage.network.count(), 1U);
        stage.locked = false;
        const Call again = send(*stage.client, [](auto) {});
        QCOMPARE(stage.network.count(), 2U);
    }

    void lockReceivesTheWriteTarget() {
        WriteStage stage;
        const Call one = setLevel(*stage.client, [](auto) {});
        const Call two = preAuthorize(*stage.client, [](auto) {});
        const Call three = stage.client->info({"c1"}, [](auto) {});
        const Call four = attach(*stage.client, [](auto) {});
        const Call five = detach(*stage.client, [](auto) {});
        const Call six = moveMaintenance(*stage.client, [](auto) {});
        const Call seven = destroyCluster(*stage.client, [](auto) {});
        QCOMPARE(stage.checked.size(), std::size_t{6});
        QVERIFY(stage.checked[5] == (WriteTarget{{"c/1"}, {}}));
        QVERIFY(stage.checked[4] == (WriteTarget{{"c1"}, {}}));
        QVERIFY(stage.checked[2] == (WriteTarget{{"c1"}, "demo-app"})); // not in the path
        QVERIFY(stage.checked[3] == (WriteTarget{{"c1"}, "demo-app"}));
        QVERIFY(stage.checked[0] == (WriteTarget{{"c1"}, {}}));
        QVERIFY(stage.checked[1] == (WriteTarget{{}, "example app"}));
    }
};

POOLHOUSE_CORE_APP_TEST(TestApiWrites)
#include "tst_api_writes.moc"
