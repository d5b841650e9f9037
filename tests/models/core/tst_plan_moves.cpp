// SPDX-License-Identifier: GPL-3.0-or-later
// Plans that move apps: the order of their steps, how much of them is done, and what they do to the apps.
#include "models/core/cluster_plan.h"
#include "models/core/limits.h"
#include "models/core/plan.h"
#include "models/core/plan_impact.h"
#include "tests/models/core/pool_shapes.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <map>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

using Moves = std::vector<AttachmentMove>;
using Attached = std::vector<Attachment>;

AttachmentMove moved(const char* app, const char* fromPool, const char* from, const char* toPool, const char* to) {
    return {app, {}, AttachmentPlace{fromPool, from}, AttachmentPlace{toPool, to}};
}

AttachmentMove attached(const char* app, const char* pool, const char* name) {
    return {app, {}, std::nullopt, AttachmentPlace{pool, name}};
}

AttachmentMove detached(const char* app, const char* pool, const char* name) {
    return {app, {}, AttachmentPlace{pool, name}, std::nullopt};
}

Attachment use(const char* app, const char* pool, const char* name, const char* credential = "") {
    return {{}, name, {{}, app}, {}, {credential, pool}};
}

QString moveStep(const PlanStep& step) {
    const auto& change = step.change;
    const auto pool = shown(change.pool);
    const auto forced = step.forcedByLimit ? QStringLiteral(" (forced)") : QString();
    switch (change.kind) {
    case ChangeKind::AddPool: return QStringLiteral("add %1 x%2").arg(pool).arg(change.count) + forced;
    case ChangeKind::SetLevel: return QStringLiteral("%1 to %2").arg(pool, shown(change.level)) + forced;
    case ChangeKind::SetCount: return QStringLiteral("%1 x%2").arg(pool).arg(change.count) + forced;
    case ChangeKind::DestroyPool: return QStringLiteral("destroy %1").arg(pool) + forced;
    case ChangeKind::Attach:
    case ChangeKind::Detach:
        return QStringLiteral("%1%2 %3 %4")
                   .arg(QLatin1Char(change.kind == ChangeKind::Attach ? '+' : '-'))
                   .arg(shown(change.attachment->app), shown(change.attachment->name), pool) +
               forced;
    default: return {};
    }
}

QStringList moveSteps(const std::vector<PlanStep>& steps) {
    QStringList all;
    for (const auto& step : steps) {
        all << moveStep(step);
    }
    return all;
}

std::vector<PlanStep> stepsOf(const Shapes& live, const Shapes& wanted, const Moves& moves) {
    const auto plan = planSteps(live, wanted, sharedCatalog(), moves);
    return plan ? plan.value() : std::vector<PlanStep>();
}

QStringList lines(std::initializer_list<const char*> all) {
    QStringList list;
    for (const auto* each : all) {
        list << QString::fromUtf8(each);
    }
    return list;
}

const PoolShape* poolOf(const Shapes& pools, const std::string& name) {
    const auto at = std::find_if(pools.begin(), pools.end(), [&name](const PoolShape& p) { return p.name == name; });
    return at == pools.end() ? nullptr : &*at;
}

/// The picture, with reports made, web-reads smaller, analytics gone, and two apps on their way.
const Shapes moveWanted{leader(), follower("web-reads", 2), follower("reports", 1)};
const Moves twoMoves{moved("bi", "analytics", "STATS", "reports", "REPORTS"),
                     moved("shop", "web-reads", "READS", "reports", "REPORTS")};
const Attached usedBefore{use("bi", "analytics", "STATS"), use("shop", "web-reads", "READS"),
                          use("admin", "leader", "DATABASE")};

/// Attachments once so many steps are done.
Attached usedAfter(const std::vector<PlanStep>& steps, std::size_t done) {
    auto all = usedBefore;
    for (std::size_t at = 0; at < done; ++at) {
        const auto& change = steps[at].change;
        if (change.kind == ChangeKind::Attach) {
            all.push_back({{}, change.attachment->name, {{}, change.attachment->app}, {}, {{}, change.pool}});
        } else if (change.kind == ChangeKind::Detach) {
            std::erase_if(all, [&change](const Attachment& each) {
                return each.app.name == change.attachment->app && each.name == change.attachment->name;
            });
        }
    }
    return all;
}

/// Current and wanted pool of an app of a random plan.
Moves randomMoves(Random& random, const Shapes& live, const Shapes& wanted) {
    Moves moves;
    const int apps = random.below(4);
    for (int at = 0; at < apps; ++at) {
        const int app = at > 0 && random.oneIn(3) ? at - 1 : at; // two moves of one app
        const auto& from = live[static_cast<std::size_t>(random.below(static_cast<int>(live.size())))];
        const auto& to = wanted[static_cast<std::size_t>(random.below(static_cast<int>(wanted.size())))];
        AttachmentMove move;
        move.app = "app-" + std::to_string(app);
        const int kind = random.below(4);
        const auto number = std::to_string(at);
        if (kind != 0) {
            move.from = AttachmentPlace{from.name, "OLD_" + number};
        }
        if (kind != 1) {
            move.to = AttachmentPlace{to.name, "NEW_" + number};
        }
        move.credential = random.oneIn(3) ? "analyst" : "";
        moves.push_back(std::move(move));
    }
    return moves;
}

std::string keyOf(const std::string& app, const std::string& attachment) {
    return app + "/" + attachment;
}

std::string keyOf(const AttachmentMove& move, const std::optional<AttachmentPlace>& place) {
    return place ? keyOf(move.app, place->name) : std::string();
}

/// The first thing that is wrong with where the steps of the moves stand; empty when nothing is. An app may have
/// several moves, of different attachments.
QString faultOfMoves(const Shapes& live, const std::vector<PlanStep>& steps, const Moves& moves) {
    std::map<std::string, int> times; // by key
    const auto* before = &live;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const auto& step = steps[at];
        const auto& change = step.change;
        if (change.attachment) {
            const auto key = keyOf(change.attachment->app, change.attachment->name);
            const bool attaches = change.kind == ChangeKind::Attach;
            const auto move = std::find_if(moves.begin(), moves.end(), [&](const AttachmentMove& each) {
                return keyOf(each, attaches ? each.to : each.from) == key;
            });
            if (move == moves.end() || change.attachment->credential != move->credential) {
                return QStringLiteral("step %1 is of no move").arg(at);
            }
            if (attaches && (poolOf(*before, change.pool) == nullptr || step.forcedByLimit)) {
                return QStringLiteral("step %1 attaches to what is not there").arg(at);
            }
            const bool late = !attaches && move->to && times.count(keyOf(*move, move->to)) == 0;
            if (late != step.forcedByLimit) {
                return QStringLiteral("step %1 says otherwise of when the new attachment comes").arg(at);
            }
            ++times[key];
        } else {
            const auto* after = poolOf(step.after, change.pool);
            const bool serves = after != nullptr && after->count > 0;
            for (const auto& move : moves) {
                if (!serves && move.from && move.from->pool == change.pool &&
                    times.count(keyOf(move, move.from)) == 0) {
                    return QStringLiteral("step %1 takes the pool of %2").arg(at).arg(shown(move.app));
                }
            }
        }
        before = &step.after;
    }
    for (const auto& move : moves) {
        if ((move.to && times[keyOf(move, move.to)] != 1) || (move.from && times[keyOf(move, move.from)] != 1)) {
            return QStringLiteral("%1 does not move once").arg(shown(move.app));
        }
    }
    return {};
}

} // namespace

class TestPlanMoves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newFirstThenOldThenWhatLowers() {
        QCOMPARE(moveSteps(stepsOf(pictureLive, moveWanted, twoMoves)),
                 lines({"add reports x1", "+bi REPORTS reports", "+shop REPORTS reports", "-bi STATS analytics",
                        "-shop READS web-reads", "web-reads x2", "destroy analytics"}));
    }

    void attachmentsAreStepsOfAChange() {
        const auto steps = stepsOf(
            pictureLive, pictureLive,
            {{"shop", "analyst", AttachmentPlace{"web-reads", "READS"}, AttachmentPlace{"analytics", "STATS"}}});
        QCOMPARE(steps.size(), std::size_t(2));
        QVERIFY(steps[0].change ==
                (Change{ChangeKind::Attach, "analytics", {}, 0, ChangedAttachment{"shop", "STATS", "analyst", {}}}));
        QVERIFY(steps[1].change ==
                (Change{ChangeKind::Detach, "web-reads", {}, 0, ChangedAttachment{"shop", "READS", "analyst", {}}}));
        QCOMPARE(steps[0].after, pictureLive);
        QCOMPARE(steps[1].after, pictureLive);
    }

    void oneEndAlone() {
        QCOMPARE(moveSteps(stepsOf(pictureLive, pictureLive, {attached("shop", "analytics", "STATS")})),
                 lines({"+shop STATS analytics"}));
        QCOMPARE(moveSteps(stepsOf(pictureLive, pictureLive, {detached("shop", "web-reads", "READS")})),
                 lines({"-shop READS web-reads"}));
        QCOMPARE(moveSteps(stepsOf(pictureLive, pictureLive, {})), QStringList());
    }

    void onlyRaisingStillMovesLast() {
        auto wanted = pictureLive;
        wanted[2].count = 4;
        QCOMPARE(moveSteps(stepsOf(pictureLive, wanted, {moved("bi", "analytics", "STATS", "web-reads", "READS")})),
                 lines({"web-reads x4", "+bi READS web-reads", "-bi STATS analytics"}));
    }

    /// Thirteen instances: the old pool has to go before the new one fits.
    void anAppLeavesAPoolThatIsForcedOut() {
        const Shapes live{leader(), follower("alpha", 13)};
        const Shapes wanted{leader(), follower("beta", 13)};
        QCOMPARE(moveSteps(stepsOf(live, wanted,
                                   {moved("bi", "alpha", "OLD", "beta", "NEW"), detached("shop", "alpha", "OLD"),
                                    moved("etl", "alpha", "OLD", "leader", "NEW"), attached("web", "leader", "MORE")})),
                 lines({"+etl NEW leader", "-bi OLD alpha (forced)", "-shop OLD alpha", "-etl OLD alpha",
                        "destroy alpha (forced)", "add beta x13", "+bi NEW beta", "+web MORE leader"}));
    }

    void anAppLeavesAPoolThatIsScaledToNothing() {
        const Shapes live{leader(), follower("alpha", 13), follower("gamma", 0)};
        const Shapes wanted{leader(), follower("alpha", 0), follower("beta", 12), follower("gamma", 1)};
        QCOMPARE(moveSteps(stepsOf(
                     live, wanted,
                     {moved("bi", "alpha", "OLD", "gamma", "NEW"), moved("etl", "leader", "OLD", "alpha", "NEW")})),
                 lines({"-bi OLD alpha (forced)", "alpha x0 (forced)", "gamma x1", "add beta x12", "+bi NEW gamma",
                        "+etl NEW alpha", "-etl OLD leader"}));
    }

    /// Fewer instances do not make an app leave.
    void aPoolThatOnlyShrinksIsLeftInTurn() {
        const Shapes live{leader(), follower("alpha", 13)};
        const Shapes wanted{leader(), follower("alpha", 1), follower("beta", 12)};
        QCOMPARE(moveSteps(stepsOf(live, wanted, {moved("bi", "alpha", "OLD", "beta", "NEW")})),
                 lines({"alpha x1 (forced)", "add beta x12", "+bi NEW beta", "-bi OLD alpha"}));
    }

    void aPoolToMoveToHasToBeWanted() {
        const auto plan = planSteps(pictureLive, Shapes{leader(), pictureLive[2]}, sharedCatalog(),
                                    Moves{moved("shop", "web-reads", "READS", "analytics", "STATS"),
                                          detached("bi", "analytics", "STATS"), attached("bi", "nowhere", "STATS")});
        QVERIFY(!plan);
        QCOMPARE(plan.error().size(), std::size_t(2));
        QCOMPARE(shown(plan.error()[0].pool), QStringLiteral("analytics"));
        QCOMPARE(shown(plan.error()[1].pool), QStringLiteral("nowhere"));
        QVERIFY(plan.error()[0].refusal == (ChangeRefusal{ChangeRefusal::Kind::PoolMissing, {}}));
    }

    void randomPlansKeepAppsAttached() {
        Random random(12);
        int cut = 0, whole = 0;
        for (int round = 0; round < 4000; ++round) {
            Shapes live{leader()}, wanted{leader()};
            int left[]{maxFollowerInstances, maxFollowerInstances};
            for (const char* name : {"pool-a", "pool-b", "pool-c", "pool-d", "pool-e"}) {
                auto* side = left;
                for (auto* pools : {&live, &wanted}) {
                    if (random.oneIn(2)) {
                        const int count = random.below(*side + 1);
                        *side -= count;
                        pools->push_back(follower(name, count));
                    }
                    ++side;
                }
            }
            const auto moves = randomMoves(random, live, wanted);
            const auto plan = planSteps(live, wanted, sharedCatalog(), moves);
            const auto poolsOnly = planSteps(live, wanted, sharedCatalog());
            QCOMPARE(plan.ok(), poolsOnly.ok());
            if (!plan) {
                continue;
            }
            auto others = plan.value();
            std::erase_if(others, [](const PlanStep& step) { return step.change.attachment.has_value(); });
            QCOMPARE(others, poolsOnly.value());
            const auto fault = faultOfMoves(live, plan.value(), moves);
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("round %1: %2\n").arg(round).arg(fault) +
                                                 moveSteps(plan.value()).join(u'\n')));
            const bool forced = std::any_of(plan.value().begin(), plan.value().end(), [](const PlanStep& step) {
                return step.change.attachment && step.forcedByLimit;
            });
            ++(forced ? cut : whole);
        }
        QVERIFY(cut > 50); // the limits are met, or this proves little
        QVERIFY(whole > 2000);
    }

    void eachStateIsRecognised() {
        const auto steps = stepsOf(pictureLive, moveWanted, twoMoves);
        for (std::size_t done = 0; done <= steps.size(); ++done) {
            const auto& pools = done == 0 ? pictureLive : steps[done - 1].after;
            const auto attachments = usedAfter(steps, done);
            QCOMPARE(stepsDone(pictureLive, steps, pools, attachments), std::optional(done));
            QVERIFY(driftedAttachments(pictureLive, steps, pools, attachments).empty());
        }
    }

    void anAttachmentThatChangedIsNoStep_data() {
        QTest::addColumn<Attached>("attachments");
        QTest::addColumn<QStringList>("drifted");
        const auto bi = use("bi", "analytics", "STATS"), shop = use("shop", "web-reads", "READS");
        QTest::newRow("gone") << Attached{shop} << lines({"-bi STATS"});
        QTest::newRow("elsewhere") << Attached{use("bi", "web-reads", "STATS"), shop} << lines({"-bi STATS"});
        QTest::newRow("of another app") << Attached{use("other", "analytics", "STATS"), shop} << lines({"-bi STATS"});
        QTest::newRow("of another name") << Attached{use("bi", "analytics", "OTHER"), shop} << lines({"-bi STATS"});
        QTest::newRow("two") << Attached{} << lines({"-bi STATS", "-shop READS"});
        QTest::newRow("the new name is taken")
            << Attached{bi, shop, use("shop", "leader", "REPORTS")} << lines({"+shop REPORTS"});
        QTest::newRow("made by somebody else")
            << Attached{bi, shop, use("shop", "reports", "REPORTS")} << lines({"+shop REPORTS"});
        QTest::newRow("another one beside it") << Attached{use("bi", "web-reads", "MORE"), bi, shop} << QStringList();
    }
    void anAttachmentThatChangedIsNoStep() {
        QFETCH(const Attached, attachments);
        QFETCH(const QStringList, drifted);
        const auto steps = stepsOf(pictureLive, moveWanted, twoMoves);
        const auto done = stepsDone(pictureLive, steps, pictureLive, attachments);
        QCOMPARE(done, drifted.isEmpty() ? std::optional<std::size_t>(0) : std::nullopt);
        QStringList found;
        for (const auto& change : driftedAttachments(pictureLive, steps, pictureLive, attachments)) {
            found << moveStep({change, {}, false}).section(QLatin1Char(' '), 0, 1);
        }
        QCOMPARE(found, drifted);
    }

    /// Of the steps that the pools allow, the one that explains most.
    void driftIsAgainstTheClosestStep() {
        const auto steps = stepsOf(pictureLive, moveWanted, twoMoves);
        auto attachments = usedAfter(steps, 3); // both are attached to reports
        attachments.back().target.pool = "leader";
        const auto drifted = driftedAttachments(pictureLive, steps, steps[0].after, attachments);
        QCOMPARE(drifted.size(), std::size_t(1));
        QVERIFY(drifted[0] == steps[2].change);
        QVERIFY(driftedAttachments(pictureLive, steps, Shapes{leader()}, attachments).empty());
    }

    void theCredentialCountsWhereThePlanNamesOne() {
        const Moves moves{{"shop", "analyst", AttachmentPlace{"web-reads", "READS"}, std::nullopt}};
        const auto steps = stepsOf(pictureLive, pictureLive, moves);
        const auto done = [&](const char* credential) {
            return stepsDone(pictureLive, steps, pictureLive, Attached{use("shop", "web-reads", "READS", credential)});
        };
        QCOMPARE(done("analyst"), std::optional<std::size_t>(0));
        QCOMPARE(done("other"), std::nullopt);
        const auto owners = stepsOf(pictureLive, pictureLive, {detached("shop", "web-reads", "READS")});
        QCOMPARE(stepsDone(pictureLive, owners, pictureLive, Attached{use("shop", "web-reads", "READS", "owner")}),
                 std::optional<std::size_t>(0)); // as the API may write it
    }

    void everyStepRestartsItsApp() {
        const auto steps = stepsOf(pictureLive, moveWanted, twoMoves);
        const auto impact = planImpact(pictureLive, steps, {sharedCatalog(), nullptr, {}, {}}, usedBefore);
        const std::vector<std::vector<std::string>> apps{{}, {"bi"}, {"shop"}, {"bi"}, {"shop"}, {}, {}};
        for (std::size_t at = 0; at < steps.size(); ++at) {
            QCOMPARE(impact.steps[at].apps, apps[at]);
            QCOMPARE(impact.steps[at].undoable, at != 6);
        }
        QVERIFY(impact.steps[1].impact.pools.empty());
        QCOMPARE(restartsOf(impact), (std::vector<AppRestarts>{{"bi", 2}, {"shop", 2}}));
    }

    void anAppThatStaysOnADestroyedPoolIsTold() {
        const auto steps = stepsOf(pictureLive, moveWanted, {twoMoves[1]});
        const auto impact = planImpact(pictureLive, steps, {sharedCatalog(), nullptr, {}, {}}, usedBefore);
        QCOMPARE(restartsOf(impact), (std::vector<AppRestarts>{{"bi", 1}, {"shop", 2}}));
        const auto& first = impact.warnings.front();
        QVERIFY(first.code == PlanWarning::Code::Destroys);
        QCOMPARE(first.names, std::vector<std::string>{"bi"});
        const auto away = planImpact(pictureLive, stepsOf(pictureLive, moveWanted, twoMoves),
                                     {sharedCatalog(), nullptr, {}, {}}, usedBefore);
        QVERIFY(away.warnings.front().names.empty());
    }

    void anAppThatStaysWhereNothingServesIsTold() {
        auto wanted = pictureLive;
        wanted[2].count = 0;
        const auto namesFor = [&](const Moves& moves) {
            const auto impact = planImpact(pictureLive, stepsOf(pictureLive, wanted, moves),
                                           {sharedCatalog(), nullptr, {}, {}}, usedBefore);
            const auto at = std::find_if(impact.warnings.begin(), impact.warnings.end(), [](const PlanWarning& each) {
                return each.code == PlanWarning::Code::AcceptsNothing;
            });
            return at->names;
        };
        QCOMPARE(namesFor({}), std::vector<std::string>{"shop"});
        QCOMPARE(namesFor({moved("shop", "web-reads", "READS", "analytics", "STATS")}), std::vector<std::string>{});
        QCOMPARE(namesFor({attached("bi", "web-reads", "READS")}), (std::vector<std::string>{"bi", "shop"}));
    }

    void warnsOfWhatIsTaken() {
        using Code = PlanWarning::Code;
        const auto warned = [](const Shapes& live, const Shapes& wanted, const Moves& moves, const Attached& used) {
            const auto impact =
                planImpact(live, stepsOf(live, wanted, moves), {sharedCatalog(), nullptr, {}, {}}, used);
            QStringList all;
            for (const auto& each : impact.warnings) {
                const auto* word = each.code == Code::LosesConfigVar      ? "loses"
                                   : each.code == Code::WithoutAttachment ? "without"
                                   : each.code == Code::LeaderUnattached  ? "leader"
                                   : each.code == Code::ForcedByLimit     ? "forced"
                                                                          : nullptr;
                if (word != nullptr) {
                    all << QString::fromLatin1(word) + QStringLiteral(" %1 %2 ").arg(each.step).arg(shown(each.pool)) +
                               (each.names.empty() ? QString() : shown(each.names[0]) + u'/' + shown(each.names[1]));
                }
            }
            return all;
        };
        QCOMPARE(warned(pictureLive, moveWanted, twoMoves, usedBefore),
                 lines({"loses 4 analytics bi/STATS", "loses 5 web-reads shop/READS"}));
        QCOMPARE(warned(pictureLive, pictureLive, {detached("admin", "leader", "DATABASE")}, usedBefore),
                 lines({"loses 1 leader admin/DATABASE", "leader 1 leader "}));
        QCOMPARE(warned(pictureLive, pictureLive,
                        {detached("admin", "leader", "DATABASE"), attached("bi", "leader", "MAIN")}, usedBefore),
                 lines({"loses 2 leader admin/DATABASE"}));
        // no app was known to be attached to it before
        QCOMPARE(warned(pictureLive, pictureLive, {detached("admin", "leader", "DATABASE")}, {}),
                 lines({"loses 1 leader admin/DATABASE"}));
        QCOMPARE(warned({leader(), follower("alpha", 13)}, {leader(), follower("beta", 13)},
                        {moved("bi", "alpha", "OLD", "beta", "NEW")}, {}),
                 lines({"without 1 alpha bi/OLD", "forced 2 alpha "}));
    }

    void losingDatabaseUrlTakesAPhrase() {
        const auto phrase = [](const Moves& moves, const Shapes& wanted = pictureLive) {
            return shown(destructionPhrase("example-app", stepsOf(pictureLive, wanted, moves), usedBefore));
        };
        QCOMPARE(phrase({moved("admin", "leader", "DATABASE", "web-reads", "READS")}),
                 QStringLiteral("admin/DATABASE"));
        QCOMPARE(phrase({attached("admin", "leader", "DATABASE")}), QString());
        QCOMPARE(phrase({detached("shop", "web-reads", "READS")}), QString());
        QCOMPARE(phrase({detached("admin", "leader", "DATABASE")}, {leader(), pictureLive[2]}),
                 QStringLiteral("admin/DATABASE example-app/analytics"));
    }

    void theLastAttachmentToTheLeaderTakesAPhrase() {
        const auto cobalt = detached("bi", "leader", "COBALT"), main = detached("bi", "leader", "MAIN");
        const auto phrase = [](const Moves& moves, const std::vector<Attachment>& attachments) {
            return shown(destructionPhrase("example-app", stepsOf(pictureLive, pictureLive, moves), attachments));
        };
        const auto to = [](const char* name, const char* pool) {
            return Attachment{{}, name, {{}, "bi"}, {}, {{}, pool}};
        };
        QCOMPARE(phrase({cobalt}, {to("COBALT", "leader"), to("READS", "web-reads")}), QStringLiteral("bi/COBALT"));
        QCOMPARE(phrase({cobalt}, {to("COBALT", "leader"), to("MAIN", "leader")}), QString());
        QCOMPARE(phrase({cobalt, main}, {to("COBALT", "leader"), to("MAIN", "leader")}), QStringLiteral("bi/MAIN"));
        QCOMPARE(phrase({cobalt, main}, {to("MAIN", "leader")}), QStringLiteral("bi/MAIN")); // one is done
        QCOMPARE(phrase({cobalt, main}, {}), QStringLiteral("bi/MAIN")); // both are: the phrase of a resumed plan stays
        QCOMPARE(phrase({moved("bi", "leader", "COBALT", "web-reads", "NEW")}, {to("COBALT", "leader")}),
                 QStringLiteral("bi/COBALT"));
        QCOMPARE(phrase({cobalt, attached("shop", "leader", "DATABASE")}, {to("COBALT", "leader")}), QString());
        QCOMPARE(phrase({detached("bi", "web-reads", "READS")}, {to("READS", "web-reads")}), QString());
    }

    void theInversePlanAttachesAgain() {
        ClusterPlan there;
        there.live = pictureLive;
        there.wanted = moveWanted;
        there.moves = {twoMoves[0], attached("shop", "reports", "MORE"), detached("etl", "web-reads", "READS")};
        const auto back = inversePlan({{}, {there}}).clusters.at(0);
        QCOMPARE(back.moves, (Moves{moved("bi", "reports", "REPORTS", "analytics", "STATS"),
                                    detached("shop", "reports", "MORE"), attached("etl", "web-reads", "READS")}));
        QCOMPARE(moveSteps(stepsOf(back.live, back.wanted, back.moves)),
                 lines({"web-reads x3", "add analytics x1", "+bi STATS analytics", "+etl READS web-reads",
                        "-bi REPORTS reports", "-shop MORE reports", "destroy reports"}));
    }

    void theInversePlanAttachesWhatWentWithAPool() {
        const auto attachment = [](const char* app, const char* pool, const char* name, const char* role = "") {
            Attachment made;
            made.app.name = app;
            made.name = name;
            made.target = {role, pool};
            return made;
        };
        ClusterPlan there;
        there.live = pictureLive;
        there.wanted = moveWanted; // without analytics
        there.moves = {twoMoves[0]};
        there.attachments = {attachment("bi", "analytics", "STATS"), attachment("etl", "analytics", "LOADS", "loader"),
                             attachment("shop", "web-reads", "READS")};
        const auto back = inversePlan({{}, {there}}).clusters.at(0);
        auto again = attached("etl", "analytics", "LOADS");
        again.credential = "loader";
        QCOMPARE(back.moves, (Moves{moved("bi", "reports", "REPORTS", "analytics", "STATS"), again}));
        there.wanted = there.live; // it was not destroyed after all
        there.moves.clear();
        QVERIFY(inversePlan({{}, {there}}).clusters.at(0).moves.empty());
    }

    void movesAreChanges() {
        ClusterPlan plan;
        plan.live = plan.wanted = pictureLive;
        QVERIFY(!plan.changes());
        plan.moves = {detached("shop", "web-reads", "READS")};
        QVERIFY(plan.changes());
        plan.moves.clear();
        plan.wanted.pop_back();
        QVERIFY(plan.changes());
    }
};

POOLHOUSE_PLAIN_TEST(TestPlanMoves)
#include "tst_plan_moves.moc"
