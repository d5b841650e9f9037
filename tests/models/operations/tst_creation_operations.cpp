// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/operations/kinds.h"
#include "models/operations/record.h"
#include "models/text/activity_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "tests/models/operations/sample_changes.h"
#include "tests/models/operations_scene.h"
#include "tests/support/operation_fault_table.h"
#include "tests/support/test_main.h"

#include <QRegularExpression>
#include <QtTest>

using namespace poolhouse;
using core::Change;
using operations::Operation;
using operations::ProgressCode;
using test::createChange;
using test::OperationsScene;
using Kind = api::ApiError::Kind;
using State = Operation::State;

namespace {

Change createChangeWith(const std::function<void(core::NewCluster&)>& edit) {
    auto change = createChange("orders-db");
    edit(*change.newCluster);
    return change;
}

test::Fault lostCreation(test::Fault::Acts acts = test::Fault::Acts::Never) {
    return {test::FakeCluster::errorOf(Kind::Timeout, 0), acts, 0};
}

Change rollbackChange() {
    return createChangeWith([](core::NewCluster& cluster) {
        cluster.source = core::ClusterSource{test::rectangular().name, core::parseInstant("2026-06-22T07:00:00Z")};
    });
}

} // namespace

/// Creating a cluster, forking one and rolling one back.
class TestCreationOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClusterIsCreated() {
        OperationsScene scene;
        const auto id = scene.ask(createChange("orders-db"));
        QVERIFY(scene.get(id).cluster.empty() && scene.get(id).basis.empty());
        QVERIFY(scene.get(id).app == "example-app" && scene.get(id).clusterName == "orders-db");
        QVERIFY(scene.runTo(id, State::Watching));
        QVERIFY(scene.get(id).cluster == scene.server.createdListed.id);
        QVERIFY(scene.journaled(id).cluster == scene.server.createdListed.id);
        while (scene.code(id) != ProgressCode::ClusterBeingCreated && !scene.get(id).finished()) {
            scene.breathe();
        }
        QCOMPARE(scene.code(id), ProgressCode::ClusterBeingCreated);
        // it is in the fleet from then on
        const auto* record = scene.store.clusterByName(QStringLiteral("orders-db"));
        QVERIFY(record != nullptr && record->summary.app.name == "example-app");
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QCOMPARE(scene.code(id), ProgressCode::ClusterCreated);
        QVERIFY(
            scene.store.clusterByName(QStringLiteral("orders-db"))->info->status.is(core::ClusterStatus::Available));
        QVERIFY(!operations::inverseChange(scene.get(id)) && text::undoVerb(scene.get(id)).isEmpty());
        const auto& figures = scene.get(id).figures;
        QVERIFY(figures && figures->before.monthly == core::Money{0} && figures->before.connections == 0);
        QVERIFY(figures->after.monthly == core::Money{15'000} && figures->after.connections == 380);
    }

    void aNameIsGenerated() {
        OperationsScene scene;
        const auto id = scene.ask(createChangeWith([](core::NewCluster& cluster) {
            cluster.name.clear();
            cluster.attachment = "orders";
        }));
        const auto& wanted = *scene.get(id).change.newCluster;
        QVERIFY(QRegularExpression(QStringLiteral("^postgresql-[a-z]+-[0-9]{5}$"))
                    .match(QString::fromStdString(wanted.name))
                    .hasMatch());
        QVERIFY(wanted.attachment == "ORDERS" && scene.get(id).clusterName == wanted.name);
        QVERIFY(scene.run(id) && scene.server.created == wanted);
    }

    void refusedBeforeSending_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* what, const std::function<void(core::NewCluster&)>& edit,
                            const char* sentence) {
            QTest::newRow(what) << createChangeWith(edit) << QString::fromLatin1(sentence);
        };
        row(
            "no app", [](auto& cluster) { cluster.app.clear(); }, "Choose the app that the cluster belongs to.");
        row(
            "unknown app", [](auto& cluster) { cluster.app = "nowhere"; },
            "The app nowhere doesn't exist, or this account can't see it.");
        row(
            "name", [](auto& cluster) { cluster.name = "orders db"; },
            "Only the letters a to z, digits, hyphens and underscores are allowed.");
        row(
            "name taken", [](auto& cluster) { cluster.name = test::rectangular().name; },
            "There already is a cluster named postgresql-rectangular-12345. Choose another name.");
        row(
            "attachment", [](auto& cluster) { cluster.attachment = "1st"; }, "A name starts with a letter.");
        row(
            "attachment taken", [](auto& cluster) { cluster.attachment = "reads"; },
            "example-app already has an attachment named READS. Choose another name.");
        row(
            "plan", [](auto& cluster) { cluster.plan = "premium-0"; },
            "There is no such plan. Choose advanced, private or shield.");
        row(
            "no level", [](auto& cluster) { cluster.level.clear(); }, "Choose a level.");
        row(
            "level", [](auto& cluster) { cluster.level = "5G-Performance"; },
            "The API doesn't offer this level. Choose another one.");
        row(
            "version", [](auto& cluster) { cluster.version = "newest"; }, "A version is a number such as 17.");
    }
    void refusedBeforeSending() {
        QFETCH(const Change, change);
        QFETCH(const QString, sentence);
        OperationsScene scene;
        const auto refusal = scene.operations->refusal({{}, change, {}});
        QVERIFY(refusal.has_value());
        QCOMPARE(text::refusalSentence(*refusal), sentence);
        QVERIFY(scene.ask(change).empty());
    }

    /// There is no cluster whose lock could hold: that of the app does.
    void theLockOfTheAppHolds() {
        OperationsScene scene;
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), std::nullopt}});
        const auto refusal = scene.operations->refusal({{}, createChange("orders-db"), {}});
        QVERIFY(refusal && refusal->code == operations::Refusal::Code::Locked);
    }

    /// Two of them have no cluster yet: neither waits for the other. One name is given once.
    void severalAtOnce() {
        OperationsScene scene;
        const auto first = scene.ask(createChange("orders-db"));
        const auto same = scene.operations->refusal({{}, createChange("orders-db"), {}});
        QVERIFY(same && same->code == operations::Refusal::Code::UnderWay);
        QVERIFY(text::refusalSentence(*same).startsWith(QStringLiteral("Another change of orders-db is in progress")));
        const auto sameVar = scene.operations->refusal({{}, createChange("other-db"), {}});
        QVERIFY(sameVar && sameVar->code == operations::Refusal::Code::UnderWay);
        core::Change attach{
            core::ChangeKind::Attach, "leader", {}, 0, core::ChangedAttachment{"example-app", "ORDERS"}};
        QVERIFY(scene.operations->refusal({test::rectangular().id, attach, scene.before}).has_value());

        auto other = createChange("other-db");
        other.newCluster->attachment.clear();
        const auto second = scene.ask(other);
        QCOMPARE(scene.state(first), State::Checking);
        QCOMPARE(scene.state(second), State::Checking);
        const auto scaled = scene.ask(test::sample::scale); // of another cluster
        QCOMPARE(scene.state(scaled), State::Checking);
        QVERIFY(scene.run(first) && scene.run(scaled));
        QCOMPARE(scene.state(first), State::Done);
        QCOMPARE(scene.state(scaled), State::Done);
    }

    void aNameThatWasTakenMeanwhileSendsNothing() {
        OperationsScene scene;
        QVERIFY(scene.server.create(*createChange("orders-db").newCluster)); // by another client
        const auto id = scene.ask(createChange("orders-db"));
        const int before = scene.server.writes;
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Drifted);
        QCOMPARE(scene.code(id), ProgressCode::ClusterNameTaken);
        QVERIFY(!operations::isDriftOfPools(scene.code(id)));
        QCOMPARE(scene.server.writes, before);
    }

    /// Between the check and the request another client takes the name; the answer is lost.
    void anotherClusterOfThatNameIsNotMistakenForOurs() {
        OperationsScene scene;
        const auto id = scene.ask(createChange("orders-db"));
        scene.server.writeFaults = {test::Fault{}, lostCreation()}; // theirs, then ours
        scene.server.onWrite = [&] {
            scene.server.onWrite = {};
            QVERIFY(scene.server.create(
                *createChangeWith([](auto& cluster) { cluster.plan = "advanced-private"; }).newCluster));
        };
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::OutcomeUnknown);
        QCOMPARE(scene.code(id), ProgressCode::UnknownNewCluster);
        QVERIFY(scene.get(id).cluster.empty());
    }

    /// It is asked for a second time only when there was time for the first request to arrive, by the same name.
    void itIsNeverAskedForBlindly() {
        OperationsScene scene;
        const auto id = scene.ask(createChange("orders-db"));
        scene.server.writeFaults.push_back(lostCreation());
        QVERIFY(scene.runTo(id, State::Verifying));
        const auto lost = scene.clock.now();
        while (scene.server.writes == 1 && !scene.get(id).finished()) {
            scene.breathe();
        }
        QCOMPARE(scene.server.writes, 2);
        QVERIFY(scene.clock.now() - lost >= operations::cautiousRepetition.settleTime);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QCOMPARE(scene.server.effects, 1);
    }

    void aCreationThatTheApiGivesUpFails() {
        for (const bool answered : {true, false}) {
            OperationsScene scene;
            if (!answered) {
                scene.server.writeFaults.push_back(lostCreation(test::Fault::Acts::First));
            }
            const auto id = scene.ask(createChange("orders-db"));
            QVERIFY(scene.runTo(id, answered ? State::Watching : State::Verifying));
            scene.server.createdListed.state = core::readEnum(core::addonStateWords(), "deprovisioned");
            QVERIFY(scene.run(id));
            QCOMPARE(scene.state(id), State::Failed);
            QCOMPARE(scene.code(id), ProgressCode::NewClusterFailed);
        }
    }

    void aClusterThatIsDestroyedMeanwhileFails() {
        OperationsScene scene;
        const auto id = scene.ask(createChange("orders-db"));
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.created.reset();
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QCOMPARE(scene.code(id), ProgressCode::NewClusterGone);
    }

    /// The API may have no details before the cluster is available.
    void withoutDetailsItGoesOn() {
        OperationsScene scene;
        scene.server.createdWithoutDetails = true;
        const auto id = scene.ask(createChange("orders-db"));
        QVERIFY(scene.runTo(id, State::Watching));
        for (int breath = 0; breath < 120; ++breath) {
            scene.breathe();
        }
        QCOMPARE(scene.state(id), State::Watching);
        scene.server.createdWithoutDetails = false;
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
    }

    /// What comes after it in the queue of its cluster waits for it.
    void aPoolIsAddedOnceItIsAvailable() {
        OperationsScene scene;
        const auto id = scene.ask(createChange("orders-db"));
        QVERIFY(scene.runTo(id, State::Watching));
        while (scene.code(id) != ProgressCode::ClusterBeingCreated) {
            scene.breathe();
        }
        const auto cluster = scene.get(id).cluster;
        const auto asked = scene.operations->ask({cluster, test::sample::add, {}});
        QVERIFY(asked);
        QCOMPARE(scene.state(asked.value()), State::Queued);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QVERIFY(scene.state(asked.value()) != State::Queued);
    }

    void recordsAreKept() {
        OperationsScene scene;
        const auto id = scene.ask(rollbackChange());
        const auto stored = operations::operationOf(operations::recordOf(scene.get(id)));
        QVERIFY(stored && *stored == scene.get(id));
        QVERIFY(scene.journaled(id) == scene.get(id));
        auto odd = scene.get(id);
        odd.change.newCluster->source->at = core::Instant(std::chrono::hours(-24)); // would be read as a fork
        QVERIFY(!operations::operationOf(operations::recordOf(odd)));
        odd.change.newCluster.reset();
        QVERIFY(!operations::operationOf(operations::recordOf(odd)));
    }

    void titlesAndLines_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("line");
        QTest::newRow("new") << createChange("orders-db")
                             << QStringLiteral("Create orders-db, 4G-Performance, in example-app")
                             << QStringLiteral("heroku data:pg:create -a example-app --level 4G-Performance "
                                               "--no-high-availability --as ORDERS --name orders-db");
        QTest::newRow("new, private") << createChangeWith([](auto& cluster) {
            cluster.highAvailability = true;
            cluster.plan = "advanced-private";
            cluster.version = "16";
            cluster.attachment.clear();
        }) << QStringLiteral("Create orders-db, 4G-Performance with high availability, in example-app")
                                      << QStringLiteral("heroku data:pg:create -a example-app --level 4G-Performance "
                                                        "--high-availability --network private --version 16 "
                                                        "--name orders-db");
        QTest::newRow("rollback") << rollbackChange()
                                  << QStringLiteral("Roll postgresql-rectangular-12345 back to 2026-06-22 07:00 UTC as "
                                                    "orders-db, 4G-Performance, in example-app")
                                  << QStringLiteral("heroku data:pg:fork postgresql-rectangular-12345 -a example-app "
                                                    "--level 4G-Performance --rollback-to 2026-06-22T07:00:00 "
                                                    "--provision-option high-availability:false --as ORDERS "
                                                    "--name orders-db");
    }
    void titlesAndLines() {
        QFETCH(const Change, change);
        Operation operation;
        operation.change = change;
        QTEST(text::changeTitle(change, std::nullopt), "title");
        QTEST(text::cliText(operation), "line");
    }
};

POOLHOUSE_CORE_APP_TEST(TestCreationOperations)
#include "tst_creation_operations.moc"
