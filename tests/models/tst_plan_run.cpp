// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan_run.h"
#include "tests/models/operations_scene.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using core::ChangeKind;
using fakes::Fault;
using fixture::OperationsScene;
using Kind = api::ApiError::Kind;
using models::PlanRun;
using Shapes = std::vector<core::PoolShape>;
using RunState = PlanRun::State;
using StepState = PlanRun::StepState;

namespace {

core::PoolShape leader() {
    return {core::PoolRole::Leader, "leader", "8G-Performance", 2};
}
core::PoolShape follower(const char* name, int count, const char* level = "4G-Performance") {
    return {core::PoolRole::Follower, name, level, count};
}

/// The plan in the picture of the planner: web-reads up, nightly-export new, analytics smaller.
const Shapes pictureWanted{leader(), follower("analytics", 1, "8G-Performance"), follower("nightly-export", 1),
                           follower("web-reads", 5)};
const Shapes withoutAnalytics{leader(), follower("web-reads", 3)};

/// A run of a plan against the one cluster, with a console that may be killed and started again.
struct RunScene : OperationsScene {
    Shapes live = before;
    std::unique_ptr<PlanRun> run;

    RunScene() { renew(); }
    void renew() { run = std::make_unique<PlanRun>(*operations, store, server, clock); }
    [[nodiscard]] std::vector<models::RunPlan> planTo(const Shapes& wanted) const {
        const auto steps = core::planSteps(live, wanted, fixture::catalog());
        return {{fixture::rectangular().id, "postgresql-rectangular-12345", "example-app", live,
                 steps ? steps.value() : std::vector<core::PlanStep>()}};
    }
    void begin(const Shapes& wanted, const char* phrase = "") {
        run->start(planTo(wanted), QString::fromLatin1(phrase));
    }
    /// Until the run ends. False: it never does.
    bool toEnd() {
        for (int step = 0; step < 20000 && !run->ended(); ++step) {
            breathe();
        }
        return run->ended();
    }
    bool toStep(std::size_t step, StepState wanted) {
        for (int breath = 0; breath < 20000 && !run->ended(); ++breath) {
            if (run->steps().size() > step && run->steps()[step].state == wanted) {
                return true;
            }
            breathe();
        }
        return false;
    }
    /// The process dies; a new one opens the journal and runs the same plan.
    void killAndRestart(const Shapes& wanted, const char* phrase = "") {
        run.reset();
        start();
        renew();
        begin(wanted, phrase);
    }
    [[nodiscard]] QList<int> states() const {
        QList<int> all;
        for (const auto& step : run->steps()) {
            all << static_cast<int>(step.state);
        }
        return all;
    }
};

/// Two clusters behind one API.
class TwoServers final : public api::ClusterService, public api::PoolService, public api::TwoFactorService {
public:
    TwoServers(const core::ManualClock& clock, core::ClusterInfo one, core::ClusterInfo two)
        : first(clock, one, fixture::catalog()), second(clock, two, fixture::catalog()), m_second(two.id) {}
    fakes::PoolServer first, second;

    bool answerAll() {
        const bool one = first.answerAll();
        return second.answerAll() || one;
    }
    api::Call info(const core::ClusterId& id, api::Reply<core::ClusterInfo> reply) override {
        return of(id).info(id, reply);
    }
    api::Call waitStatus(const core::ClusterId& id, api::Reply<core::WaitStatus> reply) override {
        return of(id).waitStatus(id, reply);
    }
    api::Call addPool(const core::ClusterId& id, const core::NewPoolDraft& pool,
                      api::Reply<core::Pool> reply) override {
        return of(id).addPool(id, pool, reply);
    }
    api::Call setLevel(const core::ClusterId& id, const core::PoolId& pool, const std::string& level,
                       api::Reply<core::Done> reply) override {
        return of(id).setLevel(id, pool, level, reply);
    }
    api::Call setCount(const core::ClusterId& id, const core::PoolId& pool, int count,
                       api::Reply<core::Done> reply) override {
        return of(id).setCount(id, pool, count, reply);
    }
    api::Call destroyPool(const core::ClusterId& id, const core::PoolId& pool, api::Reply<core::Done> reply) override {
        return of(id).destroyPool(id, pool, reply);
    }
    api::Call preAuthorize(const std::string& app, const std::string& code, api::Reply<core::Done> reply) override {
        return first.preAuthorize(app, code, reply);
    }

private:
    fakes::PoolServer& of(const core::ClusterId& id) { return id == m_second ? second : first; }
    core::ClusterId m_second;
};

/// A plan that scales web-reads of two clusters up and down.
struct TwoClusterScene {
    core::ManualClock clock{fixture::morning};
    models::Store store;
    models::ReadOnlyLocks locks;
    std::unique_ptr<models::OperationJournal> journal = OperationsScene::openJournal();
    core::ClusterSummary other = fixture::summary("another", "shop");
    core::ClusterInfo otherInfo = fixture::info(
        other, {fixture::pool("leader", "8G-Performance", 1, 10), fixture::pool("web-reads", "4G-Performance", 2, 10)});
    TwoServers servers{clock, fixture::rectangularInfo(), otherInfo};
    std::unique_ptr<models::Operations> operations;
    std::unique_ptr<PlanRun> run;
    std::vector<models::RunPlan> plan;

    TwoClusterScene() {
        store.applyFleet({fixture::app("example-app"), fixture::app("shop")}, {fixture::rectangular(), other},
                         fixture::morning);
        store.applyCatalog(fixture::catalog(), fixture::prices(), fixture::morning);
        operations = std::make_unique<models::Operations>(models::Operations::Services{servers, servers, servers},
                                                          store, *journal, locks, clock, nullptr, [] { return 0.0; });
        operations->open(OperationsScene::account());
        run = std::make_unique<PlanRun>(*operations, store, servers, clock);
        const auto add = [this](const core::ClusterSummary& summary, const Shapes& live, int count) {
            auto wanted = live;
            wanted.back().count = count;
            wanted.front().level = "16G-Performance";
            plan.push_back({summary.id, summary.name, summary.app.name, live,
                            core::planSteps(live, wanted, fixture::catalog()).value()});
        };
        add(fixture::rectangular(), core::shapesOf(fixture::rectangularInfo()), 5);
        add(other, core::shapesOf(otherInfo), 1);
    }
    bool toEnd() {
        for (int step = 0; step < 20000 && !run->ended(); ++step) {
            if (!servers.answerAll()) {
                clock.advance(std::chrono::seconds(1));
                operations->tick();
            }
        }
        return run->ended();
    }
};

QList<int> allSteps(StepState state, int count) {
    return QList<int>(count, static_cast<int>(state));
}

Fault faultOf(Kind kind, int status, Fault::Acts acts = Fault::Acts::Never, int readsDown = 0) {
    return {fakes::PoolServer::errorOf(kind, status), acts, readsDown};
}

} // namespace

class TestPlanRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesOutThePicture() {
        RunScene scene;
        QSignalSpy finished(scene.run.get(), &PlanRun::finished);
        scene.begin(pictureWanted);
        QCOMPARE(scene.run->state(), RunState::Reading);
        QCOMPARE(scene.run->steps().size(), std::size_t(3));
        QCOMPARE(scene.server.writes, 0);
        std::size_t most = 0;
        while (!scene.run->ended()) {
            scene.breathe();
            most = std::max(most, scene.operations->openOn(fixture::rectangular().id).size());
        }
        QCOMPARE(most, std::size_t(1)); // each waits for the one before it
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(scene.states(), allSteps(StepState::Done, 3));
        QCOMPARE(scene.server.effects, 3);
        QVERIFY(OperationsScene::same(scene.server.shapes(), pictureWanted));
        QCOMPARE(scene.run->problem(), QString());
    }

    void nothingToDoIsDone() {
        RunScene scene;
        scene.begin(scene.live);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.server.writes, 0);
    }

    void whatIsDoneAlreadyIsNotDoneAgain() {
        RunScene scene;
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        scene.renew();
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.states(), allSteps(StepState::DoneBefore, 3));
        QCOMPARE(scene.server.effects, 3);
    }

    void driftBeforehandSendsNothing() {
        RunScene scene;
        scene.server.somebodyElse({ChangeKind::SetCount, "web-reads", {}, 4});
        const auto effects = scene.server.effects;
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Drifted);
        QCOMPARE(scene.server.writes, 0);
        QCOMPARE(scene.server.effects, effects);
        QCOMPARE(scene.run->drift().size(), std::size_t(1));
        QCOMPARE(scene.run->drift()[0].sentences,
                 QStringList(QStringLiteral("web-reads has 4 instances now, you decided on 3.")));
        // put right by somebody, the same run goes on
        scene.server.somebodyElse({ChangeKind::SetCount, "web-reads", {}, 3});
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
    }

    void driftOnTheWaySendsNoMore() {
        RunScene scene;
        scene.begin(pictureWanted);
        QVERIFY(scene.toStep(0, StepState::Done));
        scene.server.somebodyElse({ChangeKind::SetCount, "analytics", {}, 2});
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Drifted);
        // the second step had looked just before; the third finds it
        QCOMPARE(scene.states(), QList<int>({static_cast<int>(StepState::Done), static_cast<int>(StepState::Done),
                                             static_cast<int>(StepState::Failed)}));
        QVERIFY(scene.run->drift()[0].sentences.join(u' ').contains(QStringLiteral("analytics has 2 instances now")));
        QCOMPARE(scene.server.cluster().findPool("analytics")->expectedLevel, std::string("16G-Performance"));
    }

    void destroyingWantsThePhrase_data() {
        QTest::addColumn<QByteArray>("phrase");
        QTest::addColumn<bool>("goes");
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("another pool") << QByteArray("example-app/web-reads") << false;
        QTest::newRow("another case") << QByteArray("example-app/Analytics") << false;
        QTest::newRow("a part") << QByteArray("example-app/analytic") << false;
        QTest::newRow("it") << QByteArray("example-app/analytics") << true;
        QTest::newRow("it, with blanks around") << QByteArray("  example-app/analytics\n") << true;
    }
    void destroyingWantsThePhrase() {
        QFETCH(const QByteArray, phrase);
        QFETCH(const bool, goes);
        RunScene scene;
        QCOMPARE(PlanRun::phraseOf(scene.planTo(withoutAnalytics)), QStringLiteral("example-app/analytics"));
        QCOMPARE(PlanRun::phraseOf(scene.planTo(pictureWanted)), QString());
        scene.begin(withoutAnalytics, phrase.constData());
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), goes ? RunState::Done : RunState::Unconfirmed);
        QCOMPARE(scene.server.writes, goes ? 1 : 0);
        QVERIFY(goes || scene.run->problem().contains(QStringLiteral("example-app/analytics")));
    }

    void pausesAfterTheStepUnderWay() {
        RunScene scene;
        scene.begin(pictureWanted);
        QVERIFY(scene.toStep(0, StepState::Running));
        scene.run->pause();
        QCOMPARE(scene.run->state(), RunState::Pausing);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Paused);
        QCOMPARE(scene.server.effects, 1);
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.states(), QList<int>({static_cast<int>(StepState::DoneBefore), static_cast<int>(StepState::Done),
                                             static_cast<int>(StepState::Done)}));
        QCOMPARE(scene.server.effects, 3);
    }

    void stopTakesBackWhatWasNotSent() {
        RunScene scene;
        scene.begin(pictureWanted);
        QVERIFY(scene.toStep(0, StepState::Running));
        QCOMPARE(scene.server.writes, 0); // it is being checked
        scene.run->stop();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Paused);
        QCOMPARE(scene.server.writes, 0);
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.server.effects, 3);
    }

    void aRefusedStepStopsTheRunAndItCanGoOn() {
        RunScene scene;
        scene.server.writeFaults = {{}, faultOf(Kind::Forbidden, 403)};
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Failed);
        QVERIFY(!scene.run->problem().isEmpty());
        QCOMPARE(scene.server.effects, 1);
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.server.effects, 3);
    }

    void aLockStopsItBeforeAnythingIsSent() {
        RunScene scene;
        scene.locks.set({{models::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), std::nullopt}});
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Failed);
        QVERIFY2(scene.run->problem().contains(QStringLiteral("locked")), qPrintable(scene.run->problem()));
        QCOMPARE(scene.server.writes, 0);
    }

    void whatCannotBeReadIsNotChanged() {
        RunScene scene;
        scene.server.readFaults = {fakes::PoolServer::errorOf(Kind::Forbidden, 403)};
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Unreadable);
        QVERIFY(scene.run->problem().startsWith(QStringLiteral("postgresql-rectangular-12345: ")));
        QCOMPARE(scene.server.writes, 0);
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
    }

    void waitsForWhatIsUnderWayThere() {
        RunScene scene;
        const auto others =
            scene.ask({ChangeKind::SetCount, "web-reads", {}, 5}); // the first step, asked for in the window
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QVERIFY(scene.get(others).finished());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.states().front(), static_cast<int>(StepState::DoneBefore));
        QCOMPARE(scene.server.effects, 3);
    }

    void everyFaultAtEveryStep_data() {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("acts");
        QTest::addColumn<int>("readsDown");
        using Acts = Fault::Acts;
        struct Row {
            const char* name;
            Kind kind;
            int status;
            Acts acts;
            int readsDown;
        };
        for (const auto& row :
             {Row{"429", Kind::RateLimited, 429, Acts::Never, 0},
              Row{"500 before", Kind::ServerError, 500, Acts::Never, 0},
              Row{"500 after", Kind::ServerError, 500, Acts::First, 0},
              Row{"503 and away", Kind::ServerError, 503, Acts::Never, 5},
              Row{"time-out before", Kind::Timeout, 0, Acts::Never, 0},
              Row{"time-out after", Kind::Timeout, 0, Acts::First, 0},
              Row{"time-out, later", Kind::Timeout, 0, Acts::Later, 0},
              Row{"reset before", Kind::ConnectionLost, 0, Acts::Never, 0},
              Row{"reset after, away", Kind::ConnectionLost, 0, Acts::First, 5},
              Row{"cut body", Kind::CutOff, 0, Acts::First, 0}, Row{"wrong type", Kind::WrongType, 200, Acts::First, 0},
              Row{"unreachable", Kind::Unreachable, 0, Acts::Never, 4}}) {
            for (int step = 0; step < 3; ++step) {
                QTest::addRow("%s, step %d", row.name, step + 1)
                    << step << static_cast<int>(row.kind) << row.status << static_cast<int>(row.acts) << row.readsDown;
            }
        }
    }
    void everyFaultAtEveryStep() {
        QFETCH(const int, step);
        QFETCH(const int, kind);
        QFETCH(const int, status);
        QFETCH(const int, acts);
        QFETCH(const int, readsDown);
        RunScene scene;
        scene.server.writeFaults.resize(static_cast<std::size_t>(step));
        scene.server.writeFaults.push_back(
            faultOf(static_cast<Kind>(kind), status, static_cast<Fault::Acts>(acts), readsDown));
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.server.effects, 3); // each step once
        QVERIFY(OperationsScene::same(scene.server.shapes(), pictureWanted));
    }

    /// Killed at every breath of the run, and started again: always the same end, every step done once.
    void killedAtAnyMoment() {
        int lived = 0;
        for (int breaths = 0; breaths < 400; ++breaths) {
            RunScene scene;
            scene.begin(pictureWanted);
            for (int at = 0; at < breaths && !scene.run->ended(); ++at) {
                scene.breathe();
            }
            if (scene.run->ended()) {
                lived = breaths;
                break;
            }
            scene.killAndRestart(pictureWanted);
            QVERIFY2(scene.toEnd(), qPrintable(QString::number(breaths)));
            QVERIFY2(scene.run->state() == RunState::Done,
                     qPrintable(QStringLiteral("%1: %2").arg(breaths).arg(scene.run->problem())));
            QVERIFY2(scene.server.effects == 3,
                     qPrintable(QStringLiteral("%1: %2 effects").arg(breaths).arg(scene.server.effects)));
            QVERIFY(OperationsScene::same(scene.server.shapes(), pictureWanted));
        }
        QVERIFY(lived > 20); // the run had moments to be killed at
    }

    void killedAgainAndAgain() {
        RunScene scene;
        scene.begin(pictureWanted);
        int kills = 0;
        while (!scene.run->ended() && kills < 200) {
            for (int at = 0; at < 7 && !scene.run->ended(); ++at) {
                scene.breathe();
            }
            if (!scene.run->ended()) {
                ++kills;
                scene.killAndRestart(pictureWanted);
            }
        }
        QCOMPARE(scene.run->state(), RunState::Done);
        QVERIFY(kills > 3);
        QCOMPARE(scene.server.effects, 3);
    }

    void clustersDoNotWaitForEachOther() {
        TwoClusterScene scene;
        scene.run->start(scene.plan, {});
        bool together = false;
        connect(scene.run.get(), &PlanRun::changed, this, [&] {
            int running = 0;
            for (const auto& step : scene.run->steps()) {
                running += step.state == StepState::Running ? 1 : 0;
            }
            together |= running == 2;
        });
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QVERIFY(together);
        QCOMPARE(scene.servers.first.cluster().findPool("web-reads")->expectedCount, 5);
        QCOMPARE(scene.servers.second.cluster().findPool("web-reads")->expectedCount, 1);
        QCOMPARE(scene.servers.second.cluster().findPool("leader")->expectedLevel, std::string("16G-Performance"));
    }

    void oneDriftedClusterHoldsAll() {
        TwoClusterScene scene;
        scene.servers.second.somebodyElse({ChangeKind::SetCount, "web-reads", {}, 3});
        scene.run->start(scene.plan, {});
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Drifted);
        QCOMPARE(scene.run->drift().size(), std::size_t(1));
        QCOMPARE(scene.run->drift()[0].cluster, std::string("another"));
        QCOMPARE(scene.servers.first.writes + scene.servers.second.writes, 0);
    }

    void aFailureLetsTheOtherClustersStepFinish() {
        TwoClusterScene scene;
        scene.servers.first.writeFaults = {faultOf(Kind::Forbidden, 403)};
        scene.run->start(scene.plan, {});
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Failed);
        QCOMPARE(scene.servers.first.effects, 0);
        QCOMPARE(scene.servers.second.effects, 1); // what was under way; no more was begun
        QVERIFY(scene.operations->openOn(scene.other.id).empty());
        scene.run->resume();
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.servers.first.effects, 2);
        QCOMPARE(scene.servers.second.effects, 2);
    }

    void phrasesOfAllClusters() {
        TwoClusterScene scene;
        for (auto& each : scene.plan) {
            each.steps = core::planSteps(each.live, Shapes{each.live.front()}, fixture::catalog()).value();
        }
        QCOMPARE(PlanRun::phraseOf(scene.plan),
                 QStringLiteral("example-app/analytics example-app/web-reads shop/web-reads"));
    }

    void survivesBeingDroppedWhileItRuns() {
        RunScene scene;
        scene.begin(pictureWanted);
        connect(scene.run.get(), &PlanRun::changed, this, [&] {
            if (scene.run && !scene.run->steps().empty() && scene.run->steps()[0].state == StepState::Done) {
                scene.run.release()->deleteLater();
            }
        });
        for (int at = 0; at < 200 && scene.run; ++at) {
            scene.breathe();
        }
        QVERIFY(!scene.run);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        for (int at = 0; at < 50; ++at) {
            scene.breathe();
        }
    }
};

QTEST_GUILESS_MAIN(TestPlanRun)
#include "tst_plan_run.moc"
