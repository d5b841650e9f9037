// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_line.h"
#include "app/console/estimate_command.h"
#include "app/console/recommend_command.h"
#include "models/text/plan_text.h"
#include "tests/support/cluster_builder.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::console;

namespace {

core::PoolShape shape(const char* name, const char* level, int count) {
    const bool leads = std::string_view(name) == "leader";
    return {leads ? core::PoolRole::Leader : core::PoolRole::Follower, name, level, count};
}

PricedCatalog published() {
    return {test::publishedCatalog(), test::publishedPrices(), "advanced"};
}

/// The design's example cluster, modifiable by the test.
core::Plan picture() {
    core::ClusterPlan cluster;
    cluster.cluster = "postgresql-rectangular-12345";
    cluster.app = "example-app";
    cluster.storageGb = 142;
    cluster.live = {shape("leader", "8G-Performance", 2), shape("analytics", "16G-Performance", 1),
                    shape("web-reads", "4G-Performance", 3)};
    cluster.loads = {{"analytics", 240, 413}, {"web-reads", 1021, 1046}};
    cluster.wanted = {shape("leader", "8G-Performance", 2), shape("analytics", "8G-Performance", 1),
                      shape("web-reads", "4G-Performance", 5), shape("nightly-export", "4G-Performance", 1)};
    return {{}, {cluster}};
}

QJsonObject told(const core::Plan& plan) {
    const auto result = runEstimate(plan, published(), {.json = true});
    return result.exitCode == exitDone ? QJsonDocument::fromJson(result.output.toUtf8()).object() : QJsonObject();
}

QStringList keysOf(const QJsonValue& value) {
    auto keys = value.toObject().keys();
    keys.sort();
    return keys;
}

QJsonObject schema(const char* name) {
    QFile file(QStringLiteral(POOLHOUSE_SOURCE_DIR "/resources/schema/%1.schema.json").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QStringList requiredOf(const QJsonValue& definition) {
    QStringList names;
    for (const auto& name : definition.toObject()[u"required"].toArray()) {
        names << name.toString();
    }
    names.sort();
    return names;
}

} // namespace

class TestPlanEstimate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void estimateHasTheMembersItShallHave() {
        const auto json = told(picture());
        QCOMPARE(keysOf(json),
                 QStringList({QStringLiteral("after"), QStringLiteral("before"), QStringLiteral("restarts"),
                              QStringLiteral("steps"), QStringLiteral("warnings")}));
        const auto steps = json[u"steps"].toArray();
        QCOMPARE(steps.size(), 3);
        const auto last = steps[2].toObject();
        QCOMPARE(last[u"number"].toInt(), 3);
        QCOMPARE(last[u"change"].toString(), QStringLiteral("set_level"));
        QCOMPARE(last[u"level"].toString(), QStringLiteral("8G-Performance"));
        QVERIFY(last[u"count"].isNull());
        QCOMPARE(last[u"before"].toObject()[u"connection_limit"].toInt(), 1600);
        QCOMPARE(last[u"after"].toObject()[u"connection_limit"].toInt(), 800);
        QCOMPARE(last[u"monthly_cents_change"].toInt(), -20000);
        QCOMPARE(last[u"cluster_after"].toObject()[u"read_limit"].toInt(), 3080);
        QVERIFY(steps[1].toObject()[u"before"].isNull());
        const auto before = json[u"before"].toObject(), after = json[u"after"].toObject();
        QCOMPARE(before[u"monthly_cents"].toInt(), 155840);
        QCOMPARE(after[u"monthly_cents"].toInt(), 180840);
        QCOMPARE(after[u"hourly"].toString(), QStringLiteral("~$2.512"));
        QCOMPARE(after[u"read_limit"].toInt(), 3080);
        QCOMPARE(after[u"survivable_limit"].toInt(), 1520);
        QCOMPARE(after[u"clusters"].toArray()[0].toObject()[u"pools"].toArray().size(), 4);
        QCOMPARE(keysOf(before), keysOf(after));
        const auto warning = json[u"warnings"].toArray()[0].toObject();
        QCOMPARE(warning[u"code"].toString(), QStringLiteral("lowers_limit"));
        QCOMPARE(warning[u"pool"].toString(), QStringLiteral("analytics"));
        QVERIFY(warning[u"message"].toString().contains(QStringLiteral("413")));
    }

    /// The output has exactly the members of the schema.
    void theSchemaNamesEveryMember() {
        const auto definitions = schema("estimate")[u"$defs"].toObject();
        const auto json = told(picture());
        QCOMPARE(keysOf(json), requiredOf(schema("estimate")));
        QCOMPARE(keysOf(json[u"steps"].toArray()[0]), requiredOf(definitions[u"step"]));
        QCOMPARE(keysOf(json[u"steps"].toArray()[0].toObject()[u"after"]), requiredOf(definitions[u"pool"]));
        QCOMPARE(keysOf(json[u"steps"].toArray()[0].toObject()[u"cluster_after"]), requiredOf(definitions[u"figures"]));
        const auto side = json[u"before"].toObject();
        auto sideKeys = requiredOf(definitions[u"figures"]) + requiredOf(definitions[u"side"]);
        sideKeys.sort();
        QCOMPARE(keysOf(side), sideKeys);
        QCOMPARE(keysOf(json[u"warnings"].toArray()[0]),
                 requiredOf(schema("estimate")[u"properties"].toObject()[u"warnings"].toObject()[u"items"]));
    }

    void severalClustersAddUp() {
        auto plan = picture();
        plan.clusters.push_back(plan.clusters[0]);
        plan.clusters[1].cluster = "another";
        plan.clusters[1].wanted = {plan.clusters[1].live[0], shape("fresh-one", "4G-Performance", 13)};
        const auto json = told(plan);
        QCOMPARE(json[u"before"].toObject()[u"monthly_cents"].toInt(), 2 * 155840);
        QCOMPARE(json[u"before"].toObject()[u"follower_instances"].toInt(), 8);
        QCOMPARE(json[u"after"].toObject()[u"clusters"].toArray().size(), 2);
        const auto steps = json[u"steps"].toArray();
        QCOMPARE(steps.size(), 6);
        QCOMPARE(steps[5].toObject()[u"number"].toInt(), 6);
        QCOMPARE(steps[5].toObject()[u"cluster"].toString(), QStringLiteral("another"));
        int forced = 0;
        for (const auto& each : json[u"warnings"].toArray()) {
            const auto warning = each.toObject();
            if (warning[u"code"] == QStringLiteral("forced_by_limit")) {
                ++forced;
                const auto step = steps[warning[u"step"].toInt() - 1].toObject();
                QVERIFY(step[u"forced_by_limit"].toBool());
                QVERIFY(!step[u"undoable"].toBool());
                QVERIFY(
                    warning[u"message"].toString().contains(QStringLiteral("Step %1 ").arg(warning[u"step"].toInt())));
            }
        }
        QCOMPARE(forced, 2); // thirteen new instances leave no capacity for the old pools
        const auto table = runEstimate(plan, published(), {}).output;
        QVERIFY(table.contains(QStringLiteral("All clusters")));
    }

    void anUnknownPriceIsNeverADifference() {
        auto plan = picture();
        plan.clusters[0].live[1].level = plan.clusters[0].wanted[1].level = "64G-Performance";
        plan.clusters[0].wanted[1].count = 2;
        const auto json = told(plan);
        const auto after = json[u"after"].toObject();
        QVERIFY(after[u"at_least"].toBool());
        QCOMPARE(after[u"gaps"].toArray().size(), 1);
        int known = 0;
        for (const auto& step : json[u"steps"].toArray()) {
            const bool analytics = step.toObject()[u"pool"] == QStringLiteral("analytics");
            QCOMPARE(step.toObject()[u"monthly_cents_change"].isNull(), analytics);
            known += analytics ? 0 : 1;
        }
        QCOMPARE(known, 2);
        QVERIFY(runEstimate(plan, published(), {}).output.contains(QStringLiteral("at least")));
    }

    void appsThatMoveAreSteps() {
        auto plan = picture();
        auto& cluster = plan.clusters[0];
        core::Attachment reads;
        reads.name = "READS";
        reads.app.name = "shop";
        reads.target.pool = "web-reads";
        cluster.attachments = {reads};
        cluster.moves = {{"shop", "analyst", core::AttachmentPlace{"web-reads", "READS"},
                          core::AttachmentPlace{"nightly-export", "EXPORT"}}};
        const auto json = told(plan);
        const auto steps = json[u"steps"].toArray();
        QCOMPARE(steps.size(), 5);
        const auto attach = steps[2].toObject(), detach = steps[3].toObject();
        QCOMPARE(attach[u"change"].toString(), QStringLiteral("attach"));
        QCOMPARE(attach[u"pool"].toString(), QStringLiteral("nightly-export"));
        QCOMPARE(attach[u"app"].toString(), QStringLiteral("shop"));
        QCOMPARE(attach[u"attachment"].toString(), QStringLiteral("EXPORT"));
        QCOMPARE(attach[u"credential"].toString(), QStringLiteral("analyst"));
        QVERIFY(attach[u"before"].isNull() && attach[u"after"].isNull() && attach[u"count"].isNull());
        QCOMPARE(attach[u"monthly_cents_change"].toInt(-1), 0);
        QCOMPARE(attach[u"title"].toString(),
                 QStringLiteral("Attach shop to nightly-export as EXPORT with the credential analyst"));
        QCOMPARE(detach[u"change"].toString(), QStringLiteral("detach"));
        QCOMPARE(detach[u"apps_restarting"].toArray()[0].toString(), QStringLiteral("shop"));
        QVERIFY(steps[0].toObject()[u"app"].isNull());
        const auto restarts = json[u"restarts"].toArray();
        QCOMPARE(restarts.size(), 1);
        QCOMPARE(restarts[0].toObject()[u"count"].toInt(), 2);
        const auto warning = json[u"warnings"].toArray().last().toObject();
        QCOMPARE(warning[u"code"].toString(), QStringLiteral("loses_config_var"));
        QCOMPARE(warning[u"step"].toInt(), 4);
        const auto table = runEstimate(plan, published(), {}).output;
        QVERIFY2(table.contains(QStringLiteral("Apps restart: shop twice.")), qPrintable(table));
        QVERIFY2(table.contains(QStringLiteral("! Step 4 takes READS_URL from shop: ")), qPrintable(table));
        QCOMPARE(keysOf(steps[2]), requiredOf(schema("estimate")[u"$defs"].toObject()[u"step"]));
    }

    void nothingToDoSaysSo() {
        auto plan = picture();
        plan.clusters[0].wanted = plan.clusters[0].live;
        QCOMPARE(told(plan)[u"steps"].toArray().size(), 0);
        QVERIFY(runEstimate(plan, published(), {}).output.contains(QStringLiteral("Nothing to do")));
    }

    void rulesThatBreakNameTheMember_data() {
        QTest::addColumn<int>("place");
        QTest::addColumn<QByteArray>("level");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("says");
        QTest::newRow("rule 1") << 2 << QByteArray("4G-Performance") << 12
                                << QStringLiteral(
                                       "clusters[0].wanted[2].count: must be at most 11, not 12 (a cluster has 13 "
                                       "follower instances at most)\n");
        QTest::newRow("new one") << 3 << QByteArray("4G-Performance") << 9
                                 << QStringLiteral(
                                        "clusters[0].wanted[2].count: must be at most 3, not 5 (a cluster has 13 "
                                        "follower instances at most)\n");
        QTest::newRow("level") << 1 << QByteArray("2T-Performance") << 1
                               << QStringLiteral("clusters[0].wanted[1].level: must be one of the levels on offer, not "
                                                 "\"2T-Performance\"\n");
        QTest::newRow("leader") << 0 << QByteArray("8G-Performance") << 3
                                << QStringLiteral("clusters[0].wanted[0].count: must be at most 2, not 3\n");
    }
    void rulesThatBreakNameTheMember() {
        QFETCH(const int, place);
        QFETCH(const QByteArray, level);
        QFETCH(const int, count);
        auto plan = picture();
        plan.clusters[0].wanted[static_cast<std::size_t>(place)].level = level.toStdString();
        plan.clusters[0].wanted[static_cast<std::size_t>(place)].count = count;
        const auto result = runEstimate(plan, published(), {.json = true});
        QCOMPARE(result.exitCode, exitUsage);
        QCOMPARE(result.output, QString());
        QTEST(result.complaint, "says");
    }

    void sixPoolsNameTheList() {
        auto plan = picture();
        for (const char* name : {"pool-d", "pool-e", "pool-f"}) {
            plan.clusters[0].wanted.push_back(shape(name, "4G-Performance", 1));
        }
        const auto result = runEstimate(plan, published(), {});
        QCOMPARE(result.exitCode, exitUsage);
        QVERIFY2(result.complaint.contains(QStringLiteral("is one follower pool too many; a cluster has 5 at most")),
                 qPrintable(result.complaint));
    }

    void recommendationHasTheMembersItShallHave() {
        core::Workload web, writes;
        web.name = "web";
        web.connections = 1300;
        web.pool = "web-reads";
        writes.name = "writes";
        writes.access = core::Workload::Access::Write;
        writes.connections = 640;
        core::Needs needs;
        needs.surviveInstanceLoss = needs.leaderHighAvailability = true;
        needs.storageGb = 142;
        needs.workloads = {web, writes};
        const auto result = runRecommendation(needs, published(), true);
        QCOMPARE(result.exitCode, exitDone);
        QCOMPARE(
            QString(result.output).remove(u' ').remove(u'\n'),
            QStringLiteral("{\"feasible\":true,\"monthly_cents\":135840,\"leader\":{\"level\":\"8G-Performance\","
                           "\"high_availability\":true},\"follower_pools\":[{\"name\":\"web-reads\",\"level\":"
                           "\"4G-Performance\",\"count\":5,\"connection_limit\":1900,\"survivable_limit\":1520,"
                           "\"workloads\":[\"web\"]}],\"unpriced_levels\":[\"64G-Performance\",\"128G-Performance\","
                           "\"256G-Performance\",\"384G-Performance\",\"512G-Performance\",\"768G-Performance\","
                           "\"1536G-Performance\"]}"));
        const auto told = runRecommendation(needs, published(), false);
        QVERIFY2(told.output.contains(QStringLiteral("\nNeeds attention: leader at 80% of its connections.\n")),
                 qPrintable(told.output));
        QVERIFY2(!told.output.contains(QStringLiteral("web-reads at")), qPrintable(told.output));
        needs.surviveInstanceLoss = false;
        needs.workloads[0].connections = 1700;
        const auto narrow = runRecommendation(needs, published(), false);
        QVERIFY2(narrow.output.contains(QStringLiteral("Needs attention: web-reads at 89% of its connections.\n"
                                                       "Needs attention: web-reads, 180 too few after losing one "
                                                       "instance.\n")),
                 qPrintable(narrow.output));
        needs.surviveInstanceLoss = true;
        needs.workloads[0].connections = 1300;
        needs.workloads[1].connections = 5000;
        const auto refused = runRecommendation(needs, published(), true);
        QCOMPARE(refused.exitCode, exitInfeasible);
        QCOMPARE(refused.complaint, QString());
        const auto json = QJsonDocument::fromJson(refused.output.toUtf8()).object();
        QCOMPARE(keysOf(json), QStringList({QStringLiteral("feasible"), QStringLiteral("feasible_with"),
                                            QStringLiteral("reasons"), QStringLiteral("unpriced_levels")}));
        QCOMPARE(QJsonDocument(json[u"feasible_with"].toObject()).toJson(QJsonDocument::Compact),
                 QByteArray("{\"fewer\":{\"connections\":3200,\"workload\":\"writes\"}}"));
        const auto reason = json[u"reasons"].toArray()[0].toObject();
        QCOMPARE(keysOf(reason),
                 QStringList({QStringLiteral("code"), QStringLiteral("message"), QStringLiteral("workload")}));
        QCOMPARE(reason[u"code"].toString(), QStringLiteral("leader_too_small"));
        QCOMPARE(reason[u"workload"].toString(), QStringLiteral("writes"));
        QVERIFY2(reason[u"message"].toString().contains(QStringLiteral("1,800 more than")),
                 qPrintable(reason[u"message"].toString()));
        const auto table = runRecommendation(needs, published(), false);
        QCOMPARE(table.output, QString());
        QVERIFY(table.complaint.contains(QStringLiteral("1,800 more than")));
        QVERIFY2(table.complaint.contains(
                     QStringLiteral("\nFeasible if \"writes\" needs 3,200 connections, 1,800 fewer.\n")),
                 qPrintable(table.complaint));
        QVERIFY2(table.complaint.contains(QStringLiteral("\nLeft out, price unknown: 64G-Performance, ")),
                 qPrintable(table.complaint));
    }

    /// 64G has a price and 64 GB; how many connections it accepts is unknown.
    void aRefusalNamesTheLevelsThatItDidNotCompare() {
        core::PriceList prices;
        prices.plans["advanced"].levels = {{"32G", {core::Money{100}}}, {"64G", {core::Money{200}}}};
        core::Workload web;
        web.name = "web";
        web.minMemoryGb = 48;
        core::Needs needs;
        needs.workloads = {web};
        const PricedCatalog one{core::Catalog({{"32G", 4, 32, 3200}, {"64G", 8, 64, std::nullopt}}), prices,
                                "advanced"};
        const auto refused = runRecommendation(needs, one, false);
        QCOMPARE(refused.exitCode, exitInfeasible);
        QCOMPARE(refused.complaint, QStringLiteral("\"web\" needs instances with 48 GB of memory; none of the levels "
                                                   "compared is known to have as much.\n"
                                                   "Left out, connections unknown: 64G\n"));
        const auto json = QJsonDocument::fromJson(runRecommendation(needs, one, true).output.toUtf8()).object();
        QCOMPARE(keysOf(json), QStringList({QStringLiteral("feasible"), QStringLiteral("levels_without_limit"),
                                            QStringLiteral("reasons")}));
        QCOMPARE(json[u"levels_without_limit"].toArray(), QJsonArray({QStringLiteral("64G")}));
        const PricedCatalog none{core::Catalog({{"64G", 8, 64, std::nullopt}}), prices, "advanced"};
        const auto unlimited = QJsonDocument::fromJson(runRecommendation(needs, none, true).output.toUtf8()).object();
        QCOMPARE(unlimited[u"reasons"].toArray()[0].toObject()[u"code"].toString(), QStringLiteral("no_known_limit"));
        QCOMPARE(unlimited[u"levels_without_limit"].toArray().size(), 1);
        const PricedCatalog all{core::Catalog({{"32G", 4, 32, 3200}}), prices, "advanced"};
        const auto plain = QJsonDocument::fromJson(runRecommendation(needs, all, true).output.toUtf8()).object();
        QCOMPARE(keysOf(plain), QStringList({QStringLiteral("feasible"), QStringLiteral("reasons")}));
    }

    void aRefusalNamesEachChangeThatIsEnough() {
        core::Workload web;
        web.name = "web";
        web.connections = 380;
        core::Needs needs;
        needs.workloads = {web};
        needs.margin = 10;
        needs.maxMonthly = core::Money{30000}; // a leader and one instance of 4G
        const auto json = QJsonDocument::fromJson(runRecommendation(needs, published(), true).output.toUtf8()).object();
        QCOMPARE(QJsonDocument(json[u"feasible_with"].toObject()).toJson(QJsonDocument::Compact),
                 QByteArray("{\"fewer\":{\"connections\":342,\"workload\":\"web\"},\"margin\":0,"
                            "\"max_monthly_cents\":45000}"));
        const auto table = runRecommendation(needs, published(), false);
        QVERIFY2(table.complaint.contains(
                     QStringLiteral("\nFeasible with a margin of 0%.\nFeasible if \"web\" needs 342 connections, 38 "
                                    "fewer.\nFeasible with a budget of $450.00/month.\n")),
                 qPrintable(table.complaint));
    }

    /// Levels say nothing about workloads that contradict each other.
    void aRefusalThatRestsOnNoLevelNamesNone() {
        core::Workload one, other;
        one.name = "one";
        one.pool = "reads";
        one.share = false;
        other.name = "other";
        other.pool = "reads";
        core::Needs needs;
        needs.workloads = {one, other};
        const auto refused = runRecommendation(needs, published(), true);
        QCOMPARE(refused.exitCode, exitInfeasible);
        QCOMPARE(keysOf(QJsonDocument::fromJson(refused.output.toUtf8()).object()),
                 QStringList({QStringLiteral("feasible"), QStringLiteral("reasons")}));
        QVERIFY(!runRecommendation(needs, published(), false).complaint.contains(QStringLiteral("Left out")));
    }

    void theSchemaNamesEveryReason() {
        const QJsonObject refusal =
            schema("recommend")[u"$defs"].toObject()[u"infeasible"].toObject()[u"properties"].toObject();
        const QJsonObject reason = refusal[u"reasons"].toObject()[u"items"].toObject()[u"properties"].toObject();
        const QJsonArray codes = reason[u"code"].toObject()[u"enum"].toArray();
        int infeasible = 0;
        for (int at = 0; at <= static_cast<int>(core::Infeasibility::Code::OverBudget); ++at) {
            const auto code = static_cast<core::Infeasibility::Code>(at);
            infeasible += core::malformed(code) ? 0 : 1;
            QCOMPARE(codes.contains(QString::fromLatin1(text::code(code))), !core::malformed(code));
        }
        QCOMPARE(codes.size(), infeasible);
        for (const char* list : {"unpriced_levels", "levels_without_limit", "feasible_with"}) {
            QVERIFY(refusal.contains(QLatin1String(list)));
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlanEstimate)
#include "tst_plan_estimate.moc"
