// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/needs_fit.h"
#include "tests/models/core/pool_shapes.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/models/core/workloads.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <limits>

using namespace poolhouse::core;
using namespace poolhouse::test;
using Verdict = WorkloadFit::Verdict;

namespace {

/// How many of the workloads that are put there are met, in the words of recommend(): slow and plain.
std::size_t metIn(const PoolShape& pool, const std::vector<const Workload*>& workloads, const Needs& needs,
                  const Catalog& catalog, std::optional<int> stated) {
    const auto* level = catalog.find(pool.level);
    if (level == nullptr && !stated) {
        return 0;
    }
    std::int64_t sum = 0;
    std::size_t fitting = 0;
    for (const auto* each : workloads) {
        if (!each->share && workloads.size() > 1) {
            return 0;
        }
        sum += each->connections;
        fitting += each->minMemoryGb <= (level != nullptr ? *level->memoryGb : 0) &&
                           each->minVcpu <= (level != nullptr ? *level->vcpu : 0)
                       ? 1
                       : 0;
    }
    const std::int64_t all = stated ? *stated : std::int64_t{*level->connectionsPerInstance} * pool.count;
    std::int64_t left = 0; // without the instance that has the remainder
    for (int instance = 1; instance < pool.count; ++instance) {
        left += all / pool.count;
    }
    left += std::max<std::int64_t>(all % pool.count - 1, 0);
    const bool overflows = needs.avoidOverflow && pool.count > 1 && sum > left;
    const auto counted = needs.surviveInstanceLoss ? left : all;
    return sum * 100 <= counted * (100 - needs.margin) && !overflows ? fitting : 0;
}

/// The most workloads that are met, over every assignment of those without a pin.
class BestAssignment {
public:
    BestAssignment(const Needs& needs, const std::vector<PoolShape>& pools, const Catalog& catalog, StatedLimits stated)
        : m_needs(needs), m_pools(pools), m_catalog(catalog), m_stated(std::move(stated)), m_placed(pools.size()) {
        m_stated.resize(pools.size());
    }

    std::size_t most() {
        for (const auto& each : m_needs.workloads) {
            for (std::size_t pool = 0; each.pool && pool < m_pools.size(); ++pool) {
                if (m_pools[pool].name == *each.pool) {
                    m_placed[pool].push_back(&each);
                }
            }
        }
        place(0);
        return m_most;
    }

private:
    void place(std::size_t at) {
        if (at == m_needs.workloads.size()) {
            std::size_t met = 0;
            for (std::size_t pool = 0; pool < m_pools.size(); ++pool) {
                met += metIn(m_pools[pool], m_placed[pool], m_needs, m_catalog, m_stated[pool]);
            }
            m_most = std::max(m_most, met);
            return;
        }
        if (m_needs.workloads[at].pool) {
            place(at + 1);
            return;
        }
        place(at + 1); // nowhere
        for (auto& pool : m_placed) {
            pool.push_back(&m_needs.workloads[at]);
            place(at + 1);
            pool.pop_back();
        }
    }

    const Needs& m_needs;
    const std::vector<PoolShape>& m_pools;
    const Catalog& m_catalog;
    StatedLimits m_stated;
    std::vector<std::vector<const Workload*>> m_placed;
    std::size_t m_most = 0;
};

Needs randomNeeds(Random& random) {
    auto needs = needing({}, random.oneIn(2));
    needs.margin = random.oneIn(2) ? random.below(mostMargin + 1) : 0;
    needs.avoidOverflow = random.oneIn(3);
    const int count = random.between(1, 5);
    for (int at = 0; at < count; ++at) {
        auto workload = reading(("w" + std::to_string(at)).c_str(), random.between(1, random.oneIn(3) ? 2000 : 400));
        workload.share = !random.oneIn(4);
        if (random.oneIn(4)) {
            workload.pool = "pool-" + std::to_string(random.below(3));
        }
        workload.minMemoryGb = random.oneIn(4) ? random.between(1, 16) : 0;
        workload.minVcpu = random.oneIn(6) ? random.between(1, 4) : 0;
        needs.workloads.push_back(std::move(workload));
    }
    return needs;
}

std::vector<PoolShape> randomPools(Random& random) {
    std::vector<PoolShape> pools;
    const int count = random.below(4);
    for (int at = 0; at < count; ++at) {
        pools.push_back(
            {PoolRole::Follower, "pool-" + std::to_string(at), randomLevel(random, true), random.between(1, 4)});
    }
    return pools;
}

/// Below and above what the levels give, of some pools or of none.
StatedLimits randomLimits(Random& random, std::size_t pools) {
    StatedLimits limits;
    for (auto left = random.oneIn(2) ? pools : 0; left > 0; --left) {
        limits.push_back(random.oneIn(2) ? std::optional(random.below(3000)) : std::nullopt);
    }
    return limits;
}

} // namespace

/// Whether chosen pools carry what the apps need.
class TestNeedsFit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The picture of the planner: 240 and 60 connections have nowhere to go when their only instance fails.
    void thePlanInThePicture() {
        auto needs = needing({reading("web", 1300, "web-reads"), reading("reports", 240, "analytics"),
                              reading("nightly export", 60, "nightly-export"), writing("writes", 640)},
                             true);
        needs.margin = 10;
        const auto fit = fitOf(needs,
                               {leader(), follower("analytics", 1, "8G-Performance"), follower("web-reads", 5),
                                follower("nightly-export", 1)},
                               publishedCatalog());
        QCOMPARE(fit.met(), std::size_t{2});
        QVERIFY((fit.workloads[0] == WorkloadFit{Verdict::Met, 2, 0}));
        QVERIFY((fit.workloads[1] == WorkloadFit{Verdict::TooFewAfterLoss, 1, 240}));
        QVERIFY((fit.workloads[2] == WorkloadFit{Verdict::TooFewAfterLoss, 3, 60}));
        QVERIFY((fit.workloads[3] == WorkloadFit{Verdict::Met, 0, 0}));
        QVERIFY((fit.pools[0] == PoolFit{640, 720, 800, std::nullopt, {3}}));
        QVERIFY((fit.pools[2] == PoolFit{1300, 1368, 1900, 1520, {0}}));
    }

    void verdicts_data() {
        QTest::addColumn<int>("connections");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("survive");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("excess");
        const auto row = [](const char* name, int connections, int count, bool survive, Verdict verdict, int excess) {
            QTest::newRow(name) << connections << count << survive << static_cast<int>(verdict) << excess;
        };
        row("just with the margin", 608, 2, false, Verdict::Met, 0); // 80 % of 760
        row("one into the margin", 609, 2, false, Verdict::MarginMissed, 1);
        row("just without the margin", 760, 2, false, Verdict::MarginMissed, 152);
        row("one too many", 761, 2, false, Verdict::TooFew, 1);
        row("just after a loss", 304, 2, true, Verdict::Met, 0);
        row("into the margin after a loss", 380, 2, true, Verdict::MarginMissed, 76);
        row("one too many after a loss", 381, 2, true, Verdict::TooFewAfterLoss, 1);
        row("nothing is left", 1, 1, true, Verdict::TooFewAfterLoss, 1);
    }
    void verdicts() {
        QFETCH(const int, connections);
        QFETCH(const int, count);
        QFETCH(const bool, survive);
        QFETCH(const int, verdict);
        QFETCH(const int, excess);
        auto needs = needing({reading("web", connections)}, survive);
        needs.margin = 20;
        const auto fit = fitOf(needs, {leader(), follower("reads", count)}, publishedCatalog());
        QCOMPARE(static_cast<int>(fit.workloads.front().verdict), verdict);
        QCOMPARE(fit.workloads.front().excess, std::int64_t{excess});
    }

    void whatIsNotConnections() {
        const auto catalog = publishedCatalog();
        const auto of = [&catalog](std::vector<Workload> workloads, std::vector<PoolShape> pools) {
            return fitOf(needing(std::move(workloads)), pools, catalog).workloads.back().verdict;
        };
        QCOMPARE(of({reading("web", 1)}, {leader()}), Verdict::NoPool);
        QCOMPARE(of({reading("web", 1, "gone")}, {leader(), follower("reads", 1)}), Verdict::NoPool);
        QCOMPARE(of({writing("writes", 801)}, {leader()}), Verdict::TooFew);
        QCOMPARE(of({sized(reading("web", 1), 4.5, 0)}, {leader(), follower("reads", 1)}), Verdict::TooLittleMemory);
        QCOMPARE(of({sized(reading("web", 1), 0, 3)}, {leader(), follower("reads", 1)}), Verdict::TooFewVcpus);
        QCOMPARE(of({reading("web", 1)}, {leader(), follower("reads", 1, "2T-Performance")}), Verdict::LimitUnknown);
        QCOMPARE(of({reading("a", 1, "reads"), alone(reading("b", 1, "READS"))}, {leader(), follower("reads", 1)}),
                 Verdict::NotAlone);
        QCOMPARE(of({alone(reading("a", 1)), reading("b", 1)}, {leader(), follower("reads", 1)}), Verdict::NotAlone);
        QCOMPARE(of({alone(reading("a", 1)), reading("b", 1)}, {leader(), follower("x", 1), follower("y", 1)}),
                 Verdict::Met);
    }

    void asManyAsPossibleAreMet() {
        Random random(11);
        int whole = 0, partly = 0;
        for (int round = 0; round < 4000; ++round) {
            const auto needs = randomNeeds(random);
            const auto pools = randomPools(random);
            const auto stated = randomLimits(random, pools.size());
            const auto fit = fitOf(needs, pools, publishedCatalog(), stated);
            const auto where = QByteArray::number(round);
            QVERIFY2(fit.met() == BestAssignment(needs, pools, publishedCatalog(), stated).most(), where.constData());
            (fit.allMet() ? whole : partly) += 1;
            for (std::size_t at = 0; at < needs.workloads.size(); ++at) {
                const auto& each = fit.workloads[at];
                const bool limits = each.verdict == Verdict::TooFew || each.verdict == Verdict::TooFewAfterLoss ||
                                    each.verdict == Verdict::MarginMissed;
                QVERIFY2(limits == (each.excess > 0), where.constData());
                QVERIFY2(each.pool.has_value() == (each.verdict != Verdict::NoPool), where.constData());
            }
            for (const auto& pool : fit.pools) {
                QVERIFY2(std::is_sorted(pool.workloads.begin(), pool.workloads.end()), where.constData());
            }
            QVERIFY2(carried(needs, pools, publishedCatalog(), stated) == fit.allMet(), where.constData());
        }
        QVERIFY(whole > 400);
        QVERIFY(partly > 400);
    }

    void theRecommendedPoolsFit() {
        Random random(12);
        int found = 0;
        for (int round = 0; round < 1000; ++round) {
            auto needs = randomNeeds(random);
            needs.workloads.push_back(writing("writes", random.between(1, 600)));
            const auto answer = recommend(needs, publishedCatalog(), publishedPrices().plans.at("advanced"));
            if (!answer) {
                continue;
            }
            std::vector<PoolShape> shapes{answer.value().leader};
            for (const auto& pool : answer.value().followerPools) {
                shapes.push_back(pool.shape);
            }
            QVERIFY2(fitOf(needs, shapes, publishedCatalog()).allMet(), qPrintable(QString::number(round)));
            ++found;
        }
        QVERIFY(found > 300);
    }

    void growth() {
        const std::vector<PoolShape> shapes{leader(), follower("reads", 3)};
        const auto carried = [&shapes](std::int64_t reads, std::int64_t writes) {
            return growthCarried(needing({reading("web", reads), writing("writes", writes)}), shapes,
                                 publishedCatalog());
        };
        QCOMPARE(carried(570, 10), std::optional(100)); // 1,140
        QCOMPARE(carried(571, 10), std::optional(99));
        QCOMPARE(carried(10, 641), std::optional(24)); // 800
        QCOMPARE(carried(1140, 10), std::optional(0));
        QCOMPARE(carried(1141, 10), std::optional<int>());
        QCOMPARE(carried(1, 1), std::optional(mostGrowth));
        QCOMPARE(grown(needing({reading("web", 3)}), 50).workloads.front().connections, std::int64_t{5});
        QCOMPARE(grown(needing({reading("web", maxWorkloadConnections)}), mostGrowth).workloads.front().connections,
                 maxWorkloadConnections);
    }

    void growthIsTheMostThatIsCarried() {
        Random random(13);
        int some = 0;
        for (int round = 0; round < 300; ++round) {
            const auto needs = randomNeeds(random);
            const auto pools = randomPools(random);
            const auto stated = randomLimits(random, pools.size());
            const auto most = growthCarried(needs, pools, publishedCatalog(), stated);
            const auto where = QByteArray::number(round);
            const auto met = [&](int percent) {
                return fitOf(grown(needs, percent), pools, publishedCatalog(), stated).allMet();
            };
            QVERIFY2(most.has_value() == met(0), where.constData());
            if (most && *most < mostGrowth) {
                QVERIFY2(met(*most) && !met(*most + 1), where.constData());
                ++some;
            }
        }
        QVERIFY(some > 30);
    }

    /// Earlier pools are filled first, with the most connections that leave the other workloads a place.
    void earlierPoolsAreFilledFirst() {
        const auto placed = [](std::vector<Workload> workloads) {
            const auto fit =
                fitOf(needing(std::move(workloads)), {leader(), follower("x", 1), follower("y", 1), follower("z", 1)},
                      publishedCatalog());
            QStringList pools;
            for (const auto& each : fit.workloads) {
                pools << (each.pool ? QString::number(*each.pool) : QStringLiteral("-"));
            }
            return pools.join(QLatin1Char(' '));
        };
        QCOMPARE(placed({reading("a", 100), reading("b", 200), reading("c", 280)}), QStringLiteral("1 2 1"));
        QCOMPARE(placed({reading("a", 100), reading("b", 200), reading("c", 300)}), QStringLiteral("1 1 2"));
        QCOMPARE(placed({reading("a", 380), alone(reading("b", 1)), reading("c", 300)}), QStringLiteral("1 3 2"));
        QCOMPARE(placed({reading("a", 100, "Y"), reading("b", 380), reading("c", 280)}), QStringLiteral("2 1 2"));
    }

    void whatCannotBeCountedStaysOut() {
        const std::vector<PoolShape> shapes{leader(), follower("reads", 2)};
        for (const std::int64_t connections : {std::int64_t{0}, std::int64_t{-5}, maxWorkloadConnections + 1,
                                               std::numeric_limits<std::int64_t>::max()}) {
            for (const char* pin : {"", "reads"}) {
                const auto needs = needing({reading("odd", connections, pin), reading("web", 760)});
                const auto fit = fitOf(needs, shapes, publishedCatalog());
                QVERIFY((fit.workloads[0] == WorkloadFit{Verdict::BadConnections, std::nullopt, 0}));
                QVERIFY((fit.workloads[1] == WorkloadFit{Verdict::Met, 1, 0}));
                QCOMPARE(fit.pools[1].needed, std::int64_t{760});
                QVERIFY(!carried(needs, shapes, publishedCatalog()));
                QCOMPARE(grown(needs, 100).workloads[0].connections, connections);
            }
        }
        const auto most = fitOf(needing({reading("web", maxWorkloadConnections)}), shapes, publishedCatalog());
        QVERIFY((most.workloads[0] == WorkloadFit{Verdict::TooFew, 1, maxWorkloadConnections - 760}));
    }

    void moreThanTwelveTakeWhatIsLeft() {
        std::vector<Workload> workloads(maxReadWorkloads, reading("w", 20));
        workloads.push_back(reading("13", 100));
        workloads.push_back(reading("14", 100));
        workloads.push_back(reading("15", 40));
        workloads.push_back(reading("pinned", 1, "other"));
        const std::vector<PoolShape> shapes{leader(), follower("reads", 1), follower("other", 1)};
        auto needs = needing(workloads);
        const auto fit = fitOf(needs, shapes, publishedCatalog());
        QCOMPARE(fit.met(), workloads.size());
        QVERIFY(carried(needs, shapes, publishedCatalog()));
        needs.workloads[13].connections = 400;
        const auto tight = fitOf(needs, shapes, publishedCatalog());
        QVERIFY((tight.workloads[12] == WorkloadFit{Verdict::Met, 1, 0}));
        QCOMPARE(static_cast<int>(tight.workloads[13].verdict), static_cast<int>(Verdict::TooFew));
        QVERIFY((tight.workloads[14] == WorkloadFit{Verdict::Met, 1, 0}));
        QVERIFY(!carried(needs, shapes, publishedCatalog()));
    }

    /// Where it is judged when it is met nowhere: where it may be with the others, then where least is missing.
    void whatIsMetNowhereIsJudgedWhereLeastIsMissing() {
        const auto catalog = publishedCatalog();
        const auto pool = [&catalog](std::vector<Workload> workloads, const std::vector<PoolShape>& shapes) {
            return fitOf(needing(std::move(workloads)), shapes, catalog).workloads.back().pool;
        };
        const std::vector<PoolShape> shapes{leader(), follower("x", 3), follower("y", 1)};
        QCOMPARE(pool({reading("web", 5000)}, shapes), std::optional<std::size_t>(1));
        // of equals the first
        QCOMPARE(pool({reading("web", 5000)}, {leader(), follower("x", 2), follower("y", 2)}),
                 std::optional<std::size_t>(1));
        QCOMPARE(pool({reading("a", 800, "x"), reading("web", 400)}, shapes), std::optional<std::size_t>(2));
        QCOMPARE(pool({alone(reading("a", 1, "x")), reading("web", 400)}, shapes), std::optional<std::size_t>(2));
        QCOMPARE(pool({reading("a", 1, "x"), alone(reading("web", 400))}, shapes), std::optional<std::size_t>(2));
        QCOMPARE(
            pool({sized(reading("web", 400), 8, 0)}, {leader(), follower("x", 3), follower("y", 1, "8G-Performance")}),
            std::optional<std::size_t>(2));
        QCOMPARE(
            pool({sized(reading("web", 2000), 8, 0)}, {leader(), follower("x", 3), follower("y", 1, "8G-Performance")}),
            std::optional<std::size_t>(2)); // large enough in memory
        QCOMPARE(
            pool({sized(reading("web", 1), 8, 0)}, {leader(), follower("x", 0), follower("y", 1, "2T-Performance")}),
            std::optional<std::size_t>(2)); // 4 GB are too little, what is unknown may be enough
        const auto fit = fitOf(needing({reading("a", 800, "x"), reading("web", 400)}), shapes, catalog);
        QCOMPARE(fit.pools[2].needed, std::int64_t{0}); // it is in none
        QCOMPARE(fit.workloads[1].excess, std::int64_t{20});
    }

    /// A limit that the API states counts, below and above that of the level (rule 7); the largest share of it is lost.
    void theStatedLimitCounts() {
        auto needs = needing({reading("web", 700)}, true);
        needs.margin = 10;
        const auto of = [&needs](const StatedLimits& stated) {
            return fitOf(needs, {follower("reads", 3), follower("none", 0)}, publishedCatalog(), stated);
        };
        QVERIFY((of({}).workloads[0] == WorkloadFit{Verdict::MarginMissed, 0, 16}));
        QVERIFY((of({1000, 500}).workloads[0] == WorkloadFit{Verdict::TooFewAfterLoss, 0, 34}));
        QVERIFY((of({1300}).workloads[0] == WorkloadFit{Verdict::Met, 0, 0}));
        QVERIFY((of({699}).workloads[0] == WorkloadFit{Verdict::TooFew, 0, 1}));
        QCOMPARE(of({1000}).pools[0].carriesNow, std::optional<std::int64_t>(1000));
        QCOMPARE(of({1000}).pools[0].carriesAfterLoss, std::optional<std::int64_t>(666));
        QCOMPARE(of({1000}).pools[0].usable, std::optional<std::int64_t>(599));
        QCOMPARE(of({1000, 500}).pools[1].carriesNow, std::optional<std::int64_t>(0)); // nothing runs
        const auto ofLeader = fitOf(needing({writing("writes", 500)}), {leader()}, publishedCatalog(), {400});
        QVERIFY((ofLeader.workloads[0] == WorkloadFit{Verdict::TooFew, 0, 100}));
        QVERIFY((ofLeader.pools[0] == PoolFit{500, 400, 400, std::nullopt, {0}}));
    }

    /// Of a level that the catalog lacks.
    void theStatedLimitOfAnUnknownLevel() {
        const auto verdict = [](const Workload& workload) {
            return fitOf(needing({workload}), {follower("reads", 2, "2T-Performance")}, publishedCatalog(), {100})
                .workloads.front()
                .verdict;
        };
        QCOMPARE(verdict(reading("web", 100)), Verdict::Met);
        QCOMPARE(verdict(reading("web", 101)), Verdict::TooFew);
        QCOMPARE(verdict(sized(reading("web", 1), 1, 0)), Verdict::MemoryUnknown);
        QCOMPARE(verdict(sized(reading("web", 1), 0, 1)), Verdict::VcpusUnknown);
        QCOMPARE(verdict(sized(reading("web", 101), 1, 1)), Verdict::TooFew);
    }

    /// What is known to be in the way is said, whatever else is unknown.
    void whatIsCertainIsNotCalledUnknown() {
        const Catalog catalog({{"Odd", std::nullopt, std::nullopt, 100}, {"Blank", std::nullopt, 4.0, std::nullopt}});
        const auto of = [&catalog](std::vector<Workload> workloads, const char* level) {
            return fitOf(needing(std::move(workloads)), {follower("x", 1, level)}, catalog).workloads.front();
        };
        const auto pinned = [](Workload workload) {
            workload.pool = "x";
            return workload;
        };
        QVERIFY((of({pinned(sized(reading("web", 101), 8, 0))}, "Odd") == WorkloadFit{Verdict::TooFew, 0, 1}));
        QVERIFY((of({pinned(sized(reading("web", 101), 0, 3))}, "Odd") == WorkloadFit{Verdict::TooFew, 0, 1}));
        QVERIFY((of({pinned(sized(reading("web", 100), 0, 3))}, "Odd") == WorkloadFit{Verdict::VcpusUnknown, 0, 0}));
        auto alone = pinned(reading("web", 1));
        alone.share = false;
        QVERIFY((of({alone, pinned(reading("batch", 1))}, "Blank") == WorkloadFit{Verdict::NotAlone, 0, 0}));
    }

    /// A pool of which something is unknown may meet the need: that it is not met is then not known.
    void whatIsUnknownMayBeEnough() {
        const Catalog catalog({{"Small", 2, 4.0, 100},
                               {"Blank", 2, 4.0, std::nullopt},
                               {"Odd", std::nullopt, std::nullopt, 100},
                               {"Lean", 1, 1.0, std::nullopt}});
        const auto of = [&catalog](const Workload& workload, const char* first, const char* second) {
            return fitOf(needing({workload}), {follower("x", 1, first), follower("y", 1, second)}, catalog)
                .workloads.front();
        };
        QVERIFY((of(reading("web", 101), "Small", "Blank") == WorkloadFit{Verdict::LimitUnknown, 1, 0}));
        QVERIFY((of(reading("web", 101), "Blank", "Small") == WorkloadFit{Verdict::LimitUnknown, 0, 0}));
        QVERIFY((of(sized(reading("web", 9), 8, 0), "Small", "Odd") == WorkloadFit{Verdict::MemoryUnknown, 1, 0}));
        QVERIFY((of(sized(reading("web", 100), 8, 0), "Small", "Odd") == WorkloadFit{Verdict::MemoryUnknown, 1, 0}));
        QVERIFY((of(sized(reading("web", 9), 0, 3), "Small", "Odd") == WorkloadFit{Verdict::VcpusUnknown, 1, 0}));
        // too small for certain, whatever the limit is
        QVERIFY((of(sized(reading("web", 101), 2, 0), "Small", "Lean") == WorkloadFit{Verdict::TooFew, 0, 1}));
        QVERIFY((of(sized(reading("web", 9), 8, 0), "Lean", "Lean") == WorkloadFit{Verdict::TooLittleMemory, 0, 0}));
        QVERIFY((of(sized(reading("web", 101), 8, 0), "Small", "Odd") == WorkloadFit{Verdict::TooLittleMemory, 0, 0}));
    }

    void unknownFiguresMeetNothing() {
        const Catalog catalog({{"Odd", std::nullopt, std::nullopt, 100}, {"Blank", 2, 4.0, std::nullopt}});
        const auto verdict = [&catalog](const Workload& workload, const char* level) {
            return fitOf(needing({workload}), {follower("reads", 2, level)}, catalog).workloads.front().verdict;
        };
        QCOMPARE(verdict(sized(reading("web", 1), 0.5, 0), "Odd"), Verdict::MemoryUnknown);
        QCOMPARE(verdict(sized(reading("web", 1), 0, 1), "Odd"), Verdict::VcpusUnknown);
        QCOMPARE(verdict(reading("web", 1), "Odd"), Verdict::Met);
        QCOMPARE(verdict(reading("web", 1), "Blank"), Verdict::LimitUnknown);
        const auto fit = fitOf(needing({}), {follower("reads", 2, "Blank")}, catalog);
        QVERIFY((fit.pools[0] == PoolFit{0, std::nullopt, std::nullopt, std::nullopt, {}}));
    }

    /// A pool of several instances carries its workloads with one of them lost; the margin is of the limit before that.
    void anOverflowIsAvoidedWithoutSurviving() {
        const Catalog catalog({{"One", 1, 1.0, 1}});
        const auto of = [&catalog](int connections, int count, int margin = 0) {
            auto needs = needing({reading("web", connections)});
            needs.avoidOverflow = true;
            needs.margin = margin;
            return fitOf(needs, {follower("reads", count, "One")}, catalog).workloads.front();
        };
        QVERIFY((of(1, 1) == WorkloadFit{Verdict::Met, 0, 0}));
        QVERIFY((of(1, 2) == WorkloadFit{Verdict::Met, 0, 0}));
        QVERIFY((of(2, 2) == WorkloadFit{Verdict::TooFewAfterLoss, 0, 1}));
        QVERIFY((of(3, 2) == WorkloadFit{Verdict::TooFew, 0, 1}));
        QVERIFY((of(5, 10, 50) == WorkloadFit{Verdict::Met, 0, 0}));
        QVERIFY((of(6, 10, 50) == WorkloadFit{Verdict::MarginMissed, 0, 1}));
    }

    void ofPoolsWithTheSameNameTheFirstCounts() {
        const auto fit = fitOf(needing({reading("web", 100, "Reads"), writing("writes", 5)}),
                               {leader(), leader(), follower("reads", 1), follower("reads", 1)}, publishedCatalog());
        QCOMPARE(fit.met(), std::size_t{2});
        QCOMPARE(fit.pools[0].needed, std::int64_t{5});
        QCOMPARE(fit.pools[1].needed, std::int64_t{0});
        QCOMPARE(fit.pools[2].needed, std::int64_t{100});
        QCOMPARE(fit.pools[3].needed, std::int64_t{0});
        QCOMPARE(fit.workloads[0].pool, std::optional<std::size_t>(2));
    }

    void shapesOutOfBounds() {
        const auto of = [](int count) {
            auto needs = needing({reading("web", 10)}, true);
            needs.margin = 50;
            return fitOf(needs, {leader(), follower("reads", count, "32G-Performance")}, publishedCatalog());
        };
        QCOMPARE(of(-3).pools[1].carriesNow, std::optional<std::int64_t>(0));
        QCOMPARE(of(0).workloads[0].excess, std::int64_t{10});
        const auto most = std::int64_t{std::numeric_limits<int>::max()};
        const auto each = std::int64_t{*publishedCatalog().find("32G-Performance")->connectionsPerInstance};
        QCOMPARE(of(std::numeric_limits<int>::max()).pools[1].usable,
                 std::optional<std::int64_t>((most - 1) * each / 2));
    }

    void twelveWorkloadsAreHandled() {
        std::vector<Workload> workloads;
        for (std::size_t at = 0; at < maxReadWorkloads; ++at) {
            workloads.push_back(reading(("w" + std::to_string(at)).c_str(), 190));
        }
        std::vector<PoolShape> shapes{leader()};
        for (int at = 0; at < 5; ++at) {
            shapes.push_back(follower(("pool-" + std::to_string(at)).c_str(), 1));
        }
        QCOMPARE(fitOf(needing(std::move(workloads)), shapes, publishedCatalog()).met(), std::size_t{10});
    }
};

POOLHOUSE_PLAIN_TEST(TestNeedsFit)
#include "tst_needs_fit.moc"
