// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/change.h"
#include "models/core/change_area.h"
#include "models/core/limits.h"
#include "tests/models/core/pool_shapes.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <climits>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

using Refusal = ChangeRefusal::Kind;

std::vector<PoolShape> with(std::vector<PoolShape> pools, const PoolShape& more) {
    pools.push_back(more);
    return pools;
}

std::vector<PoolShape> fivePools() {
    auto pools = pictureLive;
    for (const auto* name : {"c-pool", "d-pool", "e-pool"}) {
        pools.push_back({PoolRole::Follower, name, "4G-Performance", 1});
    }
    return pools;
}

/// "leader 8G-Performance x2, ..." so that a difference can be read.
QString printed(const std::vector<PoolShape>& pools) {
    QStringList parts;
    for (const auto& pool : pools) {
        parts << shown(pool.name) + QLatin1Char(' ') + shown(pool.level) + QStringLiteral(" x") +
                     QString::number(pool.count);
    }
    return parts.join(QStringLiteral(", "));
}

/// Whether pools keep rules 1, 2, 3 and 6; rule 4 is rule 1 seen from one pool, and rule 5 follows from the count.
QString brokenRule(const std::vector<PoolShape>& pools, const Catalog& catalog) {
    if (followerPoolCount(pools) > maxFollowerPools || followerInstanceCount(pools) > maxFollowerInstances) {
        return QStringLiteral("rule 1");
    }
    std::vector<std::string> seen;
    int leaders = 0;
    for (const auto& pool : pools) {
        const bool leader = pool.role == PoolRole::Leader;
        leaders += leader ? 1 : 0;
        if (leader ? pool.count < 1 || pool.count > 2 : pool.count < 0) {
            return leader ? QStringLiteral("rule 2") : QStringLiteral("rule 3");
        }
        if (!leader && pool.count > largestCount(pools, pool.name)) {
            return QStringLiteral("rule 4");
        }
        if (highlyAvailable(pool) != (pool.count >= 2)) {
            return QStringLiteral("rule 5");
        }
        if (!leader && (pool.name.empty() || !poolNameProblems(pool.name, seen).empty())) {
            return QStringLiteral("rule 6");
        }
        if (catalog.find(pool.level) == nullptr) {
            return QStringLiteral("level unknown");
        }
        seen.push_back(pool.name);
    }
    return leaders == 1 ? QString() : QStringLiteral("rule 1");
}

Change randomChange(Random& random, const std::vector<PoolShape>& pools) {
    static const std::vector<std::string> names{
        "leader", "Leader", "reads", "READS", "a--b", "ab", "x-", "9lives", std::string(33, 'a'), "fresh-pool"};
    Change change;
    change.kind = static_cast<ChangeKind>(random.below(4));
    const bool known = change.kind != ChangeKind::AddPool && !random.oneIn(8);
    change.pool = known ? pools[static_cast<std::size_t>(random.below(static_cast<int>(pools.size())))].name
                        : names[static_cast<std::size_t>(random.below(static_cast<int>(names.size())))];
    change.level = randomLevel(random, true);
    change.count = random.oneIn(10) ? (random.oneIn(2) ? INT_MAX : INT_MIN) : random.between(-2, 15);
    return change;
}

} // namespace

class TestChange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesOnePool_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* name, const Change& change, const char* after) {
            QTest::newRow(name) << change << QString::fromLatin1(after);
        };
        row("rule1 a new pool comes last", {ChangeKind::AddPool, "search", "4G-Performance", 2},
            "leader 8G-Performance x2, analytics 16G-Performance x1, web-reads 4G-Performance x3, "
            "search 4G-Performance x2");
        row("rule2 leader without its standby", {ChangeKind::SetCount, "leader", "", 1},
            "leader 8G-Performance x1, analytics 16G-Performance x1, web-reads 4G-Performance x3");
        row("rule2 leader's level", {ChangeKind::SetLevel, "leader", "32G-Performance", 0},
            "leader 32G-Performance x2, analytics 16G-Performance x1, web-reads 4G-Performance x3");
        row("rule3 a pool keeps its place with no instances", {ChangeKind::SetCount, "analytics", "", 0},
            "leader 8G-Performance x2, analytics 16G-Performance x0, web-reads 4G-Performance x3");
        row("rule4 its own instances do not count", {ChangeKind::SetCount, "web-reads", "", 12},
            "leader 8G-Performance x2, analytics 16G-Performance x1, web-reads 4G-Performance x12");
        row("rule3 destroyed", {ChangeKind::DestroyPool, "analytics", "", 0},
            "leader 8G-Performance x2, web-reads 4G-Performance x3");
    }
    void changesOnePool() {
        QFETCH(const Change, change);
        const auto result = applied(pictureLive, change, publishedCatalog());
        QVERIFY(result.ok());
        QTEST(printed(result.value()), "after");
    }

    void refusesWhatRulesForbid_data() {
        QTest::addColumn<std::vector<PoolShape>>("pools");
        QTest::addColumn<Change>("change");
        QTest::addColumn<ChangeRefusal>("refusal");
        const auto row = [](const char* name, const std::vector<PoolShape>& pools, const Change& change, Refusal kind,
                            const std::vector<DraftProblem>& problems = {}) {
            QTest::newRow(name) << pools << change << ChangeRefusal{kind, problems};
        };
        const auto count = [](DraftProblemCode code, int bound) {
            return std::vector<DraftProblem>{{DraftField::Count, code, std::nullopt, bound}};
        };
        const auto name = [](PoolNameProblem problem) {
            return std::vector<DraftProblem>{{DraftField::Name, DraftProblemCode::Name, problem, 0}};
        };
        const auto above = DraftProblemCode::CountAboveMaximum;
        const auto belowLeast = DraftProblemCode::CountBelowMinimum;
        const auto problems = Refusal::DraftProblems;
        const std::string small = "4G-Performance";
        row("rule1 five pools", fivePools(), {ChangeKind::AddPool, "sixth", small, 1}, problems,
            {{DraftField::Cluster, DraftProblemCode::TooManyPools, std::nullopt, 5}});
        row("rule1 thirteen instances", with(pictureLive, {PoolRole::Follower, "more", small, 9}),
            {ChangeKind::AddPool, "sixth", small, 1}, problems, count(above, 0));
        row("rule2 leader without an instance", pictureLive, {ChangeKind::SetCount, "leader", "", 0}, problems,
            count(belowLeast, 1));
        row("rule2 a second standby", pictureLive, {ChangeKind::SetCount, "leader", "", 3}, problems, count(above, 2));
        row("rule2 the leader stays", pictureLive, {ChangeKind::DestroyPool, "leader", "", 0}, Refusal::LeaderStays);
        row("rule3 fewer than none", pictureLive, {ChangeKind::SetCount, "analytics", "", -1}, problems,
            count(belowLeast, 0));
        row("rule4 more than is left", pictureLive, {ChangeKind::SetCount, "web-reads", "", 13}, problems,
            count(above, 12));
        row("rule4 a new one with more than is left", pictureLive, {ChangeKind::AddPool, "new-one", small, 10},
            problems, count(above, 9));
        row("rule6 leader", pictureLive, {ChangeKind::AddPool, "leader", small, 1}, problems,
            name(PoolNameProblem::Reserved));
        row("rule6 a--b", pictureLive, {ChangeKind::AddPool, "a--b", small, 1}, problems,
            name(PoolNameProblem::DoubleHyphen));
        row("rule6 ab", pictureLive, {ChangeKind::AddPool, "ab", small, 1}, problems, name(PoolNameProblem::TooShort));
        row("rule6 33 characters", pictureLive, {ChangeKind::AddPool, std::string(33, 'a'), small, 1}, problems,
            name(PoolNameProblem::TooLong));
        row("rule6 taken but for case", pictureLive, {ChangeKind::AddPool, "Web-Reads", small, 1}, problems,
            name(PoolNameProblem::Taken));
        row("level unknown", pictureLive, {ChangeKind::SetLevel, "analytics", "2T-Performance", 0}, problems,
            {{DraftField::Level, DraftProblemCode::LevelUnknown, std::nullopt, 0}});
        row("–", pictureLive, {ChangeKind::SetCount, "Analytics", "", 2}, Refusal::PoolMissing);
        row("no such pool to destroy", pictureLive, {ChangeKind::DestroyPool, "nobody", "", 0}, Refusal::PoolMissing);
        row("count is like that", pictureLive, {ChangeKind::SetCount, "web-reads", "", 3}, Refusal::NothingToDo);
        row("level is like that", pictureLive, {ChangeKind::SetLevel, "web-reads", small, 0}, Refusal::NothingToDo);
    }
    void refusesWhatRulesForbid() {
        QFETCH(const std::vector<PoolShape>, pools);
        QFETCH(const Change, change);
        QFETCH(const ChangeRefusal, refusal);
        const auto result = applied(pools, change, publishedCatalog());
        QVERIFY(!result.ok());
        QVERIFY(result.error().kind == refusal.kind);
        QCOMPARE(result.error().problems.size(), refusal.problems.size());
        QVERIFY(result.error() == refusal);
    }

    void neverBreaksARule() {
        Random random(20260622);
        const auto catalog = publishedCatalog();
        int accepted = 0;
        int refused = 0;
        for (int round = 0; round < 400; ++round) {
            auto pools = shapesOf(randomCluster(random, false));
            QCOMPARE(brokenRule(pools, catalog), QString());
            for (int step = 0; step < 20; ++step) {
                const auto change = randomChange(random, pools);
                const auto result = applied(pools, change, catalog);
                if (!result) {
                    ++refused;
                    QVERIFY(result.error().kind != Refusal::DraftProblems || !result.error().problems.empty());
                    continue;
                }
                ++accepted;
                QVERIFY2(brokenRule(result.value(), catalog).isEmpty(), qPrintable(printed(result.value())));
                QVERIFY(result.value() != pools);
                pools = result.value();
            }
        }
        QVERIFY(accepted > 500);
        QVERIFY(refused > 500);
    }

    void attachingAndDetachingChangeNoPool() {
        const ChangedAttachment subject{"example-app", "READS"};
        for (const auto* pool : {"leader", "web-reads"}) {
            const auto after = applied(pictureLive, {ChangeKind::Attach, pool, {}, 0, subject}, Catalog());
            QVERIFY(after && after.value() == pictureLive);
        }
        const auto refused = applied(pictureLive, {ChangeKind::Attach, "gone", {}, 0, subject}, Catalog());
        QVERIFY(!refused && refused.error().kind == Refusal::PoolMissing);
        QVERIFY(applied(pictureLive, {ChangeKind::Detach, "gone", {}, 0, subject}, Catalog()).ok()); // it dangles
    }

    void everyKindIsAboutOnePart_data() {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::addColumn<int>("area");
        const auto row = [](const char* name, ChangeKind first, ChangeKind last, ChangeArea area) {
            QTest::newRow(name) << static_cast<int>(first) << static_cast<int>(last) << static_cast<int>(area);
        };
        row("pool", ChangeKind::AddPool, ChangeKind::DestroyPool, ChangeArea::Pool);
        row("attachment", ChangeKind::Attach, ChangeKind::Detach, ChangeArea::Attachment);
        row("maintenance", ChangeKind::RunMaintenance, ChangeKind::SetWindow, ChangeArea::Maintenance);
        row("cluster", ChangeKind::CreateCluster, ChangeKind::UpgradeVersion, ChangeArea::Cluster);
        row("credentials", ChangeKind::CreateCredential, ChangeKind::DestroyCredential, ChangeArea::Credentials);
        row("settings", ChangeKind::ChangeSettings, ChangeKind::ChangeSettings, ChangeArea::Settings);
        row("quota", ChangeKind::SetQuota, ChangeKind::SetQuota, ChangeArea::Quota);
        row("migration", ChangeKind::PrepareMigration, ChangeKind::CancelMigration, ChangeArea::Migration);
    }
    void everyKindIsAboutOnePart() {
        QFETCH(const int, first);
        QFETCH(const int, last);
        QFETCH(const int, area);
        for (int number = 0; number <= static_cast<int>(ChangeKind::CancelMigration); ++number) {
            const auto found = areaOf(static_cast<ChangeKind>(number));
            QCOMPARE(static_cast<int>(found) == area, number >= first && number <= last);
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestChange)
#include "tst_change.moc"
