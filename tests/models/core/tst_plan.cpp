// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/core/plan.h"
#include "tests/models/core/pool_shapes.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <algorithm>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

/// A leader without a standby.
PoolShape lone(const char* level = "8G-Performance") {
    return leader(level, 1);
}

QString printed(const PlanStep& step) {
    const auto pool = shown(step.change.pool);
    const auto level = shown(step.change.level);
    const auto forced = step.forcedByLimit ? QStringLiteral(" (forced)") : QString();
    switch (step.change.kind) {
    case ChangeKind::AddPool: return QStringLiteral("add %1 %2 x%3").arg(pool, level).arg(step.change.count) + forced;
    case ChangeKind::SetLevel: return QStringLiteral("%1 to %2").arg(pool, level) + forced;
    case ChangeKind::SetCount: return QStringLiteral("%1 x%2").arg(pool).arg(step.change.count) + forced;
    case ChangeKind::DestroyPool: return QStringLiteral("destroy %1").arg(pool) + forced;
    case ChangeKind::Attach:
    case ChangeKind::Detach:
    case ChangeKind::RunMaintenance:
    case ChangeKind::MoveMaintenance:
    case ChangeKind::SetWindow:
    case ChangeKind::CreateCluster:
    case ChangeKind::DestroyCluster:
    case ChangeKind::UpgradeVersion:
    case ChangeKind::CreateCredential:
    case ChangeKind::RotateCredential:
    case ChangeKind::RotateAllCredentials:
    case ChangeKind::DestroyCredential:
    case ChangeKind::ChangeSettings:
    case ChangeKind::SetQuota:
    case ChangeKind::PrepareMigration:
    case ChangeKind::RunMigration:
    case ChangeKind::CancelMigration: break; // no step of a plan
    }
    return {};
}

QStringList printedSteps(const Shapes& live, const Shapes& wanted) {
    const auto plan = planSteps(live, wanted, sharedCatalog());
    QStringList steps;
    if (!plan) {
        for (const auto& problem : plan.error()) {
            steps << QStringLiteral("problem: ") + shown(problem.pool);
        }
        return steps;
    }
    for (const auto& step : plan.value()) {
        steps << printed(step);
    }
    return steps;
}

Shapes sorted(Shapes pools) {
    std::sort(pools.begin(), pools.end(), [](const PoolShape& a, const PoolShape& b) { return a.name < b.name; });
    return pools;
}

const PoolShape* named(const Shapes& pools, const std::string& name) {
    const auto at = std::find_if(pools.begin(), pools.end(), [&name](const PoolShape& p) { return p.name == name; });
    return at == pools.end() ? nullptr : &*at;
}

std::int64_t readLimit(const Shapes& pools) {
    std::int64_t sum = 0;
    for (const auto& pool : pools) {
        sum += pool.role == PoolRole::Follower ? *connectionLimit(pool, sharedCatalog()) : 0;
    }
    return sum;
}

bool obeysRules(const Shapes& pools) {
    const auto* leading = named(pools, "leader");
    return followerInstanceCount(pools) <= maxFollowerInstances && followerPoolCount(pools) <= maxFollowerPools &&
           leading != nullptr && leading->count >= 1 && leading->count <= 2 &&
           std::all_of(pools.begin(), pools.end(), [](const PoolShape& pool) { return pool.count >= 0; });
}

/// A cluster within the rules, full in every other case; names from a small set, so that two of them share some.
Shapes randomShapes(Random& random) {
    static const char* const names[]{"pool-a", "pool-b", "pool-c", "pool-d", "pool-e", "pool-f", "pool-g", "Pool-A"};
    static const char* const levels[]{"4G-Performance", "8G-Performance", "16G-Performance", "64G-Performance",
                                      "128G-Performance"};
    Shapes pools{leader(levels[random.below(5)], random.between(1, 2))};
    const bool full = random.oneIn(2), few = random.oneIn(2);
    int left = maxFollowerInstances;
    for (const char* name : names) {
        const bool taken = named(pools, "pool-a") != nullptr && std::string_view(name) == "Pool-A";
        if (followerPoolCount(pools) < maxFollowerPools && !taken && random.oneIn(few ? 4 : 2)) {
            const int most = full ? left : std::min(left, 4);
            const int count = random.below(most + 1);
            pools.push_back(follower(name, count, levels[random.below(5)]));
            left -= count;
        }
    }
    return pools;
}

/// What takes connections, instances or a pool away.
bool lowers(const PlanStep& step, const Shapes& before) {
    const auto* pool = named(before, step.change.pool);
    switch (step.change.kind) {
    case ChangeKind::AddPool:
    case ChangeKind::Attach:
    case ChangeKind::Detach:
    case ChangeKind::RunMaintenance:
    case ChangeKind::MoveMaintenance:
    case ChangeKind::SetWindow:
    case ChangeKind::CreateCluster:
    case ChangeKind::UpgradeVersion:
    case ChangeKind::CreateCredential:
    case ChangeKind::RotateCredential:
    case ChangeKind::RotateAllCredentials:
    case ChangeKind::DestroyCredential:
    case ChangeKind::ChangeSettings:
    case ChangeKind::SetQuota:
    case ChangeKind::PrepareMigration:
    case ChangeKind::RunMigration:
    case ChangeKind::CancelMigration: return false;
    case ChangeKind::DestroyCluster:
    case ChangeKind::DestroyPool: return true;
    case ChangeKind::SetCount: return step.change.count < pool->count;
    case ChangeKind::SetLevel: {
        return sharedCatalog().rank(step.change.level) < sharedCatalog().rank(pool->level);
    }
    }
    return false;
}

/// The first thing that is wrong with a plan; empty when nothing is.
QString faultOf(const Shapes& live, const Shapes& wanted, const std::vector<PlanStep>& steps) {
    if (sorted(steps.empty() ? live : steps.back().after) != sorted(wanted)) {
        return QStringLiteral("the end is not what was wanted");
    }
    const bool forced = std::any_of(steps.begin(), steps.end(), [](const PlanStep& s) { return s.forcedByLimit; });
    const auto floor = std::min(readLimit(live), readLimit(wanted));
    Shapes before = live;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const auto& step = steps[at];
        const auto after = applied(before, step.change, sharedCatalog());
        if (!after || after.value() != step.after || !obeysRules(step.after)) {
            return QStringLiteral("step %1 breaks a rule").arg(at + 1);
        }
        if (!forced && readLimit(step.after) < floor) {
            return QStringLiteral("step %1 lowers capacity too far").arg(at + 1);
        }
        bool raisesLeft = false;
        for (std::size_t later = at + 1; later < steps.size(); ++later) {
            const bool emptied = steps[later].change.kind == ChangeKind::SetCount && steps[later].change.count == 0;
            raisesLeft |= !emptied && !lowers(steps[later], steps[later - 1].after);
        }
        const bool madeEmpty =
            at > 0 && steps[at - 1].change.kind == ChangeKind::AddPool && steps[at - 1].change.pool == step.change.pool;
        if (step.forcedByLimit && !lowers(step, before)) {
            return QStringLiteral("step %1 is forced and lowers nothing").arg(at + 1);
        }
        if (raisesLeft && lowers(step, before) && !step.forcedByLimit && !madeEmpty) {
            return QStringLiteral("step %1 lowers before all is raised, and does not say so").arg(at + 1);
        }
        before = step.after;
    }
    return {};
}

} // namespace

class TestPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void order_data() {
        QTest::addColumn<Shapes>("live");
        QTest::addColumn<Shapes>("wanted");
        QTest::addColumn<QStringList>("steps");
        const auto row = [](const char* name, const Shapes& live, const Shapes& wanted, const QStringList& steps) {
            QTest::newRow(name) << live << wanted << steps;
        };
        const auto line = [](const char* text) { return QString::fromLatin1(text); };
        row("nothing to do", pictureLive, pictureLive, {});
        row("the picture of the planner", pictureLive,
            {leader("8G-Performance", 2), follower("analytics", 1, "8G-Performance"), follower("web-reads", 5),
             follower("nightly-export", 1)},
            {line("web-reads x5"), line("add nightly-export 4G-Performance x1"), line("analytics to 8G-Performance")});
        row("more but smaller: instances first", {lone(), follower("reads", 1, "16G-Performance")},
            {lone(), follower("reads", 5)}, {line("reads x5"), line("reads to 4G-Performance")});
        row("fewer but larger: level first", {lone(), follower("reads", 5)},
            {lone(), follower("reads", 1, "16G-Performance")}, {line("reads to 16G-Performance"), line("reads x1")});
        row("more and larger: what gives more first", {lone(), follower("reads", 1)},
            {lone(), follower("reads", 3, "16G-Performance")}, {line("reads to 16G-Performance"), line("reads x3")});
        row("more and slightly larger: instances give more", {lone(), follower("reads", 1)},
            {lone(), follower("reads", 3, "8G-Performance")}, {line("reads x3"), line("reads to 8G-Performance")});
        row("fewer and smaller: what keeps more first", {lone(), follower("reads", 5, "16G-Performance")},
            {lone(), follower("reads", 2)}, {line("reads x2"), line("reads to 4G-Performance")});
        row("the same connections, more memory, is more", {lone(), follower("reads", 2, "64G-Performance")},
            {lone(), follower("reads", 1, "128G-Performance")}, {line("reads to 128G-Performance"), line("reads x1")});
        row("leader without standby, larger", {leader("8G-Performance", 2)}, {leader("16G-Performance", 1)},
            {line("leader to 16G-Performance"), line("leader x1")});
        row("destroying comes last", {lone(), follower("old-one", 2), follower("reads", 2)},
            {lone(), follower("reads", 1), follower("new-one", 2)},
            {line("add new-one 4G-Performance x2"), line("reads x1"), line("destroy old-one")});
        row("rule 3: none left", {lone(), follower("reads", 2)}, {lone(), follower("reads", 0)}, {line("reads x0")});
        row("rule 3: new and empty", {lone()}, {lone(), follower("reads", 0)},
            {line("add reads 4G-Performance x1"), line("reads x0")});
        row("rule 1: thirteen instances", {lone(), follower("alpha", 7), follower("beta", 6)},
            {lone(), follower("alpha", 6), follower("beta", 7)}, {line("alpha x6 (forced)"), line("beta x7")});
        row("rule 1: what gives up least is lowered first",
            {lone(), follower("big", 3, "16G-Performance"), follower("small", 6), follower("third", 4)},
            {lone(), follower("big", 2, "16G-Performance"), follower("small", 5), follower("third", 5)},
            {line("small x5 (forced)"), line("third x5"), line("big x2")});
        row("rule 1: of two that give up as much the first is lowered first",
            {lone(), follower("alpha", 5), follower("beta", 5), follower("gamma", 3)},
            {lone(), follower("alpha", 4), follower("beta", 4), follower("gamma", 4)},
            {line("alpha x4 (forced)"), line("gamma x4"), line("beta x4")});
        row("rule 1: one large sacrifice, not two",
            {lone(), follower("alpha", 5), follower("beta", 5), follower("gamma", 3)},
            {lone(), follower("alpha", 4), follower("beta", 2), follower("gamma", 6)},
            {line("beta x2 (forced)"), line("gamma x6"), line("alpha x4")});
        row("rule 1: one step that frees two instances, not two steps",
            {lone(), follower("alpha", 4), follower("beta", 4), follower("gamma", 4), follower("delta", 1)},
            {lone(), follower("alpha", 3), follower("beta", 3), follower("gamma", 2), follower("delta", 3)},
            {line("gamma x2 (forced)"), line("delta x3"), line("alpha x3"), line("beta x3")});
        row("rule 1: what fits is raised before anything is lowered",
            {lone(), follower("alpha", 10), follower("beta", 2)},
            {lone(), follower("alpha", 1), follower("beta", 6), follower("gamma", 1)},
            {line("add gamma 4G-Performance x1"), line("alpha x1 (forced)"), line("beta x6")});
        row("rule 1: five pools",
            {lone(), follower("p-1", 1), follower("p-2", 2), follower("p-3", 1), follower("p-4", 1),
             follower("p-5", 1)},
            {lone(), follower("p-1", 1), follower("p-2", 1), follower("p-3", 1), follower("p-4", 1),
             follower("p-6", 1)},
            {line("destroy p-5 (forced)"), line("add p-6 4G-Performance x1"), line("p-2 x1")});
        row("rule 1: nothing is destroyed early when fewer instances do",
            {lone(), follower("alpha", 8), follower("old-one", 5)}, {lone(), follower("alpha", 5), follower("beta", 3)},
            {line("alpha x5 (forced)"), line("add beta 4G-Performance x3"), line("destroy old-one")});
        row("rule 1: rather two pools smaller than one destroyed early",
            {lone(), follower("alpha", 4), follower("beta", 4), follower("old-one", 5)},
            {lone(), follower("alpha", 3), follower("beta", 3), follower("gamma", 2)},
            {line("alpha x3 (forced)"), line("beta x3 (forced)"), line("add gamma 4G-Performance x2"),
             line("destroy old-one")});
        row("rule 1: rather many connections less than one pool destroyed early",
            {lone(), follower("alpha", 12, "16G-Performance"), follower("old-one", 1)},
            {lone(), follower("alpha", 11, "16G-Performance"), follower("beta", 1)},
            {line("alpha x11 (forced)"), line("add beta 4G-Performance x1"), line("destroy old-one")});
        row("rule 1: an empty pool is made before the room is gone", {lone(), follower("alpha", 12)},
            {lone(), follower("alpha", 13), follower("beta", 0)},
            {line("add beta 4G-Performance x1"), line("beta x0"), line("alpha x13")});
        row("rule 1: a level is raised before room is made for an empty pool", {lone(), follower("alpha", 13)},
            {lone(), follower("alpha", 12, "8G-Performance"), follower("beta", 0)},
            {line("alpha to 8G-Performance"), line("alpha x12 (forced)"), line("add beta 4G-Performance x1"),
             line("beta x0")});
        row("a level that is not known counts nothing", {lone(), follower("reads", 0, "2T-Performance")},
            {lone(), follower("reads", 2)}, {line("reads to 4G-Performance"), line("reads x2")});
        row("rule 1: what is not known to accept anything is lowered first",
            {lone(), follower("alpha", 6), follower("beta", 6, "2T-Performance"), follower("gamma", 1)},
            {lone(), follower("alpha", 5), follower("beta", 5, "2T-Performance"), follower("gamma", 2)},
            {line("beta x5 (forced)"), line("gamma x2"), line("alpha x5")});
        row("rule 6: a name that differs by case only", {lone(), follower("Reads", 2)}, {lone(), follower("reads", 2)},
            {line("destroy Reads (forced)"), line("add reads 4G-Performance x2")});
    }
    void order() {
        QFETCH(const Shapes, live);
        QFETCH(const Shapes, wanted);
        QTEST(printedSteps(live, wanted), "steps");
    }

    void aWantedShapeThatBreaksARuleIsAProblem_data() {
        QTest::addColumn<Shapes>("wanted");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<ChangeRefusal>("refusal");
        QTest::addColumn<int>("problems");
        const auto draft = [](DraftField field, DraftProblemCode code, int bound,
                              std::optional<PoolNameProblem> name = std::nullopt) {
            return ChangeRefusal{ChangeRefusal::Kind::DraftProblems, {{field, code, name, bound}}};
        };
        const ChangeRefusal stays{ChangeRefusal::Kind::LeaderStays, {}};
        const auto count = DraftField::Count;
        const auto above = DraftProblemCode::CountAboveMaximum;
        const auto with = [](PoolShape changed, std::vector<PoolShape> more = {}) {
            Shapes pools = pictureLive;
            for (auto& pool : pools) {
                pool = pool.name == changed.name ? changed : pool;
            }
            pools.insert(pools.end(), more.begin(), more.end());
            return pools;
        };
        const auto row = [](const char* name, const Shapes& wanted, const char* pool, const ChangeRefusal& refusal,
                            int problems = 1) {
            QTest::newRow(name) << wanted << QString::fromLatin1(pool) << refusal << problems;
        };
        row("rule 1", with(follower("web-reads", 13)), "web-reads", draft(count, above, 12));
        row("rule 2", with(leader("8G-Performance", 3)), "leader", draft(count, above, 2));
        row("rule 2 none", with(leader("8G-Performance", 0)), "leader",
            draft(count, DraftProblemCode::CountBelowMinimum, 1));
        row("rule 3", with(follower("web-reads", -1)), "web-reads",
            draft(count, DraftProblemCode::CountBelowMinimum, 0));
        row("level", with(follower("web-reads", 3, "2T-Performance")), "web-reads",
            draft(DraftField::Level, DraftProblemCode::LevelUnknown, 0));
        row("twice, and each of the two is named", with(follower("web-reads", 3), {follower("web-reads", 3)}),
            "web-reads", draft(DraftField::Name, DraftProblemCode::Name, 0, PoolNameProblem::Taken), 2);
        row("name", with({}, {follower("web--reads", 1)}), "web--reads",
            draft(DraftField::Name, DraftProblemCode::Name, 0, PoolNameProblem::DoubleHyphen));
        row("no name", with({}, {follower("", 1)}), "",
            draft(DraftField::Name, DraftProblemCode::Name, 0, PoolNameProblem::TooShort));
        row("new, fewer than none", with({}, {follower("fresh", -4)}), "fresh",
            draft(count, DraftProblemCode::CountBelowMinimum, 0));
        row("no leader", {follower("analytics", 1, "16G-Performance"), follower("web-reads", 3)}, "leader", stays);
        row("another leader", with({}, {{PoolRole::Leader, "second", "4G-Performance", 1}}), "second", stays);
        row("the leader as a follower", with({PoolRole::Follower, "leader", "8G-Performance", 5}), "leader", stays);
        row("the leader as a follower, and too many of it", with({PoolRole::Follower, "leader", "8G-Performance", 20}),
            "leader", stays);
    }
    void aWantedShapeThatBreaksARuleIsAProblem() {
        QFETCH(const Shapes, wanted);
        QFETCH(const QString, pool);
        QFETCH(const ChangeRefusal, refusal);
        const auto plan = planSteps(pictureLive, wanted, sharedCatalog());
        QVERIFY(!plan);
        QTEST(static_cast<int>(plan.error().size()), "problems");
        QCOMPARE(shown(plan.error().front().pool), pool);
        QVERIFY(plan.error().front().refusal == refusal);
    }

    void aMissingLeaderIsNamedBesideOtherProblems() {
        const auto plan = planSteps(pictureLive, Shapes{follower("web-reads", -1)}, sharedCatalog());
        QVERIFY(!plan);
        QCOMPARE(plan.error().size(), std::size_t(2));
        QCOMPARE(shown(plan.error()[1].pool), QStringLiteral("leader"));
        QVERIFY(plan.error()[1].refusal.kind == ChangeRefusal::Kind::LeaderStays);
    }

    void aLeaderThatIsNotListedIsNotMissed() {
        QCOMPARE(printedSteps({follower("reads", 1)}, {follower("reads", 2)}), {QStringLiteral("reads x2")});
    }

    /// A level that accepts as much is no loss, so it does not wait for what raises.
    void anEqualLevelIsNoLoss() {
        const Catalog equal({{"old", 1, 1, 100}, {"new", 1, 1, 100}});
        const auto plan = planSteps(Shapes{lone("old"), follower("a", 3, "old"), follower("b", 1, "old")},
                                    Shapes{lone("old"), follower("a", 2, "old"), follower("b", 1, "new")}, equal);
        QVERIFY(plan);
        QCOMPARE(printed(plan.value()[0]), QStringLiteral("b to new"));
        QCOMPARE(printed(plan.value()[1]), QStringLiteral("a x2"));
    }

    void aLevelChangeCarriesNoCount() {
        const auto plan = planSteps(Shapes{lone()}, Shapes{lone("16G-Performance")}, sharedCatalog());
        QVERIFY(plan);
        QVERIFY(plan.value().front().change == (Change{ChangeKind::SetLevel, "leader", "16G-Performance", 0}));
    }

    void everyPoolAtFaultIsNamed() {
        auto wanted = pictureLive;
        wanted[0].count = 3;
        wanted[2].level = "2T-Performance";
        const auto plan = planSteps(pictureLive, wanted, sharedCatalog());
        QVERIFY(!plan);
        QCOMPARE(plan.error().size(), std::size_t(2));
        QCOMPARE(shown(plan.error()[1].pool), QStringLiteral("web-reads"));
    }

    void liveIsTakenAsItIs() {
        // a level that left the catalog, and a shape over the limits: no reason to refuse another change
        const Shapes live{lone("2T-Performance"), follower("alpha", 10), follower("beta", 5)};
        const auto plan = planSteps(live, Shapes{lone("2T-Performance"), follower("alpha", 10), follower("beta", 3)},
                                    sharedCatalog());
        QVERIFY(plan);
        QCOMPARE(plan.value().size(), std::size_t(1));
    }

    void noEmptyPoolWhereThereIsNeverRoomToMakeIt() {
        const auto plan = planSteps(Shapes{lone(), follower("alpha", 13)},
                                    Shapes{lone(), follower("alpha", 13), follower("beta", 0)}, sharedCatalog());
        QVERIFY(!plan);
        QCOMPARE(shown(plan.error().front().pool), QStringLiteral("beta"));
    }

    void randomPairsObeyTheRulesAtEveryStep() {
        Random random(11);
        int forced = 0, impossible = 0;
        for (int round = 0; round < 6000; ++round) {
            const auto live = randomShapes(random);
            const auto wanted = randomShapes(random);
            const auto plan = planSteps(live, wanted, sharedCatalog());
            if (!plan) {
                // the only thing that no order reaches: a new pool without instances where 13 are there and stay
                ++impossible;
                const bool full = followerInstanceCount(live) == maxFollowerInstances &&
                                  followerInstanceCount(wanted) == maxFollowerInstances;
                const auto* pool = named(wanted, plan.error().front().pool);
                QVERIFY2(full && pool != nullptr && pool->count == 0,
                         qPrintable(printedSteps(live, wanted).join(u' ')));
                continue;
            }
            const auto fault = faultOf(live, wanted, plan.value());
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("round %1: %2\n").arg(round).arg(fault) +
                                                 printedSteps(live, wanted).join(u'\n')));
            forced +=
                std::any_of(plan.value().begin(), plan.value().end(), [](const auto& s) { return s.forcedByLimit; });
        }
        QVERIFY(forced > 1000); // the limits are met, or this proves little
        QVERIFY(forced < 5000);
        QVERIFY(impossible < 300);
    }
};

POOLHOUSE_PLAIN_TEST(TestPlan)
#include "tst_plan.moc"
