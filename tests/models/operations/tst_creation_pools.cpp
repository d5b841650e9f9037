// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/operations/record.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "tests/models/operations_scene.h"
#include "tests/support/operation_fault_table.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using core::Change;
using core::ChangeKind;
using operations::Operation;
using operations::ProgressCode;
using test::OperationsScene;
using State = Operation::State;

namespace {

const Change creation = test::createChange("orders-db");
const Change analyticsPool{ChangeKind::AddPool, "analytics", "8G-Performance", 2};
const Change readsPool{ChangeKind::AddPool, "web-reads", "4G-Performance", 3};

/// A cluster with two follower pools, asked for at once.
struct CreationWithPools {
    OperationsScene scene;
    std::string cluster = scene.ask(creation);
    std::string analytics = askAfter(analyticsPool);
    std::string reads = askAfter(readsPool);

    std::string askAfter(const Change& change) {
        const auto asked = scene.operations->ask({{}, change, {}, {}, cluster});
        return asked ? asked.value() : std::string();
    }
    void start() {
        scene.start(); // the store is that of before; ids stay
    }
    [[nodiscard]] bool allAre(State state) const {
        return scene.state(cluster) == state && scene.state(analytics) == state && scene.state(reads) == state;
    }
};

} // namespace

/// Follower pools that are asked for together with their cluster, which has no id then.
class TestCreationPools : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theyWaitForTheCluster() {
        CreationWithPools asked;
        auto& scene = asked.scene;
        QCOMPARE(scene.state(asked.analytics), State::Queued);
        QVERIFY(scene.get(asked.analytics).cluster.empty());
        QVERIFY(scene.get(asked.analytics).clusterName == "orders-db" &&
                scene.get(asked.analytics).app == "example-app");
        QVERIFY(scene.journaled(asked.reads) == scene.get(asked.reads));
        QCOMPARE(text::progressSentence(scene.get(asked.reads)), QStringLiteral("Waiting for the change before it."));
        QSignalSpy changed(scene.operations.get(), &operations::Engine::changed);
        QVERIFY(scene.runTo(asked.cluster, State::Watching));
        for (const auto& id : {asked.analytics, asked.reads}) { // they are of the cluster from then on
            QCOMPARE(scene.state(id), State::Queued);
            QVERIFY(scene.get(id).cluster == scene.server.createdListed.id);
            QVERIFY(scene.journaled(id).cluster == scene.server.createdListed.id);
            QVERIFY(std::any_of(changed.begin(), changed.end(), [&id](const QVariantList& arguments) {
                return arguments.front().toString().toStdString() == id;
            }));
        }
        QVERIFY(scene.run(asked.cluster));
        QVERIFY(scene.server.createdPools.empty()); // not before it is available
        QVERIFY(scene.run(asked.reads));
        QVERIFY(asked.allAre(State::Done));
        const std::vector<core::PoolShape> pools{core::leaderOf(*creation.newCluster),
                                                 {core::PoolRole::Follower, "analytics", "8G-Performance", 2},
                                                 {core::PoolRole::Follower, "web-reads", "4G-Performance", 3}};
        QVERIFY(core::shapesOf(*scene.store.cluster(scene.server.createdListed.id)->info) == pools);
        const auto& figures = scene.get(asked.analytics).figures;
        QVERIFY(figures && figures->before.monthly == core::Money{15'000} &&
                figures->after.monthly == core::Money{75'000});
    }

    /// Whatever cluster changes meanwhile, another creation in progress is none of theirs.
    void anotherCreationMeanwhileIsNoneOfTheirs() {
        CreationWithPools asked;
        auto other = test::createChange("other-db");
        other.newCluster->attachment.clear();
        const auto second = asked.scene.ask(other);
        QCOMPARE(asked.scene.state(second), State::Checking);
        const auto pool = asked.scene.operations->ask({{}, analyticsPool, {}, {}, second}); // of that one
        QVERIFY(pool && asked.scene.get(pool.value()).clusterName == "other-db");
        QVERIFY(asked.scene.run(asked.reads));
        QVERIFY(asked.allAre(State::Done));
    }

    void withoutTheClusterTheyEndUnsent_data() {
        QTest::addColumn<bool>("withdrawn");
        QTest::newRow("refused") << false;
        QTest::newRow("withdrawn") << true;
    }
    void withoutTheClusterTheyEndUnsent() {
        QFETCH(const bool, withdrawn);
        CreationWithPools asked;
        auto& scene = asked.scene;
        if (withdrawn) {
            scene.operations->cancel(asked.cluster);
        } else {
            scene.server.writeFaults.push_back(
                {test::FakeCluster::errorOf(api::ApiError::Kind::Invalid, 422, "No."), test::Fault::Acts::Never, 0});
            QVERIFY(scene.run(asked.cluster));
        }
        QVERIFY(scene.get(asked.cluster).finished());
        for (const auto& id : {asked.analytics, asked.reads}) {
            QCOMPARE(scene.state(id), State::Cancelled);
            QCOMPARE(scene.said(id), QStringLiteral("Nothing was sent: the previous change failed."));
            QVERIFY(scene.get(id).exchanges.empty());
        }
        QCOMPARE(scene.server.effects, 0);
    }

    void oneThatIsGivenUpTakesThemAlong() {
        CreationWithPools asked;
        auto& scene = asked.scene;
        QVERIFY(scene.runTo(asked.cluster, State::Watching));
        scene.server.createdListed.state = core::readEnum(core::addonStateWords(), "deprovisioned");
        QVERIFY(scene.run(asked.reads));
        QCOMPARE(scene.state(asked.cluster), State::Failed);
        QCOMPARE(scene.code(asked.reads), ProgressCode::PredecessorFailed);
        QCOMPARE(scene.server.writes, 1);
    }

    /// An operation may wait for one of another cluster.
    void whatWaitsOnAnotherClusterStartsToo() {
        for (const bool restarted : {false, true}) {
            CreationWithPools asked;
            auto& scene = asked.scene;
            Change detach{ChangeKind::Detach, "web-reads", {}, 0, core::ChangedAttachment{"catalog-api", "READS"}};
            const auto after = scene.operations->ask({test::rectangular().id, detach, scene.before, {}, asked.cluster});
            QVERIFY(after);
            QVERIFY(scene.runTo(asked.cluster, State::Watching));
            QCOMPARE(scene.state(after.value()), State::Queued);
            const auto level = scene.ask({ChangeKind::SetLevel, "analytics", "8G-Performance", 0});
            QVERIFY(scene.state(level) != State::Queued); // is not held up
            if (restarted) {
                asked.start();
            }
            QVERIFY(scene.run(asked.cluster) && scene.run(after.value()));
            QCOMPARE(scene.state(after.value()), State::Done);
            QVERIFY(scene.get(after.value()).cluster == test::rectangular().id);
        }
    }

    /// One of them is cancelled: the others continue.
    void theyDoNotWaitForEachOther() {
        CreationWithPools asked;
        asked.scene.operations->cancel(asked.analytics);
        QVERIFY(asked.scene.run(asked.reads));
        QCOMPARE(asked.scene.state(asked.reads), State::Done);
        QCOMPARE(static_cast<int>(asked.scene.server.createdPools.size()), 1);
    }

    void theRulesHoldForAllOfThem_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("too many instances")
            << Change{ChangeKind::AddPool, "more", "4G-Performance", 9} << QStringLiteral("8");
        QTest::newRow("same name") << analyticsPool << QStringLiteral("in progress");
        QTest::newRow("no such level") << Change{ChangeKind::AddPool, "more", "5G-Performance", 1}
                                       << QStringLiteral("level");
    }
    void theRulesHoldForAllOfThem() {
        QFETCH(const Change, change);
        QFETCH(const QString, sentence);
        CreationWithPools asked;
        const auto refusal = asked.scene.operations->refusal({{}, change, {}, {}, asked.cluster});
        QVERIFY(refusal.has_value());
        QVERIFY2(text::refusalSentence(*refusal).contains(sentence), qPrintable(text::refusalSentence(*refusal)));
    }

    void theLockOfTheAppHoldsForThem() {
        CreationWithPools asked;
        asked.scene.locks.set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), std::nullopt}});
        const Change more{ChangeKind::AddPool, "more", "4G-Performance", 1};
        const auto refusal = asked.scene.operations->refusal({{}, more, {}, {}, asked.cluster});
        QVERIFY(refusal && refusal->code == operations::Refusal::Code::Locked);
    }

    void withoutACreationThereIsNoCluster() {
        OperationsScene scene;
        const auto scaled = scene.ask({ChangeKind::SetCount, "analytics", {}, 3});
        const Change more{ChangeKind::AddPool, "more", "4G-Performance", 1};
        for (const auto& after : {std::string(), std::string("no such operation"), scaled}) {
            const auto refusal = scene.operations->refusal({{}, more, {}, {}, after});
            QVERIFY(refusal && refusal->code == operations::Refusal::Code::ClusterMissing);
        }
    }

    /// A start after a kill: what was decided together goes on where its beginning was sent.
    void aStartGoesOnWithThem_data() {
        QTest::addColumn<int>("breaths"); ///< before the program ends
        for (const int breaths : {0, 1, 2, 3, 4, 6, 10, 20, 24, 26, 28, 30, 34, 40}) {
            QTest::addRow("after %d", breaths) << breaths;
        }
    }
    void aStartGoesOnWithThem() {
        QFETCH(const int, breaths);
        CreationWithPools asked;
        auto& scene = asked.scene;
        for (int breath = 0; breath < breaths; ++breath) {
            scene.breathe();
        }
        const bool sent = operations::mayHaveActed(scene.get(asked.cluster));
        asked.start();
        for (const auto& id : {asked.cluster, asked.analytics, asked.reads}) {
            QVERIFY(scene.run(id));
        }
        QVERIFY(sent ? asked.allAre(State::Done) : asked.allAre(State::Cancelled));
        QCOMPARE(static_cast<int>(scene.server.createdPools.size()), sent ? 2 : 0);
        QCOMPARE(scene.server.effects, sent ? 3 : 0);
        QCOMPARE(scene.server.writes, scene.server.effects);
    }

    /// The id of the cluster is known to what waits for it also where the program ended before that was kept.
    void anAnswerThatWasLostWithTheProgramIsFound() {
        CreationWithPools asked;
        auto& scene = asked.scene;
        QVERIFY(scene.runTo(asked.cluster, State::Sending));
        QVERIFY(scene.journaled(asked.reads).cluster.empty());
        asked.start();
        QVERIFY(scene.run(asked.reads));
        QVERIFY(asked.allAre(State::Done));
        QVERIFY(scene.journaled(asked.reads).cluster == scene.server.createdListed.id);
    }

    /// Another administrator added a pool to the new cluster before the first one was sent.
    void aClusterThatWasChangedMeanwhileIsNotAddedTo() {
        CreationWithPools asked;
        auto& scene = asked.scene;
        QVERIFY(scene.runTo(asked.cluster, State::Watching));
        core::Pool theirs;
        theirs.id = {"theirs"};
        theirs.name = "theirs";
        theirs.expectedLevel = "4G-Performance";
        theirs.expectedCount = 1;
        scene.server.createdPools.push_back(theirs);
        QVERIFY(scene.run(asked.reads));
        QCOMPARE(scene.state(asked.analytics), State::Drifted);
        QVERIFY(scene.state(asked.reads) == State::Drifted);
        QCOMPARE(scene.server.writes, 1);
    }

    void recordsAreKept() {
        CreationWithPools asked;
        const auto& waiting = asked.scene.get(asked.analytics);
        const auto stored = operations::operationOf(operations::recordOf(waiting));
        QVERIFY(stored && *stored == waiting && stored->after == asked.cluster);
        auto odd = waiting;
        odd.after.clear(); // neither a cluster nor a way to one
        QVERIFY(!operations::operationOf(operations::recordOf(odd)));
    }
};

POOLHOUSE_CORE_APP_TEST(TestCreationPools)
#include "tst_creation_pools.moc"
