// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <climits>

using namespace poolhouse::core;
using namespace poolhouse::test;

class TestCapacity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rule7_plannedLimit_data() {
        QTest::addColumn<bool>("leader");
        QTest::addColumn<QString>("level");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QString>("survivable");
        const auto row = [](const char* name, bool leader, const char* level, int count, const char* limit,
                            const char* survivable) {
            QTest::newRow(name) << leader << QString::fromUtf8(level) << count << QString::fromUtf8(limit)
                                << QString::fromUtf8(survivable);
        };
        row("rule7 leader", true, "8G-Performance", 1, "800", "unknown");
        row("rule7 the standby adds none", true, "8G-Performance", 2, "800", "unknown");
        row("rule7 one follower", false, "16G-Performance", 1, "1600", "0");
        row("rule7 web-reads of the main window", false, "4G-Performance", 3, "1140", "760");
        row("rule7 web-reads of the planner", false, "4G-Performance", 5, "1900", "1520");
        row("rule7 two", false, "4G-Performance", 2, "760", "380");
        row("rule7 thirteen of the largest", false, "1536G-Performance", 13, "65000", "60000");
        row("rule3 no instances", false, "4G-Performance", 0, "0", "0");
        row("rule3 no instances of an unknown level", false, "9G-Performance", 0, "0", "0");
        row("unknown level", false, "9G-Performance", 2, "unknown", "unknown");
        row("unknown level of a leader", true, "9G-Performance", 1, "unknown", "unknown");
        row("an absurd count does not overflow", false, "64G-Performance", INT_MAX, "2147483647", "2147483646");
    }
    void rule7_plannedLimit() {
        QFETCH(const bool, leader);
        QFETCH(const QString, level);
        QFETCH(const int, count);
        const PoolShape pool{leader ? PoolRole::Leader : PoolRole::Follower, leader ? "leader" : "reads",
                             level.toStdString(), count};
        QTEST(shown(connectionLimit(pool, publishedCatalog())), "limit");
        QTEST(shown(survivableLimit(pool, publishedCatalog())), "survivable");
    }

    void rule7_theApisLimitWins() {
        const auto catalog = publishedCatalog();
        auto pool = PoolBuilder("reads", "4G-Performance", 3).apiLimit(1200).build();
        QCOMPARE(expectedLimit(pool, catalog), 1200);
        QCOMPARE(expectedSurvivableLimit(pool, catalog), 800);
        pool.expectedConnectionLimit.reset();
        QCOMPARE(expectedLimit(pool, catalog), 1140);
        QCOMPARE(expectedSurvivableLimit(pool, catalog), 760);
        pool.expectedLevel = "9G-Performance";
        QCOMPARE(expectedLimit(pool, catalog), std::nullopt);
        QCOMPARE(expectedSurvivableLimit(pool, catalog), std::nullopt);
        // Of 401, 400 and 400 the largest is lost; multiplied before it is divided, nothing else is.
        pool.expectedConnectionLimit = 1201;
        QCOMPARE(expectedSurvivableLimit(pool, catalog), 800);
        pool.expectedConnectionLimit = 1202;
        QCOMPARE(expectedSurvivableLimit(pool, catalog), 801);

        const auto leader = PoolBuilder::leader("8G-Performance", 2).apiLimit(750).build();
        QCOMPARE(expectedLimit(leader, catalog), 750);
        QCOMPARE(expectedSurvivableLimit(leader, catalog), std::nullopt);
    }

    /// What is up counts, at the level it runs on; what is expected is another figure.
    void rule7_currentLimit_data() {
        QTest::addColumn<bool>("leader");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("level");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("apiLimit");
        QTest::addColumn<QStringList>("instances"); // "LEVEL STATUS [ROLE]"
        QTest::addColumn<int>("used");
        QTest::addColumn<QString>("current");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("survivable");
        QTest::addColumn<QString>("shortAfterLoss");
        const QString available = QStringLiteral("available"), modifying = QStringLiteral("modifying");
        const QString g4 = QStringLiteral("4G-Performance"), g64 = QStringLiteral("64G-Performance");
        const auto up = [](const QString& level, int count) {
            return QStringList(count, level + QStringLiteral(" up"));
        };
        const auto row = [](const char* name, const QString& status, const QString& level, int count, int apiLimit,
                            const QStringList& instances, int used, const char* current, const char* expected,
                            const char* survivable, const char* missing) {
            QTest::newRow(name) << false << status << level << count << apiLimit << instances << used
                                << QString::fromUtf8(current) << QString::fromUtf8(expected)
                                << QString::fromUtf8(survivable) << QString::fromUtf8(missing);
        };
        row("all up", available, g64, 4, 20000, up(g64, 4), 17318, "20000", "20000", "15000", "2318");
        row("left after a loss", available, g64, 4, 20000, up(g64, 4), 14000, "20000", "20000", "15000", "-1000");
        row("exactly what survives", available, g64, 4, 20000, up(g64, 4), 15000, "20000", "20000", "15000", "0");
        row("two are coming", modifying, g64, 6, 30000, up(g64, 4), 17577, "20000", "30000", "15000", "2577");
        row("one of two has come", modifying, g64, 6, 30000, up(g64, 5), 17577, "25000", "30000", "20000", "-2423");
        row("listed, not up yet", modifying, g4, 2, 760, up(g4, 1) << QStringLiteral("4G-Performance starting"), 5,
            "380", "760", "0", "unknown");
        row("two are going", modifying, g4, 1, 380, up(g4, 3), 700, "1140", "380", "760", "-60");
        row("going to 0", modifying, g4, 0, 0, up(g4, 1), 3, "380", "0", "0", "unknown");
        row("nothing is up yet", modifying, g4, 3, 1140, {}, 0, "0", "1140", "0", "unknown");
        row("one level at a time", modifying, g64, 2, 10000, up(g4, 1) + up(g64, 1), 400, "5380", "10000", "380", "20");
        row("one has failed", available, g4, 3, 1140, up(g4, 2) << QStringLiteral("4G-Performance down"), 500, "760",
            "1140", "380", "120");
        row("the API lists no instances", available, g4, 3, 1140, {}, 800, "1140", "1140", "760", "40");
        row("unknown old level", modifying, g4, 2, 760, up(g4, 1) << QStringLiteral("9G-Performance up"), 1, "unknown",
            "760", "unknown", "unknown");
        row("the API's own figure per instance", modifying, g4, 3, 1200, up(g4, 2), 1, "800", "1200", "400", "-399");
        row("a figure that does not divide", available, g4, 3, 1201, up(g4, 3), 1, "1201", "1201", "800", "-799");
        row("another that does not divide", available, g4, 3, 1202, up(g4, 3), 1, "1202", "1202", "801", "-800");
        row("a follower that calls itself the leader", available, g4, 2, 760,
            {QStringLiteral("4G-Performance up leader"), QStringLiteral("4G-Performance up follower")}, 1, "760", "760",
            "380", "-379");
        const auto leader = [&](const char* name, const QString& status, const QStringList& instances,
                                const char* current) {
            QTest::newRow(name) << true << status << QStringLiteral("8G-Performance") << 2 << 800 << instances << 10
                                << QString::fromUtf8(current) << QStringLiteral("800") << QStringLiteral("unknown")
                                << QStringLiteral("unknown");
        };
        const auto standby = QStringLiteral("8G-Performance up standby");
        leader("the standby adds none", available, {QStringLiteral("8G-Performance up leader"), standby}, "800");
        leader("leader on its old level", modifying, {QStringLiteral("4G-Performance up leader"), standby}, "380");
        leader("two leaders in a failover", modifying,
               {QStringLiteral("8G-Performance up leader"), QStringLiteral("4G-Performance up leader")}, "380");
        leader("the leader and a role of another name", modifying,
               {QStringLiteral("8G-Performance up leader"), QStringLiteral("4G-Performance up primary")}, "800");
        leader("a role of another name", available, {QStringLiteral("8G-Performance up primary"), standby}, "800");
        leader("only the standby is up", available, {QStringLiteral("8G-Performance down leader"), standby}, "0");
    }
    void rule7_currentLimit() {
        QFETCH(const bool, leader);
        QFETCH(const QString, status);
        QFETCH(const QString, level);
        QFETCH(const int, count);
        QFETCH(const int, apiLimit);
        QFETCH(const QStringList, instances);
        QFETCH(const int, used);
        Pool pool;
        pool.name = leader ? "leader" : "reads";
        pool.status = readEnum(poolStatusWords(), status.toStdString());
        pool.expectedLevel = level.toStdString();
        pool.expectedCount = count;
        pool.expectedConnectionLimit = apiLimit;
        pool.connectionsUsed = used;
        for (const auto& each : instances) {
            const auto words = each.split(QLatin1Char(' '));
            Instance instance;
            instance.level = words[0].toStdString();
            instance.status = words[1].toStdString();
            instance.role = readEnum(instanceRoleWords(), words.value(2, QStringLiteral("follower")).toStdString());
            pool.instances.push_back(instance);
        }
        const auto catalog = publishedCatalog();
        QTEST(shown(currentLimit(pool, catalog)), "current");
        QTEST(shown(expectedLimit(pool, catalog)), "expected");
        QTEST(shown(currentSurvivableLimit(pool, catalog)), "survivable");
        QTEST(shown(shortAfterLoss(pool, catalog)), "shortAfterLoss");
    }

    void shortAfterLossOfAPlannedPool_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("used"); // -1: unknown
        QTest::addColumn<QString>("missing");
        QTest::newRow("nothing survives a single instance") << 1 << 100 << QStringLiteral("unknown");
        QTest::newRow("scaled to 0") << 0 << 100 << QStringLiteral("unknown");
        QTest::newRow("exactly what survives") << 3 << 760 << QStringLiteral("0");
        QTest::newRow("one too few") << 3 << 761 << QStringLiteral("1");
        QTest::newRow("some are left") << 3 << 700 << QStringLiteral("-60");
        QTest::newRow("unknown use") << 3 << -1 << QStringLiteral("unknown");
    }
    void shortAfterLossOfAPlannedPool() {
        QFETCH(const int, count);
        QFETCH(const int, used);
        const auto catalog = publishedCatalog();
        const auto open = used < 0 ? std::nullopt : std::optional(used);
        const PoolShape follower{PoolRole::Follower, "reads", "4G-Performance", count};
        QTEST(shown(shortAfterLoss(follower, open, catalog)), "missing");
        const PoolShape leader{PoolRole::Leader, "leader", "4G-Performance", 2};
        QCOMPARE(shortAfterLoss(leader, open, catalog), std::nullopt);
    }

    /// An alarm ends when the instances are up, not when they were requested.
    void theAlarmEndsWithTheLastInstance() {
        const auto catalog = publishedCatalog();
        auto pool = PoolBuilder("reads", "4G-Performance", 3).used(1100).build();
        QCOMPARE(useSeverity(capacityOf(pool, catalog).use()), UseSeverity::Bad);
        pool.expectedCount = 5;
        pool.expectedConnectionLimit = 1900;
        pool.status = readEnum(poolStatusWords(), "modifying");
        QCOMPARE(useSeverity(capacityOf(pool, catalog).use()), UseSeverity::Bad);
        while (pool.instances.size() < 5) {
            pool.instances.push_back(pool.instances.front());
        }
        QCOMPARE(useSeverity(capacityOf(pool, catalog).use()), UseSeverity::Good);
    }

    /// An instance on its way out accepts connections until it is gone, at the pool's level when it names none.
    void scaledToNoneWithAnInstanceStillUp() {
        auto pool = PoolBuilder("reads", "4G-Performance", 1).build();
        pool.expectedCount = 0;
        pool.expectedConnectionLimit.reset();
        pool.instances.front().level.clear();
        QCOMPARE(currentLimit(pool, publishedCatalog()), 380);
        pool.instances.front().level = "8G-Performance";
        QCOMPARE(currentLimit(pool, publishedCatalog()), 800);
    }

    void resourcesOfWhatIsUp() {
        const auto catalog = publishedCatalog();
        auto pool = PoolBuilder("reads", "4G-Performance", 3).build();
        QCOMPARE(resourcesUp(pool, catalog), (Resources{6, 12.0}));
        pool.instances[2].status = "provisioning";
        QCOMPARE(resourcesUp(pool, catalog), (Resources{4, 8.0}));
        pool.instances[1].level = "16G-Performance";
        QCOMPARE(resourcesUp(pool, catalog), (Resources{4, 20.0}));
        pool.instances[0].level.clear();
        QCOMPARE(resourcesUp(pool, catalog), (Resources{4, 20.0}));
        pool.instances[0].level = "9G-Performance";
        QCOMPARE(resourcesUp(pool, catalog), Resources{});
        pool.instances.clear(); // settled, and the API lists none: as expected
        QCOMPARE(resourcesUp(pool, catalog), (Resources{6, 12.0}));
        pool.status = readEnum(poolStatusWords(), "modifying");
        QCOMPARE(resourcesUp(pool, catalog), (Resources{0, 0.0}));
        QCOMPARE(resourcesUp(PoolBuilder("none", "9G-Performance", 0).build(), catalog), (Resources{0, 0.0}));
    }

    void leaderAndStandbyUp() {
        auto pool = PoolBuilder::leader("8G-Performance", 2).build();
        QCOMPARE(leaderUp(pool), (LeaderUp{true, true}));
        pool.instances[1].status = "down";
        QCOMPARE(leaderUp(pool), (LeaderUp{true, false}));
        pool.instances[0].status = "down";
        QCOMPARE(leaderUp(pool), (LeaderUp{false, false}));
        pool.instances[1].status = "up";
        QCOMPARE(leaderUp(pool), (LeaderUp{false, true}));
        pool.instances.clear();
        QCOMPARE(leaderUp(pool), (LeaderUp{true, true}));
        pool.expectedCount = 1;
        QCOMPARE(leaderUp(pool), (LeaderUp{true, false}));
        pool.expectedCount = 0;
        QCOMPARE(leaderUp(pool), (LeaderUp{false, false}));
    }

    /// A status that could not be read is neither up nor down.
    void instancesOfUnknownStatus() {
        const auto catalog = publishedCatalog();
        auto pool = PoolBuilder("reads", "4G-Performance", 3).build();
        QCOMPARE(countUp(pool), (UpCount{3, 3}));
        pool.instances[2].status.clear();
        QCOMPARE(countUp(pool), (UpCount{2, 3}));
        QCOMPARE(instancesUp(pool), std::nullopt);
        QCOMPARE(currentLimit(pool, catalog), std::nullopt);
        QCOMPARE(currentSurvivableLimit(pool, catalog), std::nullopt);
        QCOMPARE(resourcesUp(pool, catalog), Resources{});
        QCOMPARE(expectedLimit(pool, catalog), 1140);
        QVERIFY(!reshaping(pool));
        pool.instances.pop_back(); // of the third not even the record could be read
        pool.instancesUnread = 1;
        QCOMPARE(countUp(pool), (UpCount{2, 3}));
        QCOMPARE(currentLimit(pool, catalog), std::nullopt);
        pool.instances.clear();
        pool.instancesUnread = 3;
        QCOMPARE(countUp(pool), (UpCount{0, 3}));
        QCOMPARE(currentLimit(pool, catalog), std::nullopt);
    }

    /// The standby adds nothing, so that only the leader's status matters.
    void leaderPoolsWithAnInstanceOfUnknownStatus() {
        const auto catalog = publishedCatalog();
        auto pool = PoolBuilder::leader("8G-Performance", 2).build();
        pool.instances[1].status.clear();
        QCOMPARE(currentLimit(pool, catalog), 800);
        QCOMPARE(leaderUp(pool), (LeaderUp{true, std::nullopt}));
        pool.instances[0].status.clear();
        QCOMPARE(currentLimit(pool, catalog), std::nullopt);
        QCOMPARE(leaderUp(pool), (LeaderUp{std::nullopt, std::nullopt}));
    }

    void reshapingUntilAllIsAsExpected() {
        const auto settled = PoolBuilder("web-reads", "4G-Performance", 3).build();
        QVERIFY(!reshaping(settled));
        auto oneDown = settled;
        oneDown.instances.back().status = "provisioning";
        QVERIFY(reshaping(oneDown));
        auto oneLeaving = settled; // as many up as expected, and one more that is not
        oneLeaving.instances.push_back(oneDown.instances.back());
        QVERIFY(reshaping(oneLeaving));
        auto levelBehind = settled;
        levelBehind.instances.back().level = "8G-Performance";
        QVERIFY(reshaping(levelBehind));
        auto untold = settled;
        untold.expectedLevel.clear(); // no instance is known to run on another one
        QVERIFY(!reshaping(untold));
        auto unlisted = settled;
        unlisted.instances.clear();
        QVERIFY(!reshaping(unlisted));
    }

    void mainWindow() {
        const auto cluster = rectangularCluster();
        const auto catalog = publishedCatalog();
        QCOMPARE(clusterCapacity(cluster, catalog), (Capacity{1846, 3540}));
        QCOMPARE(readCapacity(cluster, catalog), (Capacity{1234, 2740}));
        QCOMPARE(capacityOf(*cluster.leader(), catalog), (Capacity{612, 800}));
        QCOMPARE(readSurvivableLimit(cluster, catalog), 760);
        QCOMPARE(expectedReadSurvivableLimit(cluster, catalog), 760);
        QCOMPARE(expectedClusterLimit(cluster, catalog), 3540);
        QCOMPARE(expectedReadLimit(cluster, catalog), 2740);
        const auto webReads = capacityOf(*cluster.findPool("web-reads"), catalog);
        QCOMPARE(webReads.headroom(), 119);
        QCOMPARE(qRound(*webReads.use() * 1000), 896);
        QCOMPARE(useSeverity(webReads.use()), UseSeverity::Attention);
        QCOMPARE(useSeverity(capacityOf(*cluster.leader(), catalog).use()), UseSeverity::Good);
    }

    /// The planner's "read connections ... with one instance lost per pool", live and planned.
    void planner() {
        const auto catalog = publishedCatalog();
        const std::vector<PoolShape> plan{{PoolRole::Leader, "leader", "8G-Performance", 2},
                                          {PoolRole::Follower, "analytics", "8G-Performance", 1},
                                          {PoolRole::Follower, "web-reads", "4G-Performance", 5},
                                          {PoolRole::Follower, "nightly-export", "4G-Performance", 1}};
        const auto sums = [&catalog](const std::vector<PoolShape>& pools) {
            std::pair<int, int> sum{0, 0};
            for (const auto& pool : pools) {
                if (pool.role == PoolRole::Follower) {
                    sum.first += *connectionLimit(pool, catalog);
                    sum.second += *survivableLimit(pool, catalog);
                }
            }
            return sum;
        };
        QCOMPARE(sums(shapesOf(rectangularCluster())), std::pair(2740, 760));
        QCOMPARE(sums(plan), std::pair(3080, 1520));
    }

    void rule15_unknownUseStaysUnknown() {
        const auto catalog = publishedCatalog();
        const auto cluster = ClusterBuilder("c")
                                 .pool(PoolBuilder::leader("8G-Performance").used(80))
                                 .pool(PoolBuilder("reads", "4G-Performance", 1))
                                 .build();
        const auto reads = capacityOf(*cluster.findPool("reads"), catalog);
        QCOMPARE(reads, (Capacity{std::nullopt, 380}));
        QCOMPARE(reads.use(), std::nullopt);
        QCOMPARE(reads.headroom(), std::nullopt);
        QCOMPARE(clusterCapacity(cluster, catalog), (Capacity{std::nullopt, 1180}));
        QCOMPARE(useSeverity(reads.use()), UseSeverity::Unknown);
    }

    void unknownLimitStaysUnknown() {
        const auto catalog = publishedCatalog();
        const auto cluster = ClusterBuilder("c")
                                 .pool(PoolBuilder::leader("8G-Performance").used(80))
                                 .pool(PoolBuilder("odd", "9G-Performance", 2).used(5))
                                 .pool(PoolBuilder("reads", "4G-Performance", 2).used(1))
                                 .build();
        QCOMPARE(clusterCapacity(cluster, catalog), (Capacity{86, std::nullopt}));
        QCOMPARE(readCapacity(cluster, catalog), (Capacity{6, std::nullopt}));
        QCOMPARE(readSurvivableLimit(cluster, catalog), std::nullopt);
        QCOMPARE(capacityOf(*cluster.findPool("odd"), catalog).headroom(), std::nullopt);
        QCOMPARE(capacityOf(*cluster.findPool("odd"), catalog).use(), std::nullopt);
    }

    void noPoolsAtAll() {
        const auto cluster = ClusterBuilder("new").status("provisioning").build();
        QCOMPARE(clusterCapacity(cluster, {}), Capacity{});
        QCOMPARE(readCapacity(cluster, {}), Capacity{});
        QCOMPARE(readSurvivableLimit(cluster, {}), std::nullopt);
        QCOMPARE(expectedClusterLimit(cluster, {}), std::nullopt);
    }

    void aPoolThatCouldNotBeReadMakesTheSumUnknown() {
        auto cluster = ClusterBuilder("c").pool(PoolBuilder("leader", "4G-Performance", 1).used(5)).build();
        QCOMPARE(clusterCapacity(cluster, publishedCatalog()), (Capacity{5, 380}));
        QCOMPARE(readCapacity(cluster, publishedCatalog()), (Capacity{0, 0}));
        cluster.unreadable.push_back({RecordKind::Pool, "reads", "pools[1].connections_used", "a number", false});
        QCOMPARE(clusterCapacity(cluster, publishedCatalog()), (Capacity{5, 380})); // its figure is known to be unknown
        cluster.unreadable.push_back({RecordKind::Pool, "odd", "pools[2].id", "a text", true});
        QCOMPARE(clusterCapacity(cluster, publishedCatalog()), Capacity{});
        QCOMPARE(readCapacity(cluster, publishedCatalog()), Capacity{});
        QCOMPARE(readSurvivableLimit(cluster, publishedCatalog()), std::nullopt);
    }

    void aLevelWithoutAFigure() {
        const Catalog catalog({{"odd", std::nullopt, 2.0, std::nullopt}});
        const PoolShape pool{PoolRole::Follower, "reads", "odd", 2};
        QCOMPARE(connectionLimit(pool, catalog), std::nullopt);
        QCOMPARE(survivableLimit(pool, catalog), std::nullopt);
        const auto cluster = ClusterBuilder("c").pool(PoolBuilder("reads", "odd", 2)).build();
        QCOMPARE(resourcesUp(cluster.pools[0], catalog), (Resources{std::nullopt, 4.0}));
    }

    void use_data() {
        QTest::addColumn<int>("used");
        QTest::addColumn<int>("limit");
        QTest::addColumn<double>("use");
        QTest::addColumn<int>("headroom");
        QTest::newRow("half") << 190 << 380 << 0.5 << 190;
        QTest::newRow("none") << 0 << 380 << 0.0 << 380;
        QTest::newRow("over") << 475 << 380 << 1.25 << -95;
        QTest::newRow("open against nothing") << 1 << 0 << 1.0 << -1;
        QTest::newRow("nothing against nothing") << 0 << 0 << 0.0 << 0;
        QTest::newRow("one against one") << 1 << 1 << 1.0 << 0;
        QTest::newRow("two against one") << 2 << 1 << 2.0 << -1;
        QTest::newRow("absurd") << INT_MAX << -1 << 1.0 << INT_MIN;
    }
    void use() {
        QFETCH(const int, used);
        QFETCH(const int, limit);
        const Capacity capacity{used, limit};
        QTEST(*capacity.use(), "use");
        QTEST(*capacity.headroom(), "headroom");
    }

    void absurdSumsStayInRange() {
        const auto cluster = ClusterBuilder("c")
                                 .pool(PoolBuilder("leader", "4G-Performance", 1).used(INT_MAX).apiLimit(INT_MAX))
                                 .pool(PoolBuilder("b", "4G-Performance", 1).used(INT_MAX).apiLimit(INT_MAX))
                                 .build();
        QCOMPARE(clusterCapacity(cluster, publishedCatalog()), (Capacity{INT_MAX, INT_MAX}));
    }

    void severity_data() {
        QTest::addColumn<double>("use");
        QTest::addColumn<int>("severity");
        QTest::newRow("good") << 0.7999 << static_cast<int>(UseSeverity::Good);
        QTest::newRow("from 80 % attention") << 0.80 << static_cast<int>(UseSeverity::Attention);
        QTest::newRow("still attention") << 0.9499 << static_cast<int>(UseSeverity::Attention);
        QTest::newRow("from 95 % bad") << 0.95 << static_cast<int>(UseSeverity::Bad);
        QTest::newRow("over") << 1.2 << static_cast<int>(UseSeverity::Bad);
    }
    void severity() {
        QFETCH(const double, use);
        QTEST(static_cast<int>(useSeverity(use)), "severity");
    }

    void findsLevelsInTheCatalog() {
        const Catalog twice({{"a", 1, 1, 10}, {"b", 2, 2, 20}, {"a", 3, 3, 30}});
        QCOMPARE(twice.levels().size(), std::size_t{2});
        QCOMPARE(twice.find("a")->connectionsPerInstance, 10); // the first of a name stands
        QCOMPARE(twice.rank("a"), std::size_t{0});
        QCOMPARE(twice.rank("b"), std::size_t{1});
        QCOMPARE(twice.rank("c"), std::nullopt);
        QCOMPARE(twice.find("c"), nullptr);
        QCOMPARE(twice.find("A"), nullptr);
        QVERIFY(!twice.empty());
        QVERIFY(Catalog().empty());
    }

    /// Over random clusters: pools add up to the cluster, one lost instance never adds, headroom and use agree.
    void propertySumsAndBounds() {
        Random random(7);
        const auto catalog = publishedCatalog();
        int complete = 0;
        for (int round = 0; round < 5000; ++round) {
            const auto cluster = randomCluster(random, true);
            int used = 0, limit = 0;
            bool usedKnown = true, limitKnown = true;
            for (const auto& pool : cluster.pools) {
                const auto part = capacityOf(pool, catalog);
                usedKnown &= part.used.has_value();
                limitKnown &= part.limit.has_value();
                used += part.used.value_or(0);
                limit += part.limit.value_or(0);
                if (part.used && part.limit) {
                    QCOMPARE(*part.headroom() + *part.used, *part.limit);
                }
                const auto survivable = currentSurvivableLimit(pool, catalog);
                QCOMPARE(survivable.has_value(), !pool.isLeader() && part.limit.has_value());
                if (survivable) {
                    QVERIFY(*survivable >= 0);
                    QVERIFY(*survivable <= *part.limit);
                    const bool oneMatters = instancesUp(pool) > 0 && *part.limit >= instancesUp(pool);
                    QVERIFY(!oneMatters || *survivable < *part.limit);
                    QVERIFY(instancesUp(pool) >= 2 || *survivable == 0);
                }
            }
            const auto whole = clusterCapacity(cluster, catalog);
            QCOMPARE(whole.used, usedKnown ? std::optional(used) : std::nullopt);
            QCOMPARE(whole.limit, limitKnown ? std::optional(limit) : std::nullopt);
            complete += usedKnown && limitKnown ? 1 : 0;
        }
        QVERIFY(complete > 500);
        QVERIFY(complete < 4500);
    }

    /// For planned pools survivable is exactly one instance's share less.
    void rule7_propertyPlannedPools() {
        Random random(77);
        const auto catalog = publishedCatalog();
        for (int round = 0; round < 3000; ++round) {
            const PoolShape pool{PoolRole::Follower, "reads", randomLevel(random, false), random.between(1, 13)};
            const int perInstance = catalog.find(pool.level)->connectionsPerInstance.value();
            QCOMPARE(*connectionLimit(pool, catalog), perInstance * pool.count);
            QCOMPARE(*connectionLimit(pool, catalog) - *survivableLimit(pool, catalog), perInstance);
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestCapacity)
#include "tst_capacity.moc"
