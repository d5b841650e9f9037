// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/core/recommend.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/workloads.h"
#include "tests/support/cluster_builder.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <limits>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

using Why = Infeasibility::Code;

/// The needs in the picture of the planner.
Needs pictureNeeds() {
    auto needs = needing({reading("web", 1300, "web-reads"), reading("reports", 240, "analytics"),
                          reading("nightly export", 60), writing("writes", 640)},
                         true);
    needs.leaderHighAvailability = true;
    needs.storageGb = 142;
    return needs;
}

const PriceTable& publishedTable() {
    static const auto prices = publishedPrices();
    return *prices.find("advanced");
}

auto asked(const Needs& needs) {
    return recommend(needs, publishedCatalog(), publishedTable());
}

/// "web-reads 4G-Performance x5 1900/1520 [web]; ..."
QString printed(const Recommendation& found) {
    QStringList parts;
    for (const auto& pool : found.followerPools) {
        QStringList names;
        for (const auto& name : pool.workloads) {
            names << shown(name);
        }
        parts << QStringLiteral("%1 %2 x%3 %4/%5 [%6]")
                     .arg(shown(pool.shape.name), shown(pool.shape.level))
                     .arg(pool.shape.count)
                     .arg(pool.connectionLimit)
                     .arg(pool.survivableLimit)
                     .arg(names.join(u','));
    }
    return parts.join(QStringLiteral("; "));
}

} // namespace

class TestRecommend : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePictureOfThePlanner() {
        const auto found = asked(pictureNeeds());
        QVERIFY(found);
        // leader 8G for 640 writes, twice 300; web 1300 surviving: 5 x 150; 240 + 60 surviving: 2 x 150; 42 GB at 0.20
        QCOMPARE(found.value().monthly.cents, std::int64_t(165840));
        QCOMPARE(shown(found.value().leader.level), QStringLiteral("8G-Performance"));
        QCOMPARE(found.value().leader.count, 2);
        QCOMPARE(printed(found.value()), QStringLiteral("analytics 4G-Performance x2 760/380 [reports,nightly export]; "
                                                        "web-reads 4G-Performance x5 1900/1520 [web]"));
        const auto leftOut = levelsLeftOut(publishedCatalog(), publishedTable());
        QCOMPARE(leftOut.unpriced.size(), std::size_t(7));
        QCOMPARE(shown(leftOut.unpriced.front()), QStringLiteral("64G-Performance"));
        QVERIFY(leftOut.unlimited.empty() && !leftOut.empty());
    }

    void workedByHand_data() {
        QTest::addColumn<Needs>("needs");
        QTest::addColumn<QString>("pools");
        QTest::addColumn<int>("cents");
        const auto row = [](const char* name, const Needs& needs, const char* pools, int cents) {
            QTest::newRow(name) << needs << QString::fromLatin1(pools) << cents;
        };
        row("nothing is read", needing({writing("jobs", 380)}), "", 15000);
        row("one more write needs the next level", needing({writing("jobs", 381)}), "", 30000);
        row("writes add up", needing({writing("jobs", 380), writing("web", 421)}), "", 50000);
        row("no writes: the cheapest leader", needing({reading("web", 380)}), "reads 4G-Performance x1 380/0 [web]",
            30000);
        row("two small ones share", needing({reading("a-1", 100), reading("b-2", 100)}),
            "reads 4G-Performance x1 380/0 [a-1,b-2]", 30000);
        row("a pool of its own costs more", needing({alone(reading("a-1", 100)), reading("b-2", 100)}),
            "reads 4G-Performance x1 380/0 [a-1]; reads-2 4G-Performance x1 380/0 [b-2]", 45000);
        row("fewer instances at the same cost", needing({reading("web", 760)}), "reads 8G-Performance x1 800/0 [web]",
            45000); // 2 x 4G cost 300 as well
        row("surviving one lost instance", needing({reading("web", 380)}, true),
            "reads 4G-Performance x2 760/380 [web]", 45000);
        row("memory decides", needing({sized(reading("web", 10), 16, 0)}), "reads 16G-Performance x1 1600/0 [web]",
            65000);
        row("vCPUs decide", needing({sized(reading("web", 10), 0, 3)}), "reads 32G-Performance x1 3200/0 [web]",
            105000);
        row("pinned to one name, whatever its case",
            needing({reading("a-1", 300, "Web-Reads"), reading("b-2", 300, "web-reads")}),
            "Web-Reads 8G-Performance x1 800/0 [a-1,b-2]", 45000);
        row("a chosen name gives way to a pinned one",
            needing({alone(reading("a-1", 10)), reading("b-2", 10, "reads")}),
            "reads 4G-Performance x1 380/0 [b-2]; reads-2 4G-Performance x1 380/0 [a-1]", 45000);
        row("thirteen instances of the cheapest do not suffice", // then 7 x 8G 2100, 4 x 16G 2000, 2 x 32G 1800
            needing({reading("web", 13 * 380 + 1)}), "reads 32G-Performance x2 6400/3200 [web]", 195000);
    }
    void workedByHand() {
        QFETCH(const Needs, needs);
        const auto found = asked(needs);
        QVERIFY(found);
        QTEST(printed(found.value()), "pools");
        QTEST(static_cast<int>(found.value().monthly.cents), "cents");
    }

    void tiesAreBroken_data() {
        QTest::addColumn<Needs>("needs");
        QTest::addColumn<std::vector<Level>>("levels");
        QTest::addColumn<std::vector<int>>("prices");
        QTest::addColumn<QString>("pools");
        using Levels = std::vector<Level>;
        using Prices = std::vector<int>;
        const auto two = needing({reading("a-1", 100), reading("b-2", 100)});
        QTest::newRow("fewer instances") << needing({reading("web", 200)}) << Levels{{"A", 1, 1, 100}, {"B", 1, 1, 200}}
                                         << Prices{1, 2} << QStringLiteral("reads B x1 200/0 [web]");
        QTest::newRow("fewer pools") << two << Levels{{"A", 1, 1, 100}} << Prices{1}
                                     << QStringLiteral("reads A x2 200/100 [a-1,b-2]");
        QTest::newRow("larger survivable limit")
            << needing({reading("web", 150)}) << Levels{{"A", 1, 1, 100}, {"B", 1, 1, 120}} << Prices{1, 1}
            << QStringLiteral("reads B x2 240/120 [web]");
        QTest::newRow("order of names") << needing({reading("web", 150)})
                                        << Levels{{"B", 1, 1, 200}, {"C", 1, 1, 150}, {"A", 1, 1, 180}}
                                        << Prices{1, 1, 1} << QStringLiteral("reads A x1 180/0 [web]");
        QTest::newRow("a level without a size carries what asks for none")
            << needing({reading("web", 150)}) << Levels{{"A", 0, 0, 200}} << Prices{1}
            << QStringLiteral("reads A x1 200/0 [web]");
        QTest::newRow("a price of nothing buys no more than is needed")
            << needing({reading("web", 150)}) << Levels{{"A", 1, 1, 100}} << Prices{0}
            << QStringLiteral("reads A x2 200/100 [web]");
    }
    void tiesAreBroken() {
        QFETCH(const Needs, needs);
        QFETCH(const std::vector<Level>, levels);
        QFETCH(const std::vector<int>, prices);
        PriceTable table;
        for (std::size_t at = 0; at < levels.size(); ++at) {
            table.levels[levels[at].name] = {Money{prices[at] * 100}};
        }
        const auto found = recommend(needs, Catalog(levels), table);
        QVERIFY(found);
        QTEST(printed(found.value()), "pools");
    }

    void infeasible_data() {
        QTest::addColumn<Needs>("needs");
        QTest::addColumn<std::vector<Infeasibility>>("reasons");
        using Reasons = std::vector<Infeasibility>;
        const auto row = [](const char* name, const Needs& needs, const Reasons& reasons) {
            QTest::newRow(name) << needs << reasons;
        };
        row("nothing is needed", {}, {{Why::NoWorkloads, "", 0, 0, ""}});
        std::vector<Workload> thirteen;
        for (int at = 0; at < 13; ++at) {
            thirteen.push_back(reading(("w" + std::to_string(at)).c_str(), 1));
        }
        row("thirteen read workloads", needing(thirteen), {{Why::TooManyReadWorkloads, "", 13, 12, ""}});
        row("less than one connection", needing({reading("web", 0)}), {{Why::BadConnections, "web", 0, 1, ""}});
        row("a slip of the keyboard", needing({writing("jobs", 1'000'000'001)}),
            {{Why::BadConnections, "jobs", 1'000'000'001, 1'000'000'000, ""}});
        row("two of a name", needing({reading("web", 1), writing("web", 1)}),
            {{Why::DuplicateWorkload, "web", 0, 0, ""}});
        row("no name for a pool", needing({reading("web", 1, "web--reads")}), {{Why::BadPoolName, "web", 0, 0, ""}});
        row("reads on the leader", needing({reading("web", 1, "leader")}), {{Why::BadPoolName, "web", 0, 0, ""}});
        auto pinned = writing("jobs", 1);
        pinned.pool = "web-reads";
        row("writes on a follower", needing({pinned}), {{Why::WriteWorkloadPinned, "jobs", 0, 0, ""}});
        row("alone and pinned with another", needing({alone(reading("a-1", 1, "pool-a")), reading("b-2", 1, "POOL-A")}),
            {{Why::PinnedButNotShared, "a-1", 0, 0, "pool-a"}});
        row("memory that no priced level has", needing({reading("web", 1), sized(reading("big", 1), 33, 0)}),
            {{Why::TooMuchMemory, "big", 33, 32, ""}});
        row("memory is asked for by the second of one pool",
            needing({sized(reading("small", 1, "one-pool"), 8, 0), sized(reading("big", 1, "one-pool"), 40, 0)}),
            {{Why::TooMuchMemory, "big", 40, 32, "one-pool"}});
        row("memory is asked for by the first of one pool, vCPUs by the second",
            needing({sized(reading("memory", 1, "one-pool"), 40, 2), sized(reading("vcpus", 1, "one-pool"), 2, 9)}),
            {{Why::TooMuchMemory, "memory", 40, 32, "one-pool"}, {Why::TooManyVcpus, "vcpus", 9, 4, "one-pool"}});
        row("vCPUs are asked for by the second write",
            needing({sized(writing("small", 1), 40, 1), sized(writing("big", 1), 2, 9)}),
            {{Why::TooMuchMemory, "small", 40, 32, "leader"}, {Why::TooManyVcpus, "big", 9, 4, "leader"}});
        row("memory is rounded up to what is needed", needing({sized(reading("big", 1), 32.5, 0)}),
            {{Why::TooMuchMemory, "big", 33, 32, ""}});
        row("vCPUs that no priced level has", needing({sized(reading("big", 1), 0, 5)}),
            {{Why::TooManyVcpus, "big", 5, 4, ""}});
        row("both", needing({sized(writing("jobs", 1), 64, 8)}),
            {{Why::TooMuchMemory, "jobs", 64, 32, "leader"}, {Why::TooManyVcpus, "jobs", 8, 4, "leader"}});
        row("writes beyond one instance", needing({writing("jobs", 3201)}),
            {{Why::LeaderTooSmall, "jobs", 3201, 3200, "leader", 0, false}});
        row("writes beyond one instance together", needing({writing("jobs", 3200), writing("web", 1)}),
            {{Why::LeaderTooSmall, "", 3201, 3200, "leader", 0, false}});
        row("six pools",
            needing({alone(reading("a-1", 1)), alone(reading("b-2", 1)), alone(reading("c-3", 1)),
                     alone(reading("d-4", 1)), alone(reading("e-5", 1)), reading("f-6", 1)}),
            {{Why::TooManyPools, "", 6, 5, ""}});
        row("more than thirteen of the largest", needing({reading("web", 13 * 3200 + 1)}),
            {{Why::TooManyInstances, "", 14, 13, "", 0, false}});
        row("thirteen do, but not with one lost", needing({reading("web", 13 * 3200)}, true),
            {{Why::TooManyInstances, "", 14, 13, "", 0, false}});
        row("fewest instances of two that do not share",
            needing({alone(reading("a-1", 7 * 3200)), alone(reading("b-2", 6 * 3200 + 1))}),
            {{Why::TooManyInstances, "", 14, 13, "", 0, false}});
        row("fewest instances of two that do not share, one lost in each",
            needing({alone(reading("a-1", 6 * 3200)), alone(reading("b-2", 6 * 3200))}, true),
            {{Why::TooManyInstances, "", 14, 13, "", 0, false}});
        row("fewest instances of five that do not share",
            needing({alone(reading("a-1", 3 * 3200)), alone(reading("b-2", 3 * 3200)), alone(reading("c-3", 3 * 3200)),
                     alone(reading("d-4", 3 * 3200)), alone(reading("e-5", 3 * 3200))}),
            {{Why::TooManyInstances, "", 15, 13, "", 0, false}});
        row("fewest instances where some share", // 6401 and 6399 fill four, 9 x 3200 + 1 alone take ten
            needing({reading("a-1", 6401), reading("b-2", 6399), alone(reading("c-3", 9 * 3200 + 1))}),
            {{Why::TooManyInstances, "", 14, 13, "", 0, false}});
        row("two faults at once", needing({writing("jobs", 3201), reading("web", 13 * 3200 + 1)}),
            {{Why::LeaderTooSmall, "jobs", 3201, 3200, "leader", 0, false},
             {Why::TooManyInstances, "", 14, 13, "", 0, false}});
        auto budget = pictureNeeds();
        budget.maxMonthly = Money{165839};
        row("one cent over the budget", budget, {{Why::OverBudget, "", 165840, 165839, "", 0, false}});
    }
    void infeasible() {
        QFETCH(const Needs, needs);
        QFETCH(const std::vector<Infeasibility>, reasons);
        const auto found = asked(needs);
        QVERIFY(!found);
        QCOMPARE(found.error().size(), reasons.size());
        for (std::size_t at = 0; at < reasons.size(); ++at) {
            QCOMPARE(static_cast<int>(found.error()[at].code), static_cast<int>(reasons[at].code));
            QVERIFY(found.error()[at] == reasons[at]);
        }
        QCOMPARE(malformed(reasons.front().code), reasons.front().code < Why::PinnedButNotShared);
    }

    void theBudgetMayBeMetExactly() {
        auto needs = pictureNeeds();
        needs.maxMonthly = Money{165840};
        QVERIFY(asked(needs));
    }

    void aLevelOfOneConnectionIsOffered() {
        PriceTable prices;
        prices.levels = {{"one", {Money{100}}}};
        const auto found = recommend(needing({reading("web", 3)}), Catalog({{"one", 1, 1, 1}}), prices);
        QVERIFY(found);
        QCOMPARE(found.value().followerPools.front().shape.count, 3);
    }

    /// 99 hundredths of one connection each: one is not enough for one.
    void aMarginIsComparedExactly() {
        PriceTable prices;
        prices.levels = {{"one", {Money{100}}}};
        auto needs = needing({reading("web", 1)});
        needs.margin = 1;
        const auto found = recommend(needs, Catalog({{"one", 1, 1, 1}}), prices);
        QVERIFY(found);
        QCOMPARE(found.value().followerPools.front().shape.count, 2);
    }

    void noLevelHasAGigabyte() {
        PriceTable prices;
        prices.levels = {{"half", {Money{100}}}};
        const auto found =
            recommend(needing({sized(reading("web", 1), 0.75, 1)}), Catalog({{"half", 1, 0.5, 100}}), prices);
        QVERIFY(!found);
        QVERIFY(found.error() == std::vector<Infeasibility>({{Why::TooMuchMemory, "web", 1, 0, ""}}));
    }

    void aLevelOfUnknownSizeMayBeLargeEnough() {
        PriceTable prices;
        prices.levels = {{"half", {Money{100}}}, {"untold", {Money{200}}}};
        const Catalog catalog({{"half", 1, 0.5, 100}, {"untold", std::nullopt, std::nullopt, 100}});
        const auto found = recommend(needing({sized(reading("web", 1), 0.75, 2)}), catalog, prices);
        QVERIFY(!found);
        QCOMPARE(found.error().size(), std::size_t(2));
        QVERIFY(!found.error()[0].known && !found.error()[1].known);
    }

    /// "small" is compared. What is unknown of the other level decides whether the refusal may speak of it.
    void aLevelLeftOutMayDo_data() {
        QTest::addColumn<Needs>("needs");
        QTest::addColumn<Level>("other");
        QTest::addColumn<bool>("priced");
        QTest::addColumn<Infeasibility>("reason");
        const auto row = [](const char* name, const Needs& needs, const Level& other, bool priced,
                            const Infeasibility& reason) { QTest::newRow(name) << needs << other << priced << reason; };
        const std::optional<int> untold;
        const auto roomy = needing({sized(reading("web", 1), 48, 0)});
        row("memory, connections unknown", roomy, {"other", 2, 64, untold}, true,
            {Why::TooMuchMemory, "web", 48, 64, "", 0, false});
        row("less memory, connections unknown", roomy, {"other", 2, 40, untold}, true,
            {Why::TooMuchMemory, "web", 48, 40, "", 0, true});
        row("nothing known but the price", roomy, {"other", untold, {}, untold}, true,
            {Why::TooMuchMemory, "web", 48, 32, "", 0, false});
        row("memory without a price: no level with a price has as much", roomy, {"other", 2, 64, 100}, false,
            {Why::TooMuchMemory, "web", 48, 32, "", 0, true});
        row("memory that accepts nothing", roomy, {"other", 2, 64, 0}, true,
            {Why::TooMuchMemory, "web", 48, 64, "", 0, false});
        const auto quick = needing({sized(writing("jobs", 1), 0, 6)});
        row("vCPUs, connections unknown", quick, {"other", 8, 1, untold}, true,
            {Why::TooManyVcpus, "jobs", 6, 8, "leader", 0, false});
        row("fewer vCPUs, connections unknown", quick, {"other", 5, 1, untold}, true,
            {Why::TooManyVcpus, "jobs", 6, 5, "leader", 0, true});
        const auto writes = needing({writing("jobs", 150)});
        row("writes, connections unknown", writes, {"other", 2, 64, untold}, true,
            {Why::LeaderTooSmall, "jobs", 150, 100, "leader", 0, false});
        row("writes, price unknown", writes, {"other", 2, 64, 149}, false,
            {Why::LeaderTooSmall, "jobs", 150, 100, "leader", 0, false});
        row("writes, price unknown and no larger", writes, {"other", 2, 64, 100}, false,
            {Why::LeaderTooSmall, "jobs", 150, 100, "leader", 0, true});
        const auto roomyWrites = needing({sized(writing("jobs", 150), 16, 0)});
        row("writes, connections unknown but too little memory", roomyWrites, {"other", 2, 8, untold}, true,
            {Why::LeaderTooSmall, "jobs", 150, 100, "leader", 0, true});
        row("writes, memory unknown", roomyWrites, {"other", 2, {}, 200}, true,
            {Why::LeaderTooSmall, "jobs", 150, 100, "leader", 0, false});
        const auto many = needing({reading("web", 1301)});
        row("instances, connections unknown", many, {"other", 2, 64, untold}, true,
            {Why::TooManyInstances, "", 14, 13, "", 0, false});
        row("instances, price unknown", many, {"other", 2, 64, 200}, false,
            {Why::TooManyInstances, "", 14, 13, "", 0, false});
        row("instances, price unknown and no larger", many, {"other", 2, 64, 90}, false,
            {Why::TooManyInstances, "", 14, 13, "", 0, true});
        auto poor = needing({writing("jobs", 1)});
        poor.maxMonthly = Money{99};
        row("budget, connections unknown", poor, {"other", 2, 64, untold}, true,
            {Why::OverBudget, "", 100, 99, "", 0, false});
        row("budget, price unknown", poor, {"other", 2, 64, 100}, false, {Why::OverBudget, "", 100, 99, "", 0, false});
        row("budget, no price of a level that accepts nothing", poor, {"other", 2, 64, 0}, false,
            {Why::OverBudget, "", 100, 99, "", 0, true});
        row("budget, no price of a level that accepts one connection", poor, {"other", 2, 64, 1}, false,
            {Why::OverBudget, "", 100, 99, "", 0, false});
        row("budget, nothing unknown", poor, {"other", 2, 64, 100}, true, {Why::OverBudget, "", 100, 99, "", 0, true});
    }
    void aLevelLeftOutMayDo() {
        QFETCH(const Needs, needs);
        QFETCH(const Level, other);
        QFETCH(const bool, priced);
        QFETCH(const Infeasibility, reason);
        PriceTable prices;
        prices.levels = {{"small", {Money{100}}}};
        if (priced) {
            prices.levels["other"] = {Money{200}};
        }
        const auto found = recommend(needs, Catalog({{"small", 4, 32, 100}, other}), prices);
        QVERIFY(!found);
        QCOMPARE(found.error().size(), std::size_t(1));
        QCOMPARE(found.error().front().known, reason.known);
        QVERIFY(found.error().front() == reason);
    }

    void aLevelLeftOutMayHaveBoth() {
        PriceTable prices;
        prices.levels = {{"M", {Money{100}}}, {"V", {Money{100}}}, {"other", {Money{100}}}};
        const auto needs = needing({sized(reading("web", 1), 64, 16)});
        const auto knownWith = [&](const Level& other) {
            const auto found = recommend(needs, Catalog({{"M", 1, 64, 100}, {"V", 16, 1, 100}, other}), prices);
            return !found && found.error().front().code == Why::NoLevelHasBoth && found.error().front().known;
        };
        QVERIFY(!knownWith({"other", 16, 64, std::nullopt}));
        QVERIFY(!knownWith({"other", std::nullopt, 64, 100}));
        QVERIFY(knownWith({"other", 16, 63, std::nullopt}));
        QVERIFY(knownWith({"other", 15, std::nullopt, 100}));
    }

    void aLevelLeftOutIsNamed() {
        PriceTable prices;
        prices.levels = {{"half", {Money{100}}}, {"untold", {Money{200}}}};
        const Catalog catalog({{"half", 1, 0.5, 100}, {"untold", 1, 1, std::nullopt}, {"free", 1, 1, std::nullopt}});
        QVERIFY(recommend(needing({reading("web", 1)}), catalog, prices));
        QVERIFY(levelsLeftOut(catalog, prices) == (LevelsLeftOut{{"free"}, {"untold"}}));
        QVERIFY(levelsLeftOut(Catalog({{"half", 1, 0.5, 100}}), prices).empty());
    }

    void withoutAKnownLimitThereIsNoAnswer() {
        PriceTable prices;
        prices.levels = {{"untold", {Money{200}}}, {"none", {Money{100}}}};
        const auto needs = needing({reading("web", 1)});
        const std::vector<Infeasibility> reasons{{Why::NoKnownLimit, "", 0, 0, ""}};
        const auto untold = recommend(needs, Catalog({{"untold", 1, 1, std::nullopt}, {"free", 1, 1, 100}}), prices);
        QVERIFY(!untold);
        QVERIFY(untold.error() == reasons);
        const auto none = recommend(needs, Catalog({{"none", 1, 1, 0}}), prices);
        QVERIFY(!none);
        QVERIFY(none.error() == reasons);
        QVERIFY(restsOnLevels(Why::NoKnownLimit) && restsOnLevels(Why::NoPricedLevel));
        QVERIFY(!restsOnLevels(Why::PinnedButNotShared) && !malformed(Why::NoKnownLimit));
    }

    void noLevelHasAVcpu() {
        PriceTable prices;
        prices.levels = {{"none", {Money{100}}}};
        const auto found = recommend(needing({sized(reading("web", 1), 0, 1)}), Catalog({{"none", 0, 1, 100}}), prices);
        QVERIFY(!found);
        QVERIFY(found.error() == std::vector<Infeasibility>({{Why::TooManyVcpus, "web", 1, 0, ""}}));
    }

    void theMarginIsExact_data() {
        QTest::addColumn<Needs>("needs");
        QTest::addColumn<QString>("leader");
        QTest::addColumn<QString>("pools");
        const auto row = [](const char* name, Needs needs, int margin, const char* leader, const char* pools) {
            needs.margin = margin;
            needs.avoidOverflow = margin == attentionMargin;
            QTest::newRow(name) << needs << QString::fromLatin1(leader) << QString::fromLatin1(pools);
        };
        row("writes that just fit", needing({writing("jobs", 640)}), 20, "8G-Performance", "");
        row("one more", needing({writing("jobs", 641)}), 20, "16G-Performance", "");
        row("80% needs attention", needing({writing("jobs", 640)}), attentionMargin, "16G-Performance", "");
        row("79%", needing({writing("jobs", 632)}), attentionMargin, "8G-Performance", "");
        row("a tenth of what remains after a loss", needing({reading("web", 1300)}, true), 10, "4G-Performance",
            "reads 4G-Performance x5 1900/1520 [web]");
        row("a fifth of it", needing({reading("web", 1300)}, true), 21, "4G-Performance",
            "reads 4G-Performance x6 2280/1900 [web]");
        row("a single instance may do", needing({reading("web", 300)}), attentionMargin, "4G-Performance",
            "reads 4G-Performance x1 380/0 [web]");
        row("two that overflow do not", needing({sized(reading("web", 3201), 32, 0)}), attentionMargin,
            "4G-Performance", "reads 32G-Performance x3 9600/6400 [web]");
    }
    void theMarginIsExact() {
        QFETCH(const Needs, needs);
        const auto found = asked(needs);
        QVERIFY(found);
        QTEST(shown(found.value().leader.level), "leader");
        QTEST(printed(found.value()), "pools");
    }

    /// What a trial of the program met elsewhere: a level without a price, one of half a vCPU, 300 connections in use
    /// on the leader and 700 on its follower pool.
    void theMarginWithLevelsOfOthers_data() {
        QTest::addColumn<int>("margin");
        QTest::addColumn<QString>("leader");
        QTest::addColumn<QString>("pools");
        const auto row = [](int margin, const char* leader, const char* pools) {
            QTest::addRow("%d percent", margin) << margin << QString::fromLatin1(leader) << QString::fromLatin1(pools);
        };
        row(0, "4G-Performance", "web-reads 4G-Performance x3 1140/760 [web]");
        row(21, "4G-Performance", "web-reads 4G-Performance x4 1520/1140 [web]"); // 300.2 connections an instance
        row(22, "8G-Performance", "web-reads 4G-Performance x4 1520/1140 [web]"); // 296.4
        row(38, "8G-Performance", "web-reads 4G-Performance x4 1520/1140 [web]"); // three times 235.6
        row(39, "8G-Performance", "web-reads 4G-Performance x5 1900/1520 [web]"); // three times 231.8 is too few
        row(79, "16G-Performance", "web-reads 4G-Performance x10 3800/3420 [web]");
    }
    void theMarginWithLevelsOfOthers() {
        QFETCH(const int, margin);
        const Catalog catalog({{"4G-Performance", 2, 4, 380},
                               {"8G-Performance", 2, 8, 800},
                               {"16G-Performance", 2, 16, 1600},
                               {"32G-Performance", 4, 32, 3200},
                               {"64G-Performance", 8, 64, 5000},
                               {"2G-Shared", std::nullopt, 2, 100}});
        PriceTable prices;
        prices.levels = {{"4G-Performance", {Money{15'000}}},
                         {"8G-Performance", {Money{30'000}}},
                         {"16G-Performance", {Money{50'000}}},
                         {"32G-Performance", {Money{90'000}}}};
        auto needs = needing({writing("shop", 300), reading("web", 700, "web-reads")}, true);
        needs.margin = margin;
        const auto found = recommend(needs, catalog, prices);
        QVERIFY(found);
        QTEST(shown(found.value().leader.level), "leader");
        QTEST(printed(found.value()), "pools");
    }

    void theMarginCanBeTooMuch() {
        auto needs = needing({writing("jobs", 2529)});
        needs.margin = attentionMargin;
        const auto found = asked(needs);
        QVERIFY(!found);
        QVERIFY(found.error() ==
                std::vector<Infeasibility>({{Why::LeaderTooSmall, "jobs", 2529, 2528, "leader", 21, false}}));
    }

    void sizesThatNoLevelJoins() {
        // memory without vCPUs, and vCPUs without memory
        const Catalog catalog({{"M", 1, 64, 100}, {"V", 16, 1, 100}});
        PriceTable prices;
        prices.levels = {{"M", {Money{100}}}, {"V", {Money{100}}}};
        const auto memory = sized(reading("a-1", 1, "one-pool"), 64, 1);
        const auto vcpu = sized(reading("b-2", 1, "one-pool"), 1, 16);
        const auto together = recommend(needing({memory, vcpu}), catalog, prices);
        QVERIFY(!together);
        QVERIFY(together.error() == std::vector<Infeasibility>({{Why::NoLevelHasBoth, "", 0, 0, "one-pool"}}));
        // not pinned, they go to a pool each
        const auto apart =
            recommend(needing({sized(reading("a-1", 1), 64, 1), sized(reading("b-2", 1), 1, 16)}), catalog, prices);
        QVERIFY(apart);
        QCOMPARE(apart.value().followerPools.size(), std::size_t(2));
        // a leader for both
        auto writes = needing({writing("jobs", 1)});
        writes.workloads[0] = sized(writes.workloads[0], 64, 16);
        const auto leader = recommend(writes, catalog, prices);
        QVERIFY(!leader);
        QVERIFY(leader.error() == std::vector<Infeasibility>({{Why::NoLevelHasBoth, "jobs", 0, 0, "leader"}}));
    }

    void sizesThatNeedMoreThanFivePools() {
        std::vector<Level> levels;
        PriceTable prices;
        Needs needs;
        for (int at = 0; at < 6; ++at) { // each workload fits one level only: more memory goes with fewer vCPUs
            const auto name = std::string(1, static_cast<char>('A' + at));
            levels.push_back({name, 6 - at, double(1 + at), 100});
            prices.levels[name] = {Money{100}};
            needs.workloads.push_back(sized(reading(name.c_str(), 1), 1 + at, 6 - at));
        }
        const auto found = recommend(needs, Catalog(levels), prices);
        QVERIFY(!found);
        QVERIFY(found.error() == std::vector<Infeasibility>({{Why::TooManyPools, "", 6, 5, ""}}));
        levels.push_back({"G", 6, 6, std::nullopt}); // may carry all of them
        const auto one = recommend(needs, Catalog(levels), prices);
        QVERIFY(!one);
        QVERIFY(one.error() == std::vector<Infeasibility>({{Why::TooManyPools, "", 6, 5, "", 0, false}}));
    }

    void withoutAPriceThereIsNoAnswer() {
        const auto found = recommend(pictureNeeds(), publishedCatalog(), {});
        QVERIFY(!found);
        QVERIFY(found.error() == std::vector<Infeasibility>({{Why::NoPricedLevel, "", 0, 0, ""}}));
    }

    void twentyLevelsAndNoMore() {
        std::vector<Level> levels;
        PriceTable prices;
        for (int at = 0; at < 21; ++at) {
            const auto name = "L" + std::to_string(100 + at);
            levels.push_back({name, 1, 1, 100 + at});
            prices.levels[name] = {Money{1000 + at}};
        }
        const auto many = recommend(needing({reading("web", 100)}), Catalog(levels), prices);
        QVERIFY(!many);
        QVERIFY(many.error() == std::vector<Infeasibility>({{Why::TooManyLevels, "", 21, 20, ""}}));
        levels.pop_back();
        QVERIFY(recommend(needing({reading("web", 100)}), Catalog(levels), prices));
    }

    /// The order of names decides among as many levels as there may be, also where the first is the last on offer.
    void tiesAreBrokenAmongTwentyLevels_data() {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("levels");
        for (const int levels : {16, 17, 20}) {
            for (const int first : {0, levels / 2, levels - 1}) {
                QTest::addRow("%d levels, the first by name in place %d", levels, first) << first << levels;
            }
        }
    }
    void tiesAreBrokenAmongTwentyLevels() {
        QFETCH(const int, first);
        QFETCH(const int, levels);
        std::vector<Level> offered;
        PriceTable prices;
        for (int at = 0; at < levels; ++at) {
            const auto name = "L" + std::to_string(100 + (at - first + levels) % levels);
            offered.push_back({name, 1, 1, 100});
            prices.levels[name] = {Money{1000}};
        }
        const auto found =
            recommend(needing({alone(reading("a-1", 1)), alone(reading("b-2", 1)), alone(reading("c-3", 1)),
                               alone(reading("d-4", 1)), alone(reading("e-5", 1))}),
                      Catalog(offered), prices);
        QVERIFY(found);
        QCOMPARE(found.value().followerPools.size(), std::size_t(5));
        for (const auto& pool : found.value().followerPools) {
            QCOMPARE(shown(pool.shape.level), QStringLiteral("L100"));
        }
        QCOMPARE(shown(found.value().leader.level), QStringLiteral("L100"));
    }

    void absurdLevelsDoNotOverflow() {
        const Catalog catalog({{"A", 1, 1, 2'000'000'000}});
        PriceTable prices;
        prices.levels["A"] = {Money{100'000'000'000}};
        const auto found = recommend(
            needing({reading("web", 1'000'000'000), reading("b-2", 1'000'000'000), reading("c-3", 1'000'000'000)},
                    true),
            catalog, prices);
        QVERIFY(found);
        QCOMPARE(found.value().followerPools.front().connectionLimit, std::numeric_limits<int>::max());
        QCOMPARE(found.value().monthly.cents, std::int64_t(400'000'000'000));
    }

    /// Each workload has a level of its own that is cheapest for it: without the limit there would be six pools.
    void fivePoolsAreTheMost() {
        std::vector<Level> levels;
        PriceTable prices;
        Needs needs;
        for (int at = 1; at <= 6; ++at) {
            const auto name = "L" + std::to_string(at);
            levels.push_back({name, 1, double(at), 100});
            prices.levels[name] = {Money{at * 10000}};
            needs.workloads.push_back(sized(reading(("w" + std::to_string(at)).c_str(), 100), at, 0));
        }
        const auto found = recommend(needs, Catalog(levels), prices);
        QVERIFY(found);
        // the smallest moves in with the next one: 2 x 200 instead of 100 and 200; the leader costs 100
        QCOMPARE(found.value().followerPools.size(), std::size_t(5));
        QCOMPARE(found.value().monthly.cents, std::int64_t((2 * 200 + 300 + 400 + 500 + 600 + 100) * 100));
    }
};

POOLHOUSE_PLAIN_TEST(TestRecommend)
#include "tst_recommend.moc"
