// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_program.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <functional>

using namespace poolhouse::test;

using Change = std::function<void(FieldApi&)>;

Q_DECLARE_METATYPE(Change)

namespace {

const std::string levels = "GET /data/postgres/v1/levels/advanced", prices = "GET /data/postgres/v1/pricing";

constexpr const char* wholeCost = "105860"; ///< of the first cluster

/// Everything that fieldAnswers() says of the first cluster, and the attachments that are shown at its pools.
void verifyFirstCluster(const FieldOutcome& outcome) {
    const char* const pools[] = {"/pools/0/attachments/0/name", "/pools/1/attachments/0/name"};
    QCOMPARE(outcome.fact(firstName, "/monthly_cents"), QByteArray(wholeCost));
    QCOMPARE(outcome.fact(firstName, "/at_least"), QByteArray("false"));
    QCOMPARE(outcome.fact(firstName, "/connections_used"), QByteArray("1000"));
    QCOMPARE(outcome.fact(firstName, "/connection_limit"), QByteArray("1940"));
    QCOMPARE(outcome.fact(firstName, "/storage_gb"), QByteArray("142.5"));
    QCOMPARE(outcome.fact(firstName, pools[0]), QByteArray("\"DATABASE\""));
    QCOMPARE(outcome.fact(firstName, pools[1]), QByteArray("\"READS\""));
}

} // namespace

/// One odd record in a list, and everything beside it.
class TestFieldRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsUsualIsReadWithoutAWord();
    void oneOddRecordSpoilsOnlyItself_data();
    void oneOddRecordSpoilsOnlyItself();
    void whatIsNoneOfOursIsPassedOver_data();
    void whatIsNoneOfOursIsPassedOver();
    void anAppThatIsNotKnownIsTakenFromTheDetails();
    void noLimitIsUnknown();
    void aLevelWithHalfAVcpuLeavesThePrices();
    void aPoolThatCannotBeReadMakesSumsUnknown();
    void anEmptyPageEndsTheList();
    void whereNothingCanBeSavedTheMemberIsNamed_data();
    void whereNothingCanBeSavedTheMemberIsNamed();

private:
    FieldProgram m_program;
};

void TestFieldRecords::whatIsUsualIsReadWithoutAWord() {
    FieldApi api;
    const auto outcome = m_program.info(api);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(outcome.err, QByteArray());
    verifyFirstCluster(outcome);
    QCOMPARE(outcome.fact(secondName, "/pools/0/attachments/0/name"), QByteArray("\"DATABASE\""));
    QCOMPARE(outcome.fact("/unreadable"), QByteArray("[]"));
    QCOMPARE(outcome.fact("/version"), QByteArray("1"));
}

void TestFieldRecords::oneOddRecordSpoilsOnlyItself_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("said");   ///< on stderr
    QTest::addColumn<QByteArray>("member"); ///< its path, in JSON
    const auto row = [](const char* name, const char* said, const char* member, Change change) {
        QTest::newRow(name) << std::move(change) << QByteArray(said) << QByteArray(member);
    };
    row("app without a name", "1 app couldn't be read: ", "[2].name", [](FieldApi& api) {
        api.body(apps).push_back({{"id", "11111111-0000-4000-8000-000000000007"}, {"name", nullptr}});
    });
    row("app that is a text", "1 app couldn't be read: [1]", "[1]",
        [](FieldApi& api) { api.body(apps).insert(api.body(apps).begin() + 1, "shop-old"); });
    row("add-on whose app is gone", "1 value couldn't be read and is unknown: postgresql-field-10002 ([1].app)",
        "[1].app", [](FieldApi& api) { api.body(addons)[1]["app"] = nullptr; });
    row("add-on without a plan", "1 add-on couldn't be read: odd ([2].plan)", "[2].plan", [](FieldApi& api) {
        auto odd = fieldAddon("dddddddd-0000-4000-8000-000000000052", "odd", webApp);
        odd["plan"] = nullptr;
        api.body(addons).push_back(odd);
    });
    row("add-on without an id", "1 add-on couldn't be read: odd ([0].id)", "[0].id", [](FieldApi& api) {
        auto odd = fieldAddon("x", "odd", webApp);
        odd.erase("id");
        api.body(addons).insert(api.body(addons).begin(), odd);
    });
    row("date that is a number", "1 value couldn't be read and is unknown: postgresql-field-10002 ([1].created_at)",
        "[1].created_at", [](FieldApi& api) { api.body(addons)[1]["created_at"] = 1772439330; });
    row("attachment without an app", "1 attachment couldn't be read: OLD ([3].app)", "[3].app", [](FieldApi& api) {
        auto odd = fieldAttachment(4, "OLD", webApp, firstCluster);
        odd["app"] = nullptr;
        api.body(attachments).push_back(odd);
    });
    row("level without a name", "1 level couldn't be read: items[0].name", "items[0].name", [](FieldApi& api) {
        api.body(levels)["items"].insert(api.body(levels)["items"].begin(), Json{{"vcpu", 2}});
    });
    row("credit", "1 price couldn't be read: loyalty (advanced.loyalty.rate)", "advanced.loyalty.rate",
        [](FieldApi& api) {
            api.body(prices)["advanced"]["loyalty"] = {
                {"billing_period", "month"}, {"billing_unit", "compute"}, {"product_description", "L"}, {"rate", -500}};
        });
    row("price that is a text", "1 price couldn't be read: 64g-performance (advanced.64g-performance)",
        "advanced.64g-performance",
        [](FieldApi& api) { api.body(prices)["advanced"]["64g-performance"] = "on request"; });
    row("pool without a count", "postgresql-field-10002: 1 pool couldn't be read: reads (pools[1].expected_count)",
        "pools[1].expected_count", [](FieldApi& api) {
            auto odd = fieldPool(9, "reads", "4G-Performance", 1, 5);
            odd["expected_count"] = "one";
            api.info(secondCluster)["pools"].push_back(odd);
        });
    row("instance that is a text", "1 instance couldn't be read: pools[0].compute_instances[1]",
        "pools[0].compute_instances[1]",
        [](FieldApi& api) { api.info(secondCluster)["pools"][0]["compute_instances"].push_back("i7"); });
    row("instance without an id", "1 value couldn't be read and is unknown: pools[0].compute_instances[0].id",
        "pools[0].compute_instances[0].id", [](FieldApi& api) {
            auto& instance = api.info(secondCluster)["pools"][0]["compute_instances"][0];
            instance.erase("id");
            instance.erase("name");
        });
    row("limit without a name", "1 limit couldn't be read: plan_limits[3].name", "plan_limits[3].name",
        [](FieldApi& api) {
            api.info(secondCluster)["plan_limits"].push_back(Json{{"limit", 4}});
        });
    row("quota that is a list", "1 quota couldn't be read: quotas[0]", "quotas[0]",
        [](FieldApi& api) { api.info(secondCluster)["quotas"].push_back(Json::array()); });
    row("connections that are a text", "pools[0].connections_used", "pools[0].connections_used",
        [](FieldApi& api) { api.info(secondCluster)["pools"][0]["connections_used"] = "many"; });
    row("region that is a number", "region", "region", [](FieldApi& api) { api.info(secondCluster)["region"] = 7; });
    row("owner of a cluster that is gone", "postgresql-field-10002: 1 value couldn't be read", "app",
        [](FieldApi& api) { api.info(secondCluster)["app"] = nullptr; });
}

void TestFieldRecords::oneOddRecordSpoilsOnlyItself() {
    QFETCH(const Change, change);
    QFETCH(const QByteArray, said);
    QFETCH(const QByteArray, member);
    FieldApi api;
    change(api);
    const auto outcome = m_program.info(api);
    verifyFirstCluster(outcome);
    QCOMPARE(outcome.fact(secondName, "/pools/0/level"), QByteArray("\"4G-Performance\""));
    QCOMPARE(outcome.fact(secondName, "/pools/0/monthly_cents"), QByteArray("15000"));
    QCOMPARE(outcome.fact("/unreadable/0/path"), '"' + member + '"');
    QCOMPARE(outcome.fact("/unreadable/1"), QByteArray("absent"));
    QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    QCOMPARE(outcome.exitCode, 1);
}

void TestFieldRecords::whatIsNoneOfOursIsPassedOver_data() {
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, Change change) { QTest::newRow(name) << std::move(change); };
    row("add-on without service and plan", [](FieldApi& api) {
        auto stranger = fieldAddon("dddddddd-0000-4000-8000-000000000052", "odd", webApp);
        stranger["app"] = stranger["addon_service"] = stranger["plan"] = nullptr;
        api.body(addons).push_back(stranger);
    });
    row("add-on of another service", [](FieldApi& api) {
        api.body(addons).push_back(Json{{"name", 5}, {"addon_service", {{"name", "heroku-redis"}}}});
    });
    row("currency beside the plans", [](FieldApi& api) { api.body(prices)["currency"] = "USD"; });
    row("member that is new", [](FieldApi& api) { api.info(secondCluster)["pools"][0]["autoscale"] = true; });
    row("list that is null", [](FieldApi& api) { api.info(secondCluster)["quotas"] = nullptr; });
    row("service that is missing", [](FieldApi& api) { api.body(addons)[1].erase("addon_service"); });
    row("connections that are not measured",
        [](FieldApi& api) { api.info(secondCluster)["pools"][0]["connections_used"] = -1; });
}

void TestFieldRecords::whatIsNoneOfOursIsPassedOver() {
    QFETCH(const Change, change);
    FieldApi api;
    change(api);
    const auto outcome = m_program.info(api);
    verifyFirstCluster(outcome);
    QCOMPARE(outcome.fact(secondName, "/monthly_cents"), QByteArray("15860"));
    QCOMPARE(outcome.fact("/unreadable"), QByteArray("[]"));
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.exitCode, 0);
}

void TestFieldRecords::anAppThatIsNotKnownIsTakenFromTheDetails() {
    FieldApi api;
    api.body(addons)[1]["app"] = nullptr;
    QCOMPARE(m_program.info(api).fact(secondName, "/app"), QByteArray("\"shop-api\""));
    api.info(secondCluster)["app"] = nullptr;
    QCOMPARE(m_program.info(api).fact(secondName, "/app"), QByteArray("null"));
    const auto table = m_program.run(api, {QStringLiteral("info")});
    QVERIFY2(table.out.contains("app unknown  postgresql-field-10002"), table.out.constData());
    QVERIFY2(table.out.contains("$1,058.60/month"), table.out.constData());
}

void TestFieldRecords::noLimitIsUnknown() {
    FieldApi api;
    auto& cluster = api.info(secondCluster);
    cluster["plan_limits"][1]["current"] = cluster["plan_limits"][1]["limit"] = -1;
    cluster["pools"][0]["expected_connection_limit"] = -1;
    const auto outcome = m_program.info(api);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    verifyFirstCluster(outcome);
    QCOMPARE(outcome.fact(secondName, "/storage_gb"), QByteArray("null"));
    QCOMPARE(outcome.fact(secondName, "/gaps/0/kind"), QByteArray("\"storage_size_unknown\""));
    QCOMPARE(outcome.fact(secondName, "/connections_used"), QByteArray("90"));
    QCOMPARE(outcome.fact(secondName, "/connection_limit"), QByteArray("380")); // by the level
}

void TestFieldRecords::aLevelWithHalfAVcpuLeavesThePrices() {
    FieldApi api;
    api.body(levels)["items"].push_back(
        Json{{"name", "2G-Shared"}, {"vcpu", 0.5}, {"memory_in_gb", 2}, {"connection_limit", 100}});
    auto& pool = api.info(secondCluster)["pools"][0];
    pool["expected_level"] = pool["compute_instances"][0]["level"] = "2G-Shared";
    pool.erase("expected_connection_limit");
    const auto outcome = m_program.info(api);
    verifyFirstCluster(outcome);
    QCOMPARE(outcome.fact("/unreadable/0/path"), QByteArray("\"items[5].vcpu\""));
    QCOMPARE(outcome.fact(secondName, "/connection_limit"), QByteArray("100")); // what it does say counts
    QVERIFY2(outcome.err.contains("2G-Shared (items[5].vcpu)"), outcome.err.constData());
}

void TestFieldRecords::aPoolThatCannotBeReadMakesSumsUnknown() {
    FieldApi api;
    api.info(firstCluster)["pools"][1].erase("id");
    const auto outcome = m_program.info(api);
    QCOMPARE(outcome.fact(firstName, "/pools/0/connections_used"), QByteArray("300"));
    QCOMPARE(outcome.fact(firstName, "/connections_used"), QByteArray("null"));
    QCOMPARE(outcome.fact(firstName, "/follower_limit"), QByteArray("null"));
    QCOMPARE(outcome.fact(firstName, "/at_least"), QByteArray("true"));
    QCOMPARE(outcome.fact(firstName, "/gaps/0/kind"), QByteArray("\"pools_unknown\""));
    QCOMPARE(outcome.fact(firstName, "/attachments_without_pool"), QByteArray("null"));
    QCOMPARE(outcome.fact(secondName, "/monthly_cents"), QByteArray("15860"));
}

void TestFieldRecords::anEmptyPageEndsTheList() {
    const QByteArray next = "Next-Range: id ]dddddddd-0000-4000-8000-000000000002..; max=1000\r\n";
    FieldApi api;
    const auto list = jsonAnswer(api.body(addons), "206 Partial Content", next);
    const auto empty = jsonAnswer(Json::array(), "206 Partial Content", next);
    api.respond(addons, [list, empty](const HttpScriptServer::Request& request) {
        return request.header("range").contains(']') ? empty : list;
    });
    const auto outcome = m_program.info(api);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    verifyFirstCluster(outcome);
    QCOMPARE(outcome.fact("/totals/clusters"), QByteArray("2"));
    QVERIFY2(outcome.err.contains("A list ended with an empty page"), outcome.err.constData());
    QCOMPARE(api.asked(addons), 2);
}

void TestFieldRecords::whereNothingCanBeSavedTheMemberIsNamed_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, const char* said, Change change) {
        QTest::newRow(name) << std::move(change) << QByteArray(said);
    };
    row("list that is an object", "expected: a list", [](FieldApi& api) { api.body(addons) = Json::object(); });
    row("no add-on that can be read", "member: [0].name", [](FieldApi& api) {
        for (Json& addon : api.body(addons)) {
            addon["name"] = 5;
        }
    });
    row("cluster without its name", "member: addon.name",
        [](FieldApi& api) { api.info(firstCluster)["addon"].erase("name"); });
    row("pools that are no list", "member: pools", [](FieldApi& api) { api.info(firstCluster)["pools"] = 5; });
    row("no level that can be read", "member: items[0].name", [](FieldApi& api) {
        api.body(levels)["items"] = Json::array({Json{{"vcpu", 2}}});
    });
    row("no price that can be read", "member: advanced.4g-performance.rate", [](FieldApi& api) {
        api.body(prices) = Json{{"advanced", {{"4g-performance", {{"rate", "150"}}}}}};
    });
    row("levels without a list", "member: items", [](FieldApi& api) { api.body(levels)["items"] = "none"; });
}

void TestFieldRecords::whereNothingCanBeSavedTheMemberIsNamed() {
    QFETCH(const Change, change);
    QFETCH(const QByteArray, said);
    FieldApi api;
    change(api);
    const auto outcome = m_program.info(api);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains(said) || outcome.fact(firstName, "/problem/detail").contains(said),
             (outcome.out + outcome.err).constData());
}

POOLHOUSE_CORE_APP_TEST(TestFieldRecords)
#include "tst_field_records.moc"
