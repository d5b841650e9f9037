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

/// `document` with its only occurrence of `from` replaced; checks that there is one.
QByteArray with(QByteArray document, const QByteArray& from, const QByteArray& to) {
    Q_ASSERT_X(document.count(from) == 1, "with", from.constData());
    return document.replace(from, to);
}

using Check = ApiError (*)(QByteArrayView);

const std::vector<core::Unreadable>& remarksOf(const core::Catalog& catalog) {
    return catalog.unreadable();
}
template <class T> const std::vector<core::Unreadable>& remarksOf(const T& value) {
    return value.unreadable;
}

/// The error, or the only remark as one.
template <class T, ApiResult<T> (*Read)(QByteArrayView)> ApiError complaintOf(QByteArrayView body) {
    const auto result = Read(body);
    if (!result) {
        return result.error();
    }
    const auto& remarks = remarksOf(result.value());
    ApiError complaint;
    complaint.kind = ApiError::Kind::WrongType;
    complaint.detail = remarks.size() == 1 ? "" : "no error";
    if (!remarks.empty()) {
        complaint.path = remarks.front().path;
        complaint.expected = remarks.front().expected;
    }
    return complaint;
}

} // namespace

class TestApiCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheAccount();
    void readsAppsAndClusters();
    void skipsOtherAddons();
    void readsAttachments();
    void readsFormations();
    void readsLevels();
    void readsPrices();
    void unknownPricesStayUnknown_data();
    void unknownPricesStayUnknown();
    void aPriceIsReadWholeOrNotAtAll();
    void roundsHalfUpToCents_data();
    void roundsHalfUpToCents();
    void readsACluster();
    void unknownFiguresAreNotZero();
    void keepsUnknownEnumValues();
    void readsAMinimalCluster();
    void readsWaitStatus();
    void readsPortsInBothForms();
    void readsErrorBodies();
    void namesMembersOfWrongType_data();
    void namesMembersOfWrongType();
    void classifiesInvalidJson_data();
    void classifiesInvalidJson();
    void survivesJsonBombs();
    void nothingFollowsTheDocument();
};

void TestApiCodec::readsTheAccount() {
    const auto account = readAccount(documents::account);
    QVERIFY(account.ok());
    QCOMPARE(account.value(), (Account{"01234567-89ab-cdef-0123-456789abcdef", "ops@example.com", true}));
    QCOMPARE(readAccount(R"({"id":"x","email":"y"})").value(), (Account{"x", "y", false}));
    QCOMPARE(readRequestsLeft(documents::rateLimits).value(), 4321);
    QCOMPARE(readRequestsLeft(R"({"remaining":3.0})").value(), 3);
}

void TestApiCodec::readsAppsAndClusters() {
    const auto apps = readApps(documents::apps);
    QVERIFY(apps.ok());
    QCOMPARE(apps.value().items, (std::vector<core::App>{{{"a1"}, "example-app", "eu"}, {{"a2"}, "catalog-api"}}));
    const auto shielded = readApps(R"([{"id":"a","name":"x","space":{"name":"vault","shield":true}}])");
    QVERIFY(shielded.value().items.front().space == (core::AppSpace{"vault", true}));
    QVERIFY(!readApps(R"([{"id":"a","name":"x","space":7}])").value().items.front().space);
    QVERIFY(readApps("[]").value().empty());

    const auto clusters = readClusters(documents::addons);
    QVERIFY(clusters.ok());
    QCOMPARE(clusters.value().items.size(), 1U);
    const auto& cluster = clusters.value().items.front();
    QCOMPARE(cluster.id.value, "c1");
    QCOMPARE(cluster.name, "postgresql-rectangular-12345");
    QCOMPARE(cluster.app, (core::App{{"a1"}, "example-app"}));
    QCOMPARE(cluster.plan, "advanced");
    QVERIFY(cluster.state.is(core::AddonState::Provisioned));
    QCOMPARE(cluster.createdAt, core::parseInstant("2026-06-22T08:28:00Z"));

    const auto strange = readClusters(with(documents::addons, R"("state":"provisioned")", R"("state":"dreaming")"));
    QVERIFY(strange.value().items.front().state.is(core::AddonState::Unknown));
    QCOMPARE(strange.value().items.front().state.text, "dreaming");
}

void TestApiCodec::skipsOtherAddons() {
    const auto plan = [](const char* name) {
        return readClusters(with(documents::addons, "heroku-postgresql:advanced", name)).value().items.size();
    };
    QCOMPARE(plan("heroku-postgresql:advanced-private"), 1U);
    QCOMPARE(plan("heroku-postgresql:performance-x"), 1U);
    QCOMPARE(plan("heroku-postgresql:essential-0"), 0U);
    QCOMPARE(plan("heroku-postgresql:standard-0"), 0U);
    QCOMPARE(readClusters(with(documents::addons, R"("name":"heroku-postgresql")", R"("name":"heroku-redis")"))
                 .value()
                 .items.size(),
             0U);
    // Without an expanded service, the prefix of the plan is used.
    const auto bare = with(documents::addons, R"("addon_service":{"id":"s1","name":"heroku-postgresql"},)", "");
    QCOMPARE(readClusters(bare).value().items.size(), 1U);
    QCOMPARE(readClusters(with(bare, "heroku-postgresql:advanced", "heroku-redis:advanced")).value().items.size(), 0U);
    // Other add-ons are not validated.
    const auto other = readClusters(R"([{"id":7,"addon_service":{"name":"heroku-redis"},"plan":null}])").value();
    QVERIFY(other.items.empty() && other.unreadable.empty());
    // Nor is one that says neither what it is nor of what plan.
    const auto stranger = readClusters(R"([{"id":"x","addon_service":null,"plan":null}])").value();
    QVERIFY(stranger.items.empty() && stranger.unreadable.empty());
}

void TestApiCodec::readsAttachments() {
    const auto attachments = readAttachments(documents::attachments);
    QVERIFY(attachments.ok());
    const auto& attachment = attachments.value().items.front();
    QCOMPARE(attachment.id.value, "t1");
    QCOMPARE(attachment.name, "DATABASE_ANALYTICS");
    QCOMPARE(attachment.app.name, "example-app");
    QCOMPARE(attachment.cluster.value, "c1");
    QCOMPARE(attachment.target, (core::AttachmentNamespace{"u0", "analytics", false}));

    const QByteArray target = R"("namespace":"role:u0|proxy:false|pool:analytics",)";
    const core::AttachmentNamespace leader{"", "leader", false};
    QCOMPARE(readAttachments(with(documents::attachments, target, R"("namespace":null,)")).value().items.front().target,
             leader);
    QCOMPARE(readAttachments(with(documents::attachments, target, "")).value().items.front().target, leader);
}

void TestApiCodec::readsFormations() {
    using Types = std::vector<core::ProcessType>;
    const auto types = [](const char* body) { return readFormation(body).value(); };
    QCOMPARE(types("[]"), Types{});
    QCOMPARE(types(R"([{"id":"f1","type":"web","quantity":26,"size":"Standard-1X"},{"type":"worker","quantity":0}])"),
             (Types{{"web", 26}, {"worker", 0}}));
    // One that cannot be read spoils only itself.
    QCOMPARE(types(R"([{"type":"web","quantity":"many"},{"quantity":3},7,{"type":"clock","quantity":1}])"),
             (Types{{"clock", 1}}));
    QVERIFY(!readFormation(R"([{"type":"web","quantity":-3}])").ok());
    QVERIFY(!readFormation(R"({"type":"web"})").ok());
}

void TestApiCodec::readsLevels() {
    const auto catalog = readLevels(documents::levels);
    QVERIFY(catalog.ok());
    QCOMPARE(catalog.value(), core::Catalog({{"4G-Performance", 2, 4, 380}, {"8G-Performance", 2, 8.5, 800}}));
    QVERIFY(readLevels(R"({"items":[]})").value().empty());
    QCOMPARE(readLevels("{}").error().path, "items");
}

void TestApiCodec::readsPrices() {
    const auto prices = readPricing(documents::pricing);
    QVERIFY(prices.ok());
    const auto* table = prices.value().find("advanced");
    QVERIFY(table != nullptr);
    QCOMPARE(table->levels.size(), 2U);
    QCOMPARE(*table->find("4G-Performance"), (core::LevelPrice{{15000}, false}));
    QCOMPARE(*table->find("64G-Performance"), (core::LevelPrice{{180000}, true}));
    QCOMPARE(table->storage, (core::StorageRate{100, {20}}));
    QVERIFY(readPricing("{}").value().plans.empty());
    QVERIFY(readPricing(R"({"advanced":{}})").value().find("advanced") != nullptr);
}

void TestApiCodec::unknownPricesStayUnknown_data() {
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("null rate") << QByteArray(R"({"billing_unit":"compute","product_description":"L","rate":null})");
    QTest::newRow("no rate") << QByteArray(R"({"billing_unit":"compute","product_description":"L"})");
    QTest::newRow("per hour") << QByteArray(
        R"({"billing_period":"hour","billing_unit":"compute","product_description":"L","rate":7})");
    QTest::newRow("unknown unit") << QByteArray(R"({"billing_unit":"dyno","product_description":"L","rate":7})");
    QTest::newRow("no product") << QByteArray(R"({"billing_unit":"compute","rate":7})");
}

void TestApiCodec::unknownPricesStayUnknown() {
    QFETCH(QByteArray, entry);
    const auto prices = readPricing("{\"advanced\":{\"x\":" + entry + "}}");
    QVERIFY(prices.ok());
    QVERIFY(prices.value().find("advanced")->levels.empty());
    const auto storage = readPricing("{\"advanced\":{\"storage-optimized\":" + entry + "}}");
    QVERIFY(storage.ok());
    QVERIFY(!storage.value().find("advanced")->storage);
}

/// A period or unit of the wrong type would count as a month and an instance, unreadable included units as the
/// published.
void TestApiCodec::aPriceIsReadWholeOrNotAtAll() {
    const auto oddly = [](const char* member, const char* value) {
        const QByteArray odd = QByteArray(R"({"product_description":"L","rate":7,")") + member + "\":" + value + "}";
        return readPricing("{\"advanced\":{\"storage-optimized\":" + odd + ",\"x\":" + odd +
                           R"(,"y":{"product_description":"M","rate":8}}})");
    };
    for (const auto& [member, value] : {std::pair("billing_period", "5"), std::pair("billing_unit", "[]"),
                                        std::pair("included_units", "\"100\""), std::pair("illustrative", "1")}) {
        const auto prices = oddly(member, value);
        QVERIFY(prices.ok());
        const auto* table = prices.value().find("advanced");
        QVERIFY2(!table->storage && table->find("L") == nullptr && table->find("M") != nullptr, member);
        QCOMPARE(prices.value().unreadable.size(), 2U);
        QVERIFY(prices.value().unreadable.front().passedOver);
        QCOMPARE(prices.value().unreadable.back().path, std::string("advanced.x.") + member);
    }
}

void TestApiCodec::roundsHalfUpToCents_data() {
    QTest::addColumn<QByteArray>("rate");
    QTest::addColumn<qint64>("cents");
    QTest::newRow("whole") << QByteArray("15000") << qint64(15000);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("as a fraction") << QByteArray("15000.0") << qint64(15000);
    QTest::newRow("just below half") << QByteArray("0.49999999999999994") << qint64(0);
    QTest::newRow("half") << QByteArray("2.5") << qint64(3);
    QTest::newRow("odd half") << QByteArray("3.5") << qint64(4);
    QTest::newRow("below half") << QByteArray("12.4") << qint64(12);
    QTest::newRow("exponent") << QByteArray("1.5e2") << qint64(150);
}

void TestApiCodec::roundsHalfUpToCents() {
    QFETCH(QByteArray, rate);
    QFETCH(qint64, cents);
    const auto prices = readPricing(with(documents::pricing, "\"rate\":15000}", "\"rate\":" + rate + "}"));
    QCOMPARE(prices.value().find("advanced")->find("4G-Performance")->monthly.cents, cents);
}

void TestApiCodec::readsACluster() {
    const auto result = readInfo(documents::info);
    QVERIFY(result.ok());
    const auto& info = result.value();
    QCOMPARE(info.id.value, "c1");
    QCOMPARE(info.name, "postgresql-rectangular-12345");
    QCOMPARE(info.app, (core::App{{"a1"}, "example-app"}));
    QVERIFY(info.status.is(core::ClusterStatus::Available));
    QCOMPARE(info.tier, "advanced");
    QCOMPARE(info.version, "17.5");
    QCOMPARE(info.region, "eu");
    QCOMPARE(info.createdAt, core::parseInstant("2026-06-22T08:28:00Z"));
    QCOMPARE(info.forkedFrom, std::optional<std::string>("postgresql-source-1"));
    QVERIFY(info.rollback == core::RollbackWindow{}); // possible, and not told since when
    const auto rollback = [](const char* feature) {
        return readInfo(QByteArray(R"({"addon":{"id":"c","name":"n"},"features":{"rollback":)") + feature + "}}")
            .value()
            .rollback;
    };
    QVERIFY(
        rollback(R"({"enabled":true,"earliest_time":"2026-06-15T08:00:00Z","latest_time":"2026-06-22T08:00:00Z"})") ==
        (core::RollbackWindow{core::parseInstant("2026-06-15T08:00:00Z"), core::parseInstant("2026-06-22T08:00:00Z")}));
    QVERIFY(!rollback(R"({"enabled":false,"earliest_time":null})"));
    for (const auto* unsaid : {"null", "1", "{}", R"({"enabled":"perhaps"})"}) {
        QVERIFY(rollback(unsaid) == core::RollbackWindow{});
    }
    QCOMPARE(info.planLimits.size(), 2U);
    QCOMPARE(info.planLimits.front(), (core::PlanLimit{"storage-limit-in-gb", 24.5, 128000}));
    QCOMPARE(info.quotas.front().warningGb, std::optional<double>(80));
    QVERIFY(info.quotas.front().action.is(core::EnforcementAction::Notify));
    QCOMPARE(info.quotas.front().enforcementActive, true);
    QCOMPARE(info.pools.size(), 2U);
    const auto& leader = info.pools.front();
    QCOMPARE(leader.id.value, "p1");
    QCOMPARE(leader.expectedCount, 2);
    QCOMPARE(leader.expectedLevel, "8G-Performance");
    QCOMPARE(leader.expectedConnectionLimit, std::optional(800));
    QCOMPARE(leader.connectionsUsed, std::optional(310));
    QCOMPARE(leader.waitStatus, (core::WaitStatus{true, "Busy"}));
    QCOMPARE(leader.instances.front().id, "i1");
    QVERIFY(leader.instances.front().role.is(core::InstanceRole::Leader));
    QVERIFY(leader.instances.front().up());
    QCOMPARE(leader.endpoints.front().host, "h.example.com");
    QCOMPARE(leader.endpoints.front().port, 5432);
    QVERIFY(info.pools.back().status.is(core::PoolStatus::Modifying));
    QCOMPARE(info.pools.back().waitStatus, core::WaitStatus{});
}

void TestApiCodec::unknownFiguresAreNotZero() {
    for (const bool absent : {false, true}) {
        const auto replaced = [absent](const char* key, const char* value) {
            const QByteArray member = QByteArray("\"") + key + "\":" + value + ",";
            return absent ? with(documents::info, member, "")
                          : with(documents::info, member, QByteArray("\"") + key + "\":null,");
        };
        QCOMPARE(readInfo(replaced("connections_used", "310")).value().pools.front().connectionsUsed, std::nullopt);
        QCOMPARE(readInfo(replaced("expected_connection_limit", "800")).value().pools.front().expectedConnectionLimit,
                 std::nullopt);
        QCOMPARE(readInfo(replaced("current", "12")).value().planLimits.back().current, std::nullopt);
        QCOMPARE(readInfo(replaced("forked_from", R"({"id":"c0","name":"postgresql-source-1"})")).value().forkedFrom,
                 std::nullopt);
    }
    QCOMPARE(readInfo(with(documents::info, R"("connections_used":310)", R"("connections_used":0)"))
                 .value()
                 .pools.front()
                 .connectionsUsed,
             std::optional(0));
    QCOMPARE(readInfo(with(documents::info, R"("warning_gb":80,)", R"("warning_gb":null,)"))
                 .value()
                 .quotas.front()
                 .warningGb,
             std::nullopt);
    const auto unsaid = readInfo(with(documents::info, R"("warning_gb":80,)", "")).value();
    QVERIFY(unsaid.quotas.empty()); // else it would have no warning threshold
    QCOMPARE(unsaid.unreadable.front().path, "quotas[0].warning_gb");
    // The number of instances has no sensible default.
    const auto odd = readInfo(with(documents::info, R"("expected_count":3,)", "")).value();
    QCOMPARE(odd.pools.size(), std::size_t{1});
    QVERIFY(!odd.allPoolsRead());
    QCOMPARE(odd.unreadable.front().path, "pools[1].expected_count");
}

void TestApiCodec::keepsUnknownEnumValues() {
    auto body = with(documents::info, R"("status":"modifying")", R"("status":"hibernating")");
    body = with(body, R"("role":"leader")", R"("role":"witness")");
    body = with(body, R"("status":"up")", R"("status":"sideways")");
    body = with(body, R"("enforcement_action":"notify")", R"("enforcement_action":"scold")");
    body = with(body, R"("region":"eu")", R"("region":"mars")");
    const auto info = readInfo(body);
    QVERIFY(info.ok());
    QVERIFY(info.value().pools.back().status.is(core::PoolStatus::Unknown));
    QCOMPARE(info.value().pools.back().status.text, "hibernating");
    QCOMPARE(info.value().pools.front().instances.front().role.text, "witness");
    QCOMPARE(info.value().pools.front().instances.front().status, "sideways");
    QCOMPARE(info.value().quotas.front().action.text, "scold");
    QCOMPARE(info.value().region, "mars");
}

void TestApiCodec::readsAMinimalCluster() {
    const auto info = readInfo(R"({"addon":{"id":"c","name":"n"},"app":{"id":"a","name":"b"},"status":"provisioning",
        "pools":[],"quotas":null,"forked_from":null,"created_at":"not a date","features":{}})");
    QVERIFY(info.ok());
    QVERIFY(info.value().status.is(core::ClusterStatus::Provisioning));
    QVERIFY(info.value().pools.empty() && info.value().quotas.empty() && info.value().planLimits.empty());
    QCOMPARE(info.value().createdAt, std::nullopt);
    QCOMPARE(info.value().forkedFrom, std::nullopt);
}

void TestApiCodec::readsWaitStatus() {
    QCOMPARE(readWaitStatus(documents::waitStatus).value(), (core::WaitStatus{true, "Modifying"}));
    QCOMPARE(readWaitStatus(R"({"waiting":false,"message":null})").value(), (core::WaitStatus{false, ""}));
    QCOMPARE(readWaitStatus(R"({"message":"x"})").error().path, "waiting");
}

void TestApiCodec::readsPortsInBothForms() {
    const auto port = [](const char* text) {
        return readInfo(with(documents::info, R"("port":5432)", QByteArray("\"port\":") + text));
    };
    QCOMPARE(port("\"6543\"").value().pools.front().endpoints.front().port, 6543);
    QCOMPARE(port("6543.0").value().pools.front().endpoints.front().port, 6543);
    QCOMPARE(port("null").value().pools.front().endpoints.front().port, std::nullopt);
    QCOMPARE(port("-1").value().pools.front().endpoints.front().port, std::nullopt);
    for (const char* wrong : {"\"\"", "\"54x\"", "\"70000\"", "70000", "true", "\"-1\""}) {
        QCOMPARE(port(wrong).value().pools.front().endpoints.front().port, std::nullopt);
        QCOMPARE(port(wrong).value().unreadable.front().path, "pools[0].endpoints[0].port");
    }
}

void TestApiCodec::readsErrorBodies() {
    QCOMPARE(readErrorBody(R"({"id":"two_factor","message":"A second factor is needed.","url":null,
                               "app":{"id":"1","name":"demo-app"},"resource":"x"})"),
             (ErrorBody{"two_factor", "A second factor is needed.", "", "demo-app"}));
    QCOMPARE(readErrorBody(R"({"message":"Gone wrong"})"), (ErrorBody{"", "Gone wrong", "", ""}));
    QCOMPARE(readErrorBody(R"({"id":7,"message":"Still said","app":"demo"})"), (ErrorBody{"", "Still said", "", ""}));
    for (const char* nothing : {"", "<html>", "[]", "\"text\"", "{\"mess", "\xff\xfe"}) {
        QCOMPARE(readErrorBody(nothing), ErrorBody{});
    }
}

void TestApiCodec::namesMembersOfWrongType_data() {
    QTest::addColumn<Check>("read");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray text = "a text";
    const QByteArray name = "a text that is not empty";
    const QByteArray whole = "a whole number from 0 to 2147483647";
    const QByteArray number = "a number from 0 to 1000000000";
    const auto row = [](Check read, const QByteArray& document, const QByteArray& from, const QByteArray& to,
                        const QByteArray& path, const QByteArray& expected) {
        QTest::newRow(("'" + path + "' " + to).constData()) << read << with(document, from, to) << path << expected;
    };
    const Check info = complaintOf<core::ClusterInfo, readInfo>;
    row(info, documents::info, R"("expected_count":3)", R"("expected_count":"3")", "pools[1].expected_count",
        "a whole number from 0 to 10000");
    row(info, documents::info, R"("expected_count":3)", R"("expected_count":3.5)", "pools[1].expected_count",
        "a whole number from 0 to 10000");
    row(info, documents::info, R"("expected_count":3)", R"("expected_count":-1)", "pools[1].expected_count",
        "a whole number from 0 to 10000");
    row(info, documents::info, R"("connections_used":17)", R"("connections_used":4294967297)",
        "pools[1].connections_used", whole);
    row(info, documents::info, R"("connections_used":17)", R"("connections_used":18446744073709551615)",
        "pools[1].connections_used", whole);
    row(info, documents::info, R"("connections_used":17)", R"("connections_used":1e300)", "pools[1].connections_used",
        whole);
    row(info, documents::info, R"("connections_used":17)", R"("connections_used":{})", "pools[1].connections_used",
        whole);
    row(info, documents::info, R"("status":"up")", R"("status":true)", "pools[0].compute_instances[0].status", text);
    row(info, documents::info, R"("id":"i1")", R"("id":"")", "pools[0].compute_instances[0].id", name);
    row(info, documents::info, R"("id":"p2")", R"("id":null)", "pools[1].id", name);
    row(info, documents::info, R"("warning_gb":80)", R"("warning_gb":"80")", "quotas[0].warning_gb",
        "null or " + number);
    row(info, documents::info, R"("limit":4000)", R"("limit":-4000)", "plan_limits[1].limit", number);
    row(info, documents::info, R"("enforcement_active":true)", R"("enforcement_active":1)",
        "quotas[0].enforcement_active", "true or false");
    row(info, documents::info, R"("waiting":true)", R"("waiting":"yes")", "pools[0].wait_status.waiting",
        "true or false");
    row(info, documents::info, R"("addon":{"id":"c1","name":"postgresql-rectangular-12345"})", R"("addon":"c1")",
        "addon", "an object");
    row(info, documents::info, R"("forked_from":{"id":"c0","name":"postgresql-source-1"})", R"("forked_from":[])",
        "forked_from", "an object");
    row(info, documents::info, R"("region":"eu")", R"("region":1)", "region", text);
    const Check clusters = complaintOf<core::PartialList<core::ClusterSummary>, readClusters>;
    row(clusters, documents::addons, R"("state":"provisioned")", R"("state":1)", "[0].state", text);
    row(clusters, documents::addons, R"("app":{"id":"a1",)", R"("app":{)", "[0].app.id", name);
    row(clusters, documents::addons, R"("name":"heroku-postgresql:advanced")", R"("name":null)", "[0].plan.name", name);
    row(complaintOf<core::PartialList<core::App>, readApps>, documents::apps, R"({"id":"a2","name":"catalog-api"})",
        "7", "[1]", "an object");
    row(complaintOf<core::PartialList<core::Attachment>, readAttachments>, documents::attachments,
        R"("namespace":"role:u0|proxy:false|pool:analytics")", R"("namespace":{})", "[0].namespace", name);
    const Check levels = complaintOf<core::Catalog, readLevels>;
    row(levels, documents::levels, R"("vcpu":2,"memory_in_gb":4,)", R"("vcpu":0.5,)", "items[0].vcpu", whole);
    row(levels, documents::levels, R"("connection_limit":380)", R"("connection_limit":"380")",
        "items[0].connection_limit", whole);
    const Check prices = complaintOf<core::PriceList, readPricing>;
    row(prices, documents::pricing, R"("rate":15000)", R"("rate":"15000")", "advanced.instance-4G.rate", number);
    row(prices, documents::pricing, R"("rate":15000)", R"("rate":-1)", "advanced.instance-4G.rate", number);
    row(prices, documents::pricing, R"("illustrative":true)", R"("illustrative":"yes")",
        "advanced.instance-64G.illustrative", "true or false");
    QTest::newRow("list instead of object") << info << QByteArray("[]") << QByteArray() << QByteArray("an object");
    QTest::newRow("object instead of list") << clusters << QByteArray("{}") << QByteArray() << QByteArray("a list");
    QTest::newRow("null") << info << QByteArray("null") << QByteArray() << QByteArray("an object");
}

void TestApiCodec::namesMembersOfWrongType() {
    QFETCH(Check, read);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, expected);
    const ApiError error = read(body);
    QCOMPARE(error.detail, "");
    QCOMPARE(error.kind, ApiError::Kind::WrongType);
    QCOMPARE(QByteArray::fromStdString(error.path), path);
    QCOMPARE(QByteArray::fromStdString(error.expected), expected);
}

void TestApiCodec::classifiesInvalidJson_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("cutOff");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("blank") << QByteArray(" \r\n\t") << false;
    QTest::newRow("HTML") << QByteArray("<html><body>Sorry</body></html>") << false;
    QTest::newRow("trailing rubbish") << QByteArray("{}x") << false;
    QTest::newRow("comma too many") << QByteArray("{\"a\":1,}") << false;
    QTest::newRow("invalid UTF-8") << QByteArray("{\"id\":\"\xff\xfe\"}") << false;
    QTest::newRow("overlong UTF-8") << QByteArray("{\"id\":\"\xc0\x80\"}") << false;
    QTest::newRow("NUL bytes") << QByteArray("\0\0\0", 3) << false;
    QTest::newRow("number too large") << QByteArray("{\"remaining\":1e999}") << false;
    QTest::newRow("cut in a text") << QByteArray("{\"id\":\"ab") << true;
    QTest::newRow("cut in a character") << QByteArray("{\"id\":\"\xc3") << true;
    QTest::newRow("cut in a word") << QByteArray("{\"waiting\":tr") << true;
    QTest::newRow("cut after a colon") << QByteArray("{\"id\":") << true;
}

void TestApiCodec::classifiesInvalidJson() {
    QFETCH(QByteArray, body);
    QFETCH(bool, cutOff);
    const auto result = readInfo(body);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, cutOff ? ApiError::Kind::CutOff : ApiError::Kind::NotJson);
    QVERIFY(!result.error().detail.empty());
    QVERIFY(!QByteArray::fromStdString(result.error().detail).contains("Sorry"));
}

void TestApiCodec::survivesJsonBombs() {
    for (const char* open : {"[", "{\"a\":"}) {
        const auto result = readInfo(QByteArray(open).repeated(200000));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ApiError::Kind::NotJson);
    }
    QByteArray wide = "[" + QByteArray("0,").repeated(200000) + "0]";
    QVERIFY(readApps(wide).value().nothingUnderstood());
    // Brackets in a string do not nest.
    QVERIFY(
        readAccount("{\"id\":\"" + QByteArray(200, '[') + "\\\"" + QByteArray(200, '{') + "\",\"email\":\"e\"}").ok());
}

void TestApiCodec::nothingFollowsTheDocument() {
    const QByteArray document = R"({"id":"a","email":"b"})";
    QVERIFY(readAccount(document + "\n").ok());
    for (const auto& rest : {QByteArray("\0", 1), QByteArray("\0 more", 6), QByteArray("{}")}) {
        QCOMPARE(readAccount(document + rest).error().kind, ApiError::Kind::NotJson);
    }
}

POOLHOUSE_CORE_APP_TEST(TestApiCodec)
#include "tst_api_codec.moc"
