// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/operations/kinds.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "tests/models/operations/sample_changes.h"
#include "tests/models/operations_scene.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using core::Change;
using core::ChangeKind;
using test::OperationsScene;
using test::sample::add;
using test::sample::destroy;
using test::sample::level;
using test::sample::scale;
using State = operations::Operation::State;

namespace {

const Change other{ChangeKind::SetCount, "analytics", {}, 2};

operations::Intent intentOf(const OperationsScene& scene, const Change& change) {
    return {test::rectangular().id, change, scene.before};
}

} // namespace

class TestOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsProgressInstanceByInstance() {
        OperationsScene scene;
        QStringList told;
        connect(scene.operations.get(), &operations::Engine::changed, this, [&](const QString& id) {
            const auto text = scene.said(id.toStdString());
            if (told.isEmpty() || told.last() != text) {
                told << text;
            }
        });
        const auto id = scene.ask(scale);
        QVERIFY(scene.run(id));
        QVERIFY2(told.contains(QStringLiteral("4 of 5 instances up")), qPrintable(told.join(QLatin1Char('\n'))));
        QCOMPARE(told.last(), QStringLiteral("5 of 5 instances up"));
        // the store follows, and with it the card and the tree
        QCOMPARE(scene.store.cluster(test::rectangular().id)->info->findPool("web-reads")->expectedCount, 5);
    }

    void oneAtATimeOnACluster() {
        OperationsScene scene;
        const auto first = scene.ask(scale);
        const auto second = scene.ask(other);
        const auto third = scene.ask(add);
        QCOMPARE(scene.state(second), State::Queued);
        QCOMPARE(scene.operations->openOn(test::rectangular().id).size(), std::size_t{3});
        while (!scene.get(third).finished()) {
            const bool firstRuns = !scene.get(first).finished();
            const bool secondRuns = !scene.get(second).finished();
            QVERIFY(!firstRuns || scene.state(second) == State::Queued);
            QVERIFY(!secondRuns || scene.state(third) == State::Queued);
            scene.breathe();
        }
        QCOMPARE(scene.state(first), State::Done);
        QCOMPARE(scene.state(second), State::Done); // decided on the same pools: the first is expected, no drift
        QCOMPARE(scene.state(third), State::Done);
        QCOMPARE(scene.server.effects, 3);
    }

    void levelThenCountOfOnePool() {
        OperationsScene scene;
        const auto first = scene.ask(level);
        const auto second = scene.ask(scale);
        QVERIFY(!second.empty());
        QVERIFY(scene.run(second));
        QCOMPARE(scene.state(first), State::Done);
        QCOMPARE(scene.state(second), State::Done);
        const auto* pool = scene.server.cluster().findPool("web-reads");
        QCOMPARE(pool->expectedLevel, std::string("8G-Performance"));
        QCOMPARE(pool->expectedCount, 5);
    }

    void theSecondStepIsNotTakenWhenTheFirstWasRefused() {
        OperationsScene scene;
        scene.server.writeFaults.push_back(
            {test::FakeCluster::errorOf(api::ApiError::Kind::Invalid, 422, "No."), test::Fault::Acts::Never, 0});
        const auto first = scene.ask(level);
        const auto second = scene.ask({ChangeKind::SetCount, "web-reads", {}, 1});
        const auto third = scene.ask(other);
        QVERIFY(scene.run(third));
        QCOMPARE(scene.state(first), State::Failed);
        QCOMPARE(scene.state(second), State::Cancelled);
        QCOMPARE(scene.code(second), operations::ProgressCode::PredecessorFailed);
        QCOMPARE(scene.state(third), State::Done); // another pool's
        QCOMPARE(scene.server.writes, 2);
    }

    /// As a move of an app: without its new attachment the old one stays.
    void aStepThatGoesAfterAnotherNeedsItDone() {
        for (const bool refused : {true, false}) {
            OperationsScene scene;
            if (refused) {
                scene.server.writeFaults.push_back(
                    {test::FakeCluster::errorOf(api::ApiError::Kind::Invalid, 422, "No."), test::Fault::Acts::Never,
                     0});
            }
            const auto first = scene.ask(scale);
            auto intent = intentOf(scene, other); // another pool's: by itself it would go on
            intent.after = first;
            const auto second = scene.operations->ask(intent).value();
            QCOMPARE(scene.state(second), State::Queued);
            QVERIFY(scene.run(second));
            QCOMPARE(scene.state(second), refused ? State::Cancelled : State::Done);
            QCOMPARE(scene.server.effects, refused ? 0 : 2);
            if (!refused) {
                continue; // the change is made
            }
            for (const auto& ended : {first, std::string("no such operation")}) {
                intent.after = ended;
                const auto third = scene.operations->ask(intent).value();
                QVERIFY(scene.run(third));
                QCOMPARE(scene.state(third), State::Cancelled);
                QCOMPARE(scene.server.effects, 0);
            }
        }
    }

    void refusesInWords_data() {
        QTest::addColumn<Change>("open");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("word"); ///< empty: not refused
        const Change none{ChangeKind::SetCount, {}, {}, 0};
        const auto row = [](const char* name, const Change& open, const Change& change, const char* word) {
            QTest::newRow(name) << open << change << QString::fromLatin1(word);
        };
        row("allowed", none, scale, "");
        row("level is followed by count", level, scale, "");
        row("twice the same kind", scale, Change{ChangeKind::SetCount, "web-reads", {}, 4}, "in progress");
        row("changed while being destroyed", destroy, scale, "in progress");
        row("destroyed while being changed", scale, destroy, "in progress");
        row("added twice, but for case", add, Change{ChangeKind::AddPool, "Search", "8G-Performance", 1},
            "in progress");
        row("what is queued counts", Change{ChangeKind::AddPool, "search", "8G-Performance", 9},
            Change{ChangeKind::AddPool, "more", "8G-Performance", 1}, "No more instances fit");
        row("nothing to do", none, Change{ChangeKind::SetCount, "web-reads", {}, 3}, "already in this state");
        row("–", none, Change{ChangeKind::DestroyPool, "nobody", {}, 0}, "pool nobody no longer exists");
        row("the leader", none, Change{ChangeKind::DestroyPool, "leader", {}, 0}, "leader pool can't be destroyed");
        row("a--b", none, Change{ChangeKind::AddPool, "a--b", "8G-Performance", 1}, "Two hyphens");
        row("ab", none, Change{ChangeKind::AddPool, "ab", "8G-Performance", 1}, "at least 3");
        row("too many", none, Change{ChangeKind::SetCount, "web-reads", {}, 13}, "At most 12 instances");
        row("level unknown", none, Change{ChangeKind::SetLevel, "leader", "9T", 0}, "doesn't offer");
    }
    void refusesInWords() {
        QFETCH(const Change, open);
        QFETCH(const Change, change);
        QFETCH(const QString, word);
        OperationsScene scene;
        if (!open.pool.empty()) {
            QVERIFY(!scene.ask(open).empty());
        }
        const auto refusal = scene.operations->refusal(intentOf(scene, change));
        const auto sentence = refusal ? text::refusalSentence(*refusal) : QString();
        QVERIFY2(word.isEmpty() ? !refusal : sentence.contains(word), qPrintable(sentence));
        const auto before = scene.operations->all().size();
        const auto asked = scene.operations->ask(intentOf(scene, change));
        QVERIFY(refusal ? !asked && asked.error() == *refusal : asked.ok());
        QCOMPARE(scene.operations->all().size(), before + (word.isEmpty() ? 1 : 0));
    }

    void driftSendsNothing_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Change>("somebodyElse");
        QTest::newRow("the same pool") << scale << Change{ChangeKind::SetCount, "web-reads", {}, 4};
        QTest::newRow("another pool") << scale << other;
        QTest::newRow("a new pool") << scale << add;
        QTest::newRow("the pool is gone") << scale << destroy;
        QTest::newRow("the name is taken now") << add << Change{ChangeKind::AddPool, "search", "4G-Performance", 1};
        QTest::newRow("destroyed, but another changed") << destroy << other;
    }
    void driftSendsNothing() {
        QFETCH(const Change, change);
        QFETCH(const Change, somebodyElse);
        OperationsScene scene;
        scene.server.somebodyElse(somebodyElse);
        const auto again = scene.operations->ask(intentOf(scene, change)).value();
        QVERIFY(scene.run(again));
        QCOMPARE(scene.state(again), State::Drifted);
        QCOMPARE(scene.server.writes, 0);
        QVERIFY(!scene.get(again).sentAt);
        QCOMPARE(scene.code(again), operations::ProgressCode::Drifted);
    }

    void aPoolThatCannotBeReadIsNotGone() {
        OperationsScene scene;
        auto& cluster = scene.server.cluster();
        std::erase_if(cluster.pools, [](const core::Pool& pool) { return pool.name == "web-reads"; });
        cluster.unreadable.push_back({core::RecordKind::Pool, "web-reads", "pools[1].id", "a text", true});
        const auto again = scene.ask(scale);
        QVERIFY(scene.run(again));
        QCOMPARE(scene.code(again), operations::ProgressCode::NotSentUnreadable); // and not Drifted
        QCOMPARE(scene.get(again).problem->path, "pools[1].id");
        QCOMPARE(scene.server.writes, 0);
    }

    void waitsForAnotherClientsChange() {
        OperationsScene scene;
        scene.server.cluster().status = test::word(core::clusterStatusWords(), "modifying");
        const auto again = scene.ask(scale);
        for (int i = 0; i < 60; ++i) {
            scene.breathe();
        }
        QCOMPARE(scene.state(again), State::Queued);
        QCOMPARE(scene.code(again), operations::ProgressCode::ClusterModifying);
        QCOMPARE(scene.server.writes, 0);
        scene.server.cluster().status = test::word(core::clusterStatusWords(), "available");
        QVERIFY(scene.run(again));
        QCOMPARE(scene.state(again), State::Done);
    }

    void cancelBeforeSending() {
        OperationsScene scene;
        const auto id = scene.ask(scale);
        const auto next = scene.ask(other);
        QSignalSpy finished(scene.operations.get(), &operations::Engine::finished);
        scene.operations->cancel(id);
        QCOMPARE(scene.state(id), State::Cancelled);
        QCOMPARE(finished.count(), 1);
        QVERIFY(scene.run(next));
        QCOMPARE(scene.state(next), State::Done);
        QCOMPARE(scene.server.writes, 1);
        QVERIFY(scene.journaled(id) == scene.get(id));
    }

    void cancelAfterSendingDoesNothing() {
        OperationsScene scene;
        const auto id = scene.ask(scale);
        QVERIFY(scene.runTo(id, State::Sending));
        scene.operations->cancel(id);
        QCOMPARE(scene.state(id), State::Sending);
        QVERIFY(scene.runTo(id, State::Watching));
        scene.operations->cancel(id);
        QCOMPARE(scene.state(id), State::Watching);
    }

    void aLockRefusesAndStopsWhatWaits() {
        OperationsScene scene;
        const auto id = scene.ask(scale);
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("EXAMPLE-*"), std::nullopt}});
        QVERIFY(scene.operations->refusal(intentOf(scene, other))->code == operations::Refusal::Code::Locked);
        QVERIFY(scene.ask(other).empty());
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Cancelled);
        QCOMPARE(scene.server.writes, 0);
        scene.locks.lift(test::rectangular(), scene.clock.now() + std::chrono::minutes(5));
        QVERIFY(!scene.ask(scale).empty());
    }

    void generatedNamesAreKnownBeforeSending() {
        OperationsScene scene;
        const auto id = scene.ask({ChangeKind::AddPool, {}, "4G-Performance", 1});
        const auto name = scene.get(id).change.pool;
        QVERIFY(core::poolNameProblems(name, {}).empty());
        QCOMPARE(scene.journaled(id).change.pool, name);
        QVERIFY(scene.run(id));
        QVERIFY(scene.server.cluster().findPool(name) != nullptr);
    }

    void destroyedPoolsLeaveARecipe() {
        OperationsScene scene;
        const auto id = scene.ask(destroy);
        QVERIFY(scene.run(id));
        const auto& recipe = scene.get(id).recipe;
        QVERIFY(recipe.has_value());
        QVERIFY(recipe->shape == (core::PoolShape{core::PoolRole::Follower, "web-reads", "4G-Performance", 3}));
        auto attachments = recipe->attachments;
        std::sort(attachments.begin(), attachments.end(),
                  [](const auto& left, const auto& right) { return left.app < right.app; });
        QVERIFY(attachments ==
                (std::vector<operations::AttachmentName>{{"READS", "catalog-api"}, {"READS", "example-app"}}));
        QVERIFY(scene.journaled(id).recipe == recipe);
        const auto inverse = operations::inverseChange(scene.get(id));
        QVERIFY(inverse == (Change{ChangeKind::AddPool, "web-reads", "4G-Performance", 3}));
        QVERIFY(scene.run(scene.ask(*inverse)));
        QVERIFY(scene.server.cluster().findPool("web-reads") != nullptr);
    }

    void undoTakesBack_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Change>("inverse");
        QTest::newRow("count") << scale << Change{ChangeKind::SetCount, "web-reads", {}, 3};
        QTest::newRow("level") << level << Change{ChangeKind::SetLevel, "web-reads", "4G-Performance", 0};
        QTest::newRow("standby") << Change{ChangeKind::SetCount, "leader", {}, 1}
                                 << Change{ChangeKind::SetCount, "leader", {}, 2};
        QTest::newRow("added") << add << Change{ChangeKind::DestroyPool, "search", {}, 0};
    }
    void undoTakesBack() {
        QFETCH(const Change, change);
        OperationsScene scene;
        const auto id = scene.ask(change);
        QVERIFY(!operations::inverseChange(scene.get(id))); // not before it is done
        QVERIFY(scene.run(id));
        const auto inverse = operations::inverseChange(scene.get(id));
        QVERIFY(inverse.has_value());
        QTEST(*inverse, "inverse");
        QVERIFY(scene.run(scene.ask(*inverse)));
        QVERIFY(scene.serverUntouched());
    }

    void whatDidNotHappenHasNoInverse() {
        operations::Operation operation;
        operation.change = scale;
        operation.basis = {{core::PoolRole::Follower, "web-reads", "4G-Performance", 3}};
        for (const auto state :
             {State::Failed, State::Cancelled, State::Drifted, State::OutcomeUnknown, State::Watching}) {
            operation.state = state;
            QVERIFY(!operations::inverseChange(operation));
        }
    }

    void aStepOfAPlanHasNoInverse() {
        for (const auto& change : {scale, level, add, destroy}) {
            OperationsScene scene;
            const auto id = scene.ask(change);
            QVERIFY(scene.run(id));
            auto operation = scene.get(id);
            QVERIFY(operations::inverseChange(operation));
            operation.plan = "plan-1";
            QVERIFY(!operations::inverseChange(operation));
        }
    }

    /// The journal is replaced, not what is known.
    void operationsOutliveTheirJournal() {
        OperationsScene scene;
        const auto id = scene.ask(scale);
        QVERIFY(scene.runTo(id, State::Watching));
        const auto gone = operations::Journal::refusing({operations::JournalError::Code::Vanished});
        scene.operations->replaceJournal(*gone);
        QVERIFY(scene.operations->unavailable()->journal->code == operations::JournalError::Code::Vanished);
        QVERIFY(scene.get(id).state == State::Watching);
        QVERIFY(scene.run(id));
        scene.operations->close();
    }

    void anAcceptedChangeThatIsOverwrittenIsNoSuccess() {
        OperationsScene scene;
        const auto id = scene.ask(scale);
        QVERIFY(scene.runTo(id, State::Watching));
        scene.clock.advance(std::chrono::seconds(20));
        for (auto& pool : scene.server.cluster().pools) {
            pool.expectedCount = pool.name == "web-reads" ? 2 : pool.expectedCount;
        }
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QCOMPARE(scene.code(id), operations::ProgressCode::Overwritten);
    }

    void aListenerMayDestroyTheEngine_data() {
        QTest::addColumn<int>("after");
        for (int after = 0; after < 8; ++after) {
            QTest::addRow("signal %d", after) << after;
        }
    }
    void aListenerMayDestroyTheEngine() {
        QFETCH(const int, after);
        OperationsScene scene;
        (void)scene.ask(scale);
        (void)scene.ask(other);
        int heard = 0;
        connect(scene.operations.get(), &operations::Engine::changed, this, [&] {
            if (heard++ == after) {
                scene.operations.reset();
            }
        });
        for (int i = 0; i < 200 && scene.operations; ++i) {
            scene.breathe();
        }
        QVERIFY(!scene.operations);
    }

    void aSlotMayDestroyTheEngineWhenItIsReopened() {
        OperationsScene scene;
        QVERIFY(scene.runTo(scene.ask(scale), State::Watching));
        connect(scene.operations.get(), &operations::Engine::reopened, this, [&] { scene.operations.reset(); });
        scene.operations->open(OperationsScene::account());
        QVERIFY(!scene.operations);
    }
    void aSlotMayReopenTheEngine() {
        OperationsScene scene;
        const auto id = scene.ask(scale);
        QVERIFY(scene.runTo(id, State::Watching));
        const auto bob = QStringLiteral("api.example.com bob");
        QStringList seen; // "ada" lists one operation, "bob" none
        connect(scene.operations.get(), &operations::Engine::reopened, this, [&] {
            seen << QString::number(scene.operations->all().size());
            if (seen.size() == 1) {
                scene.operations->open(bob);
            } else if (seen.size() == 2) {
                scene.operations->open(OperationsScene::account());
            }
        });
        QSignalSpy changed(scene.operations.get(), &operations::Engine::changed);
        scene.operations->open(OperationsScene::account());
        QCOMPARE(seen, QStringList({QStringLiteral("1"), QStringLiteral("0"), QStringLiteral("1")}));
        QCOMPARE(changed.size(), 1); // resumed once
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
    }

    void anotherAccountSeesNothingOfTheFirst() {
        OperationsScene scene;
        const auto id = scene.ask(scale);
        scene.operations->open(QStringLiteral("api.example.com bob"));
        QVERIFY(scene.operations->all().empty());
        scene.operations->close();
        QVERIFY(scene.operations->refusal(intentOf(scene, scale))->code == operations::Refusal::Code::NoAccount);
        scene.operations->open(OperationsScene::account());
        QVERIFY(scene.operations->find(id) != nullptr);
    }

    void whatWasRecordedKeepsItsTimeOfDay_data() {
        QTest::addColumn<int>("before"); ///< hours that the clock was set when the rows were read
        QTest::addColumn<int>("after");
        QTest::newRow("ahead") << 0 << 1;
        QTest::newRow("back") << 0 << -1;
        QTest::newRow("set already") << 2 << -3;
        QTest::newRow("put right") << 2 << 0;
    }
    /// The rows of an earlier run, in memory and when they are written again, as to another journal.
    void whatWasRecordedKeepsItsTimeOfDay() {
        QFETCH(const int, before);
        QFETCH(const int, after);
        OperationsScene scene;
        const auto ended = scene.ask(other);
        QVERIFY(scene.run(ended));
        const auto running = scene.ask(scale);
        QVERIFY(scene.runTo(running, State::Watching));
        const auto recorded = scene.journaled(ended);
        const auto asked = scene.journaled(running);
        scene.followWallClock();
        scene.clock.setWallClockShift(std::chrono::hours(before));
        scene.start();
        scene.clock.setWallClockShift(std::chrono::hours(after));
        scene.operations->followWallClock();
        const auto byTheClock = [&](const std::string& id) {
            return movedBy(scene.get(id), std::chrono::hours(after));
        };
        QVERIFY(byTheClock(ended) == recorded);
        QVERIFY(scene.run(running));
        QCOMPARE(scene.state(running), State::Done);
        auto resumed = byTheClock(running);
        QVERIFY(resumed.askedAt == asked.askedAt && resumed.sentAt == asked.sentAt);
        QVERIFY(resumed.exchanges == asked.exchanges);
        QVERIFY(scene.get(running).finishedAt == scene.clock.now()); // measured by this run
        const auto again = OperationsScene::openJournal();
        again->followWallClock([&scene] { return scene.operations->wallClockShift(); });
        for (const auto& each : scene.operations->all()) {
            QVERIFY(again->write(OperationsScene::account(), each).ok());
        }
        again->followWallClock({}); // the next run
        const auto rows = again->read(OperationsScene::account()).value().operations;
        QVERIFY(rows.front() == recorded);
        QVERIFY(rows.back() == resumed);
    }
    void whatIsWrittenAfterTheClockWasSetIsByIt() {
        OperationsScene scene;
        scene.followWallClock();
        scene.clock.setWallClockShift(std::chrono::hours(1));
        const auto id = scene.ask(scale);
        const auto asked = scene.get(id).askedAt;
        scene.journal->followWallClock({}); // as the next run reads it
        QVERIFY(scene.journaled(id).askedAt == asked + std::chrono::hours(1));
        scene.clock.setWallClockShift(std::chrono::hours(1) + std::chrono::milliseconds(3)); // jitter
        scene.operations->followWallClock();
        QVERIFY(scene.operations->wallClockShift() == std::chrono::hours(1));
    }

    void whatTravelledIsKept() {
        OperationsScene scene;
        api::SessionMonitor monitor;
        scene.operations = std::make_unique<operations::Engine>(
            operations::Engine::Services{scene.services, scene.services, scene.services, scene.services, scene.services,
                                         scene.services, scene.services, scene.services, scene.services, &monitor},
            scene.store, *scene.journal, scene.locks, scene.clock);
        scene.operations->open(OperationsScene::account());
        const auto id = scene.ask(scale);
        QVERIFY(scene.runTo(id, State::Sending));
        scene.clock.advance(std::chrono::milliseconds(700));
        monitor.reportExchange({"PATCH", "/pools/p", R"({"count":5})", 200, R"({"changes":[]})", false});
        QVERIFY(scene.runTo(id, State::Watching));
        QCOMPARE(scene.get(id).exchanges.size(), std::size_t{1});
        const auto& exchange = scene.get(id).exchanges.front();
        QCOMPARE(exchange.target, "/pools/p");
        QCOMPARE(exchange.requestBody, R"({"count":5})");
        QCOMPARE(exchange.responseBody, R"({"changes":[]})");
        QCOMPARE((*exchange.answeredAt - exchange.sentAt).count(), 700);
    }
};

POOLHOUSE_CORE_APP_TEST(TestOperations)
#include "tst_engine.moc"
