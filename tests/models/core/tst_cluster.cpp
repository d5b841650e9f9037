// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cluster.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

QStringList names(const std::vector<const Pool*>& pools) {
    QStringList found;
    for (const auto* pool : pools) {
        found.append(shown(pool->name));
    }
    return found;
}

/// Every word reads as its value and back; a word of tomorrow keeps its text.
template <class Known> void checkWords(std::span<const EnumWord<Known>> words, const QStringList& expected) {
    QStringList found;
    for (const auto& [word, known] : words) {
        found.append(shown(word));
        const auto read = readEnum(words, word);
        QVERIFY(read.is(known));
        QCOMPARE(shown(read.text), shown(word));
        QCOMPARE(shown(enumWord(words, known)), shown(word));
    }
    QCOMPARE(found, expected);
    for (const auto* strange : {"", "hibernating", "Available", "available "}) {
        const auto read = readEnum(words, strange);
        QVERIFY(read.is(Known::Unknown));
        QCOMPARE(shown(read.text), shown(strange));
    }
}

} // namespace

class TestCluster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rule16_words() {
        checkWords(addonStateWords(), {QStringLiteral("provisioning"), QStringLiteral("provisioned"),
                                       QStringLiteral("deprovisioning"), QStringLiteral("deprovisioned")});
        checkWords(clusterStatusWords(),
                   {QStringLiteral("provisioning"), QStringLiteral("available"), QStringLiteral("modifying"),
                    QStringLiteral("migrating"), QStringLiteral("unavailable")});
        checkWords(poolStatusWords(), {QStringLiteral("available"), QStringLiteral("modifying"),
                                       QStringLiteral("provisioning"), QStringLiteral("unknown")});
        checkWords(instanceRoleWords(),
                   {QStringLiteral("leader"), QStringLiteral("standby"), QStringLiteral("follower")});
        checkWords(endpointStatusWords(), {QStringLiteral("available"), QStringLiteral("degraded"),
                                           QStringLiteral("deprovisioning"), QStringLiteral("modifying")});
        checkWords(enforcementActionWords(),
                   {QStringLiteral("none"), QStringLiteral("notify"), QStringLiteral("restrict")});
        QVERIFY(enumWord(clusterStatusWords(), ClusterStatus::Unknown).empty());
    }

    void rule16_wordsMeanWhatTheySay() {
        QVERIFY(readEnum(poolStatusWords(), "modifying").is(PoolStatus::Modifying));
        QVERIFY(readEnum(poolStatusWords(), "provisioning").is(PoolStatus::Provisioning));
        QVERIFY(readEnum(poolStatusWords(), "available").is(PoolStatus::Available));
        QVERIFY(readEnum(instanceRoleWords(), "leader").is(InstanceRole::Leader));
        QVERIFY(readEnum(instanceRoleWords(), "standby").is(InstanceRole::Standby));
        QVERIFY(readEnum(endpointStatusWords(), "degraded").is(EndpointStatus::Degraded));
        QVERIFY(readEnum(endpointStatusWords(), "modifying").is(EndpointStatus::Modifying));
        QVERIFY(readEnum(addonStateWords(), "provisioned").is(AddonState::Provisioned));
        QVERIFY(readEnum(addonStateWords(), "deprovisioned").is(AddonState::Deprovisioned));
        QVERIFY(readEnum(addonStateWords(), "provisioning").is(AddonState::Provisioning));
        QVERIFY(readEnum(clusterStatusWords(), "migrating").is(ClusterStatus::Migrating));
        QVERIFY(readEnum(clusterStatusWords(), "unavailable").is(ClusterStatus::Unavailable));
        QVERIFY(readEnum(clusterStatusWords(), "available").is(ClusterStatus::Available));
        QVERIFY(readEnum(enforcementActionWords(), "restrict").is(EnforcementAction::Restrict));
        QVERIFY(readEnum(enforcementActionWords(), "notify").is(EnforcementAction::Notify));
    }

    void rolesFollowTheName() {
        const auto cluster = rectangularCluster();
        QVERIFY(cluster.leader() != nullptr);
        QVERIFY(cluster.leader()->isLeader());
        QVERIFY(cluster.leader()->role() == PoolRole::Leader);
        QVERIFY(!cluster.findPool("web-reads")->isLeader());
        QCOMPARE(cluster.findPool("Web-Reads"), nullptr);
        QCOMPARE(cluster.findPool("web"), nullptr);
        QCOMPARE(ClusterBuilder("new").build().leader(), nullptr);
        QVERIFY(shapeOf(*cluster.leader()) == (PoolShape{PoolRole::Leader, "leader", "8G-Performance", 2}));
    }

    void instances() {
        auto instance = rectangularCluster().leader()->instances.front();
        QVERIFY(instance.up());
        QVERIFY(instance.role.is(InstanceRole::Leader));
        instance.status = "rebooting";
        QVERIFY(!instance.up());
        instance.status.clear();
        QVERIFY(!instance.up());
    }

    void orderIsLeaderThenFollowersByName() {
        const auto cluster = ClusterBuilder("c")
                                 .pool(PoolBuilder("zeta", "4G-Performance", 1))
                                 .pool(PoolBuilder("Web", "4G-Performance", 1))
                                 .pool(PoolBuilder::leader("4G-Performance"))
                                 .pool(PoolBuilder("analytics", "4G-Performance", 1))
                                 .build();
        QCOMPARE(names(orderedPools(cluster)), (QStringList{QStringLiteral("leader"), QStringLiteral("analytics"),
                                                            QStringLiteral("Web"), QStringLiteral("zeta")}));
        QVERIFY(orderedPools(ClusterBuilder("none").build()).empty());
    }

    void storage() {
        auto cluster = rectangularCluster();
        QCOMPARE(storageGb(cluster), 142.0);
        QCOMPARE(storageLimitGb(cluster), 100'000.0);
        cluster.planLimits = {{"connection-limit", 1, 2}, {"storage-limit-in-gb", 142, 100'000}};
        cluster.planLimits.pop_back();
        QCOMPARE(storageGb(cluster), std::nullopt);
        QCOMPARE(storageLimitGb(cluster), std::nullopt);
        cluster.planLimits.push_back({"storage-limit-in-gb", std::nullopt, 50});
        QCOMPARE(storageGb(cluster), std::nullopt);
        QCOMPARE(storageLimitGb(cluster), 50.0);
    }

    void transition_data() {
        QTest::addColumn<QString>("clusterStatus");
        QTest::addColumn<QString>("poolStatus");
        QTest::addColumn<bool>("waiting");
        QTest::addColumn<bool>("moving");
        const auto row = [](const char* cluster, const char* pool, bool waiting, bool moving) {
            QTest::addRow("%s, %s%s", cluster, pool, waiting ? ", waiting" : "")
                << QString::fromUtf8(cluster) << QString::fromUtf8(pool) << waiting << moving;
        };
        row("available", "available", false, false);
        row("unavailable", "available", false, false);
        row("a new word", "a new word", false, false);
        row("available", "unknown", false, false);
        row("provisioning", "available", false, true);
        row("modifying", "available", false, true);
        row("migrating", "available", false, true);
        row("available", "modifying", false, true);
        row("available", "provisioning", false, true);
        row("available", "available", true, true);
    }
    void transition() {
        QFETCH(const QString, clusterStatus);
        QFETCH(const QString, poolStatus);
        QFETCH(const bool, waiting);
        auto pool = PoolBuilder("reads", "4G-Performance", 1).status(poolStatus.toStdString());
        if (waiting) {
            pool.waiting("");
        }
        const auto cluster = ClusterBuilder("c")
                                 .status(clusterStatus.toStdString())
                                 .pool(PoolBuilder::leader("4G-Performance"))
                                 .pool(pool)
                                 .build();
        QTEST(inTransition(cluster), "moving");
    }

    void planNames_data() {
        QTest::addColumn<QString>("full");
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("plan");
        QTest::addColumn<bool>("advanced");
        const auto row = [](const char* full, const char* service, const char* plan, bool advanced) {
            QTest::newRow(full) << QString::fromUtf8(full) << QString::fromUtf8(service) << QString::fromUtf8(plan)
                                << advanced;
        };
        row("heroku-postgresql:advanced", "heroku-postgresql", "advanced", true);
        row("heroku-postgresql:advanced-private", "heroku-postgresql", "advanced-private", true);
        row("heroku-postgresql:performance-1", "heroku-postgresql", "performance-1", true);
        row("heroku-postgresql:standard-0", "heroku-postgresql", "standard-0", false);
        row("heroku-postgresql:not-advanced", "heroku-postgresql", "not-advanced", false);
        row("advanced", "", "advanced", true);
        row("a:b:c", "a", "b:c", false);
        row(":advanced", "", "advanced", true);
        row("x:", "x", "", false);
    }
    void planNames() {
        QFETCH(const QString, full);
        const auto split = splitPlanName(full.toStdString());
        QTEST(shown(split.service), "service");
        QTEST(shown(split.plan), "plan");
        QTEST(isAdvancedPlan(split.plan), "advanced");
    }

    void propertyOrderIsTotalAndComplete() {
        Random random(3);
        for (int round = 0; round < 2000; ++round) {
            const auto cluster = randomCluster(random, true);
            const auto ordered = orderedPools(cluster);
            QCOMPARE(ordered.size(), cluster.pools.size());
            QVERIFY(ordered.front()->isLeader());
            for (std::size_t at = 2; at < ordered.size(); ++at) {
                QVERIFY(ordered[at - 1]->name < ordered[at]->name);
            }
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestCluster)
#include "tst_cluster.moc"
