// SPDX-License-Identifier: GPL-3.0-or-later
// Plans that move apps, carried out: in order, stopped at any point and taken up again, and not at all where an
// attachment is another than was decided on.
#include "models/core/limits.h"
#include "models/plans/execution.h"
#include "models/text/plan_execution_text.h"
#include "tests/models/plan_run_scene.h"
#include "tests/support/memory_plans.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace poolhouse::test;
using core::AttachmentPlace;
using core::ChangeKind;

namespace {

/// reports is made, web-reads gets smaller and analytics goes, after two apps have moved to reports.
struct MovingScene : RunScene {
    core::Plan plan;
    const AttachmentSet wanted{{"example-app", "HEROKU_POSTGRESQL_COBALT", "leader", ""},
                               {"example-app", "REPORTS", "reports", ""},
                               {"example-app", "DATABASE_ANALYTICS", "analytics", ""},
                               {"catalog-api", "REPORTS", "reports", ""}};

    MovingScene() {
        store.applyFleet({app("example-app"), app("catalog-api")}, {rectangular()}, morning);
        fillAgain();
        core::ClusterPlan cluster;
        cluster.cluster = rectangular().name;
        cluster.id = rectangular().id;
        cluster.app = "example-app";
        cluster.live = before;
        cluster.wanted = {leader(), follower("analytics", 1, "16G-Performance"), follower("reports", 1),
                          follower("web-reads", 2)};
        for (const char* each : {"example-app", "catalog-api"}) {
            cluster.moves.push_back(
                {each, {}, AttachmentPlace{"web-reads", "READS"}, AttachmentPlace{"reports", "REPORTS"}});
        }
        plan.clusters.push_back(cluster);
    }
    void fillAgain() {
        store.applyInfo(server.cluster(), morning);
        store.applyAttachments(server.attachments, morning);
    }
    [[nodiscard]] std::vector<plans::ClusterExecution> execution() const {
        const auto& each = plan.clusters.front();
        const auto steps = core::planSteps(each.live, each.wanted, catalog(), each.moves);
        return {{each.id, each.cluster, each.app, each.live, steps ? steps.value() : std::vector<core::PlanStep>()}};
    }
    void beginMoves(const char* phrase = "") { run->start(execution(), QString::fromLatin1(phrase)); }
    void dieAndBegin() {
        run.reset();
        start();
        renew();
        beginMoves();
    }
    [[nodiscard]] bool isAttached(const char* app) const {
        return std::any_of(server.attachments.begin(), server.attachments.end(), [app](const core::Attachment& each) {
            return each.app.name == app && (each.name == "READS" || each.name == "REPORTS");
        });
    }
    [[nodiscard]] bool arrived() {
        return OperationsScene::same(server.shapes(), plan.clusters.front().wanted) &&
               attachmentSet(server.attachments) == wanted;
    }
};

} // namespace

class TestPlanMovesRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appsMoveBetweenWhatRaisesAndWhatLowers() {
        MovingScene scene;
        QStringList order;
        connect(scene.operations.get(), &operations::Engine::asked, this, [&](const QString& id) {
            order << QString::number(static_cast<int>(scene.get(id.toStdString()).change.kind));
        });
        scene.beginMoves();
        bool served = true;
        while (!scene.run->ended()) {
            scene.breathe();
            served = served && scene.isAttached("example-app") && scene.isAttached("catalog-api");
        }
        QCOMPARE(scene.run->state(), RunState::Done);
        QVERIFY(served);
        QCOMPARE(order.join(u' '), QStringLiteral("0 4 4 5 5 2"));
        QCOMPARE(scene.states(), allSteps(StepState::Done, 6));
        QCOMPARE(scene.server.effects, 6);
        QVERIFY(scene.arrived());
    }

    void doneIsNotDoneAgain() {
        MovingScene scene;
        scene.beginMoves();
        QVERIFY(scene.toEnd());
        scene.renew();
        scene.beginMoves();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.states(), allSteps(StepState::DoneBefore, 6));
        QCOMPARE(scene.server.effects, 6);
    }

    /// After every breath of a run, with the answer to each request lost or not.
    void resumesWhereverItDies_data() {
        QTest::addColumn<bool>("lost");
        QTest::newRow("answers arrive") << false;
        QTest::newRow("answers are lost") << true;
    }
    void resumesWhereverItDies() {
        QFETCH(const bool, lost);
        bool ended = false;
        for (int breaths = 0; !ended; breaths += 3) {
            MovingScene scene;
            if (lost) {
                scene.server.always = faultOf(Kind::ConnectionLost, 0, Fault::Acts::First);
            }
            scene.beginMoves();
            for (int breath = 0; breath < breaths && !scene.run->ended(); ++breath) {
                scene.breathe();
            }
            ended = scene.run->ended();
            scene.dieAndBegin();
            QVERIFY(scene.toEnd());
            const auto where = QStringLiteral("after %1 breaths: %2")
                                   .arg(breaths)
                                   .arg(text::executionProblem(*scene.run).value_or(QString()));
            QVERIFY2(scene.run->state() == RunState::Done, qPrintable(where));
            QVERIFY2(scene.arrived(), qPrintable(where));
            QVERIFY2(scene.server.effects == 6, qPrintable(where));
        }
    }

    void anAttachmentThatChangedSendsNothing_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("says");
        QTest::newRow("gone") << QStringLiteral("-READS")
                              << QStringLiteral("The attachment READS of catalog-api has changed since this was "
                                                "planned.");
        QTest::newRow("taken") << QStringLiteral("+REPORTS")
                               << QStringLiteral("catalog-api now has another attachment REPORTS.");
    }
    void anAttachmentThatChangedSendsNothing() {
        QFETCH(const QString, change);
        QFETCH(const QString, says);
        MovingScene scene;
        auto& all = scene.server.attachments;
        if (change.startsWith(QLatin1Char('-'))) {
            all.erase(all.begin() + 3);
        } else {
            all.push_back(attachment("REPORTS", "catalog-api", rectangular(), "leader"));
        }
        scene.beginMoves();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Drifted);
        QCOMPARE(scene.server.writes, 0);
        QCOMPARE(text::driftSentences(scene.run->drift().at(0)), QStringList(says));
        // it is as it was again: the same run goes on
        all = attachments();
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
    }

    void anAttachmentThatChangesOnTheWayStopsThePlan() {
        MovingScene scene;
        scene.beginMoves();
        QVERIFY(scene.toStep(2, StepState::Done));
        scene.server.attachments.erase(scene.server.attachments.begin() + 3); // READS of catalog-api
        scene.server.attachments.push_back(attachment("READS", "catalog-api", rectangular(), "leader"));
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Drifted);
        QCOMPARE(
            text::driftSentences(scene.run->drift().at(0)),
            QStringList(QStringLiteral("The attachment READS of catalog-api has changed since this was planned.")));
        QCOMPARE(scene.server.cluster().findPool("web-reads")->expectedCount, 3); // it did not get smaller
    }

    /// Somebody does on the way what a later step is to do.
    void whatIsDoneAlreadyIsNoDrift_data() {
        QTest::addColumn<QString>("change");
        QTest::newRow("detached") << QStringLiteral("-READS");
        QTest::newRow("attached, known when it is due") << QStringLiteral("+REPORTS");
        QTest::newRow("attached, seen when it is sent") << QStringLiteral("+REPORTS unheard");
    }
    void whatIsDoneAlreadyIsNoDrift() {
        QFETCH(const QString, change);
        MovingScene scene;
        scene.beginMoves();
        const bool detached = change == QStringLiteral("-READS");
        QVERIFY(scene.toStep(detached ? 2 : 0, detached ? StepState::Done : StepState::Running));
        auto& all = scene.server.attachments;
        if (detached) {
            all.erase(all.begin() + 3); // READS of catalog-api
        } else {
            all.push_back(attachment("REPORTS", "catalog-api", rectangular(), "reports"));
        }
        if (change == QStringLiteral("+REPORTS")) {
            scene.store.applyAttachments(rectangular().id, all);
        }
        QVERIFY(scene.toEnd());
        QVERIFY2(scene.run->state() == RunState::Done,
                 qPrintable(text::executionProblem(*scene.run).value_or(QString())));
        QCOMPARE(scene.states().at(detached ? 4 : 2), static_cast<int>(StepState::DoneBefore));
        QVERIFY(scene.arrived());
    }

    /// Before a pool is made and paid for.
    void aKnownRefusalOfAnAppSendsNothing_data() {
        QTest::addColumn<QString>("why");
        QTest::addColumn<QString>("says");
        QTest::newRow("locked") << QStringLiteral("lock") << QStringLiteral("catalog-*");
        QTest::newRow("no such app") << QStringLiteral("app") << QStringLiteral("catalog-api");
        QTest::newRow("its name is in use elsewhere") << QStringLiteral("name") << QStringLiteral("another");
    }
    void aKnownRefusalOfAnAppSendsNothing() {
        QFETCH(const QString, why);
        QFETCH(const QString, says);
        MovingScene scene;
        const auto other = summary("another", "shop");
        if (why == QStringLiteral("lock")) {
            scene.locks.set({{operations::ReadOnlyLock::Scope::App, says, std::nullopt}});
        } else if (why == QStringLiteral("app")) {
            scene.store.applyFleet({app("example-app")}, {rectangular()}, morning);
        } else {
            scene.store.applyFleet({app("example-app"), app("catalog-api")}, {rectangular(), other}, morning);
            scene.store.applyAttachments(other.id, {attachment("REPORTS", "catalog-api", other, "leader")});
        }
        scene.beginMoves();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Failed);
        QCOMPARE(scene.server.writes, 0);
        const auto sentence = text::executionProblem(*scene.run).value_or(QString());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        // once it is possible the same run goes on
        scene.locks.set({});
        scene.store.applyFleet({app("example-app"), app("catalog-api")}, {rectangular()}, morning);
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QVERIFY(scene.arrived());
    }

    void attachmentsThatCannotBeReadAreNotChanged() {
        MovingScene scene;
        test::Services elsewhere;
        scene.run = std::make_unique<PlanExecutor>(*scene.operations, scene.store,
                                                   plans::ReadServices{scene.services, elsewhere}, scene.clock);
        scene.beginMoves();
        for (int breath = 0; breath < 20; ++breath) {
            scene.breathe();
        }
        QCOMPARE(scene.run->state(), RunState::Reading); // it waits for both
        QVERIFY(elsewhere.clusterAttachments.answer(test::FakeCluster::errorOf(Kind::Forbidden, 403)));
        QCOMPARE(scene.run->state(), RunState::Unreadable);
        QVERIFY(scene.run->problem()->error->kind == Kind::Forbidden);
        QCOMPARE(scene.server.writes, 0);
    }

    void losingDatabaseUrlWantsThePhrase() {
        MovingScene scene;
        for (auto& each : scene.server.attachments) {
            each.name = each.name == "HEROKU_POSTGRESQL_COBALT" ? "DATABASE" : each.name;
        }
        scene.fillAgain();
        auto& cluster = scene.plan.clusters.front();
        cluster.wanted = cluster.live;
        cluster.moves = {
            {"example-app", {}, AttachmentPlace{"leader", "DATABASE"}, AttachmentPlace{"web-reads", "MORE_READS"}}};
        QCOMPARE(PlanExecutor::phraseOf(scene.execution()), QStringLiteral("example-app/DATABASE"));
        scene.beginMoves();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Unconfirmed);
        QCOMPARE(text::executionProblem(*scene.run).value_or(QString()),
                 QStringLiteral("This plan takes DATABASE_URL from an app. To confirm, type exactly: "
                                "example-app/DATABASE"));
        QCOMPARE(scene.server.writes, 0);
        scene.renew();
        scene.beginMoves("example-app/DATABASE");
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
    }

    void theLastAttachmentToTheLeaderWantsThePhrase() {
        MovingScene scene;
        auto& cluster = scene.plan.clusters.front();
        cluster.wanted = cluster.live;
        cluster.moves = {{"example-app", {}, AttachmentPlace{"leader", "HEROKU_POSTGRESQL_COBALT"}, std::nullopt}};
        scene.beginMoves();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Unconfirmed);
        QCOMPARE(text::executionProblem(*scene.run).value_or(QString()),
                 QStringLiteral("After this plan no app is known to be attached to the leader, the only pool that "
                                "accepts writes. To confirm, type exactly: example-app/HEROKU_POSTGRESQL_COBALT"));
        QCOMPARE(scene.server.writes, 0);
        scene.renew();
        scene.beginMoves("example-app/HEROKU_POSTGRESQL_COBALT");
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
    }

    void theInversePlanIsOfWhatWasDone() {
        MovingScene scene;
        scene.server.writeFaults = {{}, {}, {}, faultOf(Kind::Forbidden, 403)};
        scene.beginMoves();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Failed);
        const auto half = plans::inversePlan(scene.plan, *scene.run).clusters.at(0);
        QVERIFY(half.moves == (std::vector<core::AttachmentMove>{
                                  {"example-app", {}, AttachmentPlace{"reports", "REPORTS"}, std::nullopt},
                                  {"catalog-api", {}, AttachmentPlace{"reports", "REPORTS"}, std::nullopt}}));
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        scene.plan = plans::inversePlan(scene.plan, *scene.run);
        scene.renew();
        scene.beginMoves("example-app/reports");
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QVERIFY(OperationsScene::same(scene.server.shapes(), scene.before));
        QCOMPARE(attachmentSet(scene.server.attachments), scene.attachedBefore);
    }

    void movesAloneAreAPlan() {
        MovingScene scene;
        MemoryPlans repository;
        plans::PlanExecution applying(*scene.operations, scene.store, {scene.services, scene.services}, scene.clock,
                                      repository);
        auto plan = scene.plan;
        plan.clusters[0].wanted = plan.clusters[0].live;
        plan.clusters[0].moves = {
            {"catalog-api", {}, AttachmentPlace{"web-reads", "READS"}, AttachmentPlace{"analytics", "STATS"}}};
        QVERIFY(applying.apply(plan, {}));
        while (applying.busy()) {
            scene.breathe();
        }
        QCOMPARE(applying.executor()->state(), RunState::Done);
        QCOMPARE(applying.executor()->steps().size(), std::size_t(2));
        QVERIFY(applying.inversePlan().clusters[0].moves.front().to == (AttachmentPlace{"web-reads", "READS"}));
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlanMovesRun)
#include "tst_plan_moves_run.moc"
