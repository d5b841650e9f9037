// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/operations/kinds.h"
#include "models/operations/record.h"
#include "models/text/activity_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "tests/models/operations/sample_changes.h"
#include "tests/models/operations_scene.h"
#include "tests/support/cluster_changes.h"
#include "tests/support/test_main.h"

#include <QCborMap>
#include <QCborValue>
#include <QtTest>

using namespace poolhouse;
using core::Change;
using core::ChangeKind;
using operations::Operation;
using operations::ProgressCode;
using operations::Refusal;
using test::OperationsScene;
using test::removalChange;
using test::upgradeChange;
using Kind = api::ApiError::Kind;
using State = Operation::State;

namespace {

const std::vector<std::string> theOtherApp{"catalog-api"};

test::Fault lostRequest(test::Fault::Acts acts = test::Fault::Acts::Never) {
    return {test::FakeCluster::errorOf(Kind::Timeout, 0), acts, 0};
}

std::optional<Refusal> refusalOf(const OperationsScene& scene, const Change& change) {
    return scene.operations->refusal({test::rectangular().id, change, scene.before});
}

void setStatus(core::ClusterInfo& info, const char* status) {
    info.status = core::readEnum(core::clusterStatusWords(), status);
}

} // namespace

/// Destroying a cluster, and upgrading its PostgreSQL version.
class TestClusterOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClusterIsDestroyed() {
        OperationsScene scene;
        const auto id = scene.ask(removalChange(theOtherApp));
        QVERIFY(scene.runTo(id, State::Watching));
        while (scene.code(id) != ProgressCode::ClusterBeingDestroyed && !scene.get(id).finished()) {
            scene.breathe();
        }
        QVERIFY(!scene.get(id).finished());
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QCOMPARE(scene.code(id), ProgressCode::ClusterDestroyed);
        QCOMPARE(scene.server.effects, 1);
        QVERIFY(!operations::inverseChange(scene.get(id)));
        QVERIFY(text::undoVerb(scene.get(id)).isEmpty());
        // what it cost, its storage included, is saved
        const auto& figures = scene.get(id).figures;
        QVERIFY(figures && figures->before.monthly->cents > 0 && figures->before.connections > 0);
        QVERIFY(figures->after.monthly == core::Money{} && figures->after.complete && figures->after.connections == 0);
    }

    void otherAppsHaveToBeNamed() {
        OperationsScene scene;
        auto refusal = refusalOf(scene, removalChange({}));
        QVERIFY(refusal && refusal->code == Refusal::Code::RemovalBad);
        QVERIFY(refusal->stillAttached == theOtherApp);
        QVERIFY2(text::refusalSentence(*refusal).startsWith(QStringLiteral("Another app is attached: catalog-api.")),
                 qPrintable(text::refusalSentence(*refusal)));
        QVERIFY(refusalOf(scene, removalChange({"shop"})).has_value());
        QVERIFY(!refusalOf(scene, removalChange({"shop", "catalog-api"}))); // more does no harm
        auto attached = test::attachments();
        attached.push_back(test::attachment("READS", "shop", test::rectangular(), "leader"));
        scene.store.applyAttachments(test::rectangular().id, attached);
        refusal = refusalOf(scene, removalChange({}));
        QVERIFY(text::refusalSentence(*refusal).startsWith(
            QStringLiteral("Other apps are attached: catalog-api, shop. Confirm each of them")));
    }
    void unknownIsNotNone() {
        OperationsScene scene;
        scene.store.clear();
        scene.store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        scene.store.applyInfo(test::rectangularInfo(), test::morning);
        const auto refusal = refusalOf(scene, removalChange(theOtherApp));
        QVERIFY(refusal && refusal->removalProblem == core::RemovalProblem::AttachmentsUnknown);
        QVERIFY(text::refusalSentence(*refusal).startsWith(QStringLiteral("The attachments haven't been loaded")));
    }
    void theAppIsPartOfTheRequest() {
        OperationsScene scene;
        auto summary = test::rectangular();
        summary.app = {};
        scene.store.applyFleet({test::app("example-app")}, {summary}, test::morning);
        const auto id = scene.ask(removalChange({"catalog-api", "example-app"}));
        QVERIFY(scene.get(id).change.removal->app == test::rectangular().app.id); // as the details say
        auto info = test::rectangularInfo();
        info.app = {};
        OperationsScene other;
        other.store.clear();
        other.store.applyFleet({test::app("example-app")}, {summary}, test::morning);
        other.store.applyAttachments(test::attachments(), test::morning);
        other.store.applyInfo(info, test::morning);
        const auto refusal = refusalOf(other, removalChange({"catalog-api", "example-app"}));
        QVERIFY(refusal && refusal->removalProblem == core::RemovalProblem::AppUnknown);
    }
    /// An app that loses the cluster is changed too.
    void locksOfAttachedApps() {
        OperationsScene scene;
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("catalog-api"), {}}});
        const auto refusal = refusalOf(scene, removalChange(theOtherApp));
        QVERIFY(refusal && refusal->code == Refusal::Code::Locked);
        QVERIFY(!refusalOf(scene, test::sample::scale));
    }

    /// Nothing else happens to a cluster that is being destroyed, nor is it destroyed in the middle of something.
    void aRemovalExcludesEverything() {
        const auto nameless = Change{ChangeKind::AddPool, {}, "4G-Performance", 1};
        auto attach = test::sample::attach;
        attach.attachment->app = "example-app";
        auto unnamed = attach;
        unnamed.attachment->name.clear();
        for (const auto& other :
             {test::sample::add, nameless, test::sample::scale, test::sample::level, test::sample::destroy, attach,
              unnamed, test::sample::detach, removalChange(theOtherApp), upgradeChange("17.5", {})}) {
            OperationsScene scene;
            QVERIFY(!scene.ask(removalChange(theOtherApp)).empty());
            auto refusal = refusalOf(scene, other);
            QVERIFY(refusal && refusal->code == Refusal::Code::UnderWay);
            QCOMPARE(text::refusalSentence(*refusal),
                     QStringLiteral("Another change of the cluster is in progress: \"Destroy the cluster\". Wait for "
                                    "it to finish."));
            OperationsScene before;
            QVERIFY(!before.ask(other).empty());
            refusal = refusalOf(before, removalChange(theOtherApp));
            QVERIFY(refusal && refusal->code == Refusal::Code::UnderWay);
            Operation open;
            open.change = other;
            QVERIFY(!operations::conflicts(open, removalChange({}), false)); // of another cluster
        }
    }

    void driftSendsNothing_data() {
        QTest::addColumn<QString>("elsewhere");
        QTest::addColumn<bool>("drifts");
        QTest::newRow("another app is attached") << QStringLiteral("another app") << true;
        QTest::newRow("the own app is attached again") << QStringLiteral("own app") << false;
        QTest::newRow("the other app is detached") << QStringLiteral("detached") << false;
        QTest::newRow("a pool is added") << QStringLiteral("pool added") << true;
        QTest::newRow("a pool is scaled") << QStringLiteral("pool scaled") << true;
        QTest::newRow("renamed") << QStringLiteral("renamed") << true;
    }
    void driftSendsNothing() {
        QFETCH(const QString, elsewhere);
        QFETCH(const bool, drifts);
        OperationsScene scene;
        auto& attachments = scene.server.attachments;
        if (elsewhere == QStringLiteral("another app")) {
            attachments.push_back(test::attachment("DB", "shop", test::rectangular(), "leader"));
        } else if (elsewhere == QStringLiteral("own app")) {
            attachments.push_back(test::attachment("DB", "example-app", test::rectangular(), "leader"));
        } else if (elsewhere == QStringLiteral("detached")) {
            attachments.pop_back();
        } else if (elsewhere == QStringLiteral("renamed")) {
            scene.server.cluster().name = "postgresql-oval-1";
        } else {
            scene.server.somebodyElse(elsewhere == QStringLiteral("pool added") ? test::sample::add
                                                                                : test::sample::scale);
        }
        const auto id = scene.ask(removalChange(theOtherApp));
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), drifts ? State::Drifted : State::Done);
        QCOMPARE(scene.server.writes, drifts ? 0 : 1);
        QVERIFY(!drifts || scene.code(id) == ProgressCode::RemovalDrifted);
        QVERIFY(!operations::isDriftOfPools(ProgressCode::RemovalDrifted));
    }
    /// Without another app to name, nothing is forced: the API refuses one that was attached at the last moment.
    void nothingIsForcedThatWasNotNamed() {
        OperationsScene scene;
        scene.server.attachments.pop_back();
        scene.store.applyAttachments(test::rectangular().id, scene.server.attachments);
        const auto id = scene.ask(removalChange({}));
        scene.server.onWrite = [&] {
            scene.server.attachments.push_back(test::attachment("DB", "shop", test::rectangular(), "leader"));
        };
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QVERIFY(!scene.server.destroying);
        QVERIFY(scene.said(id).contains(QStringLiteral("It is attached to other apps.")));
    }

    void oneThatIsLeavingAlready() {
        OperationsScene scene;
        scene.server.destroying = true; // by another client, slowly
        const auto id = scene.ask(removalChange(theOtherApp));
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QCOMPARE(scene.code(id), ProgressCode::ClusterGoneBeforeSending);
        QCOMPARE(scene.server.writes, 0);
    }
    /// A lost answer: one that is being destroyed, or is gone, was destroyed.
    void aLostAnswerIsRecognised() {
        for (const auto acts : {test::Fault::Acts::First, test::Fault::Acts::Later}) {
            OperationsScene scene;
            const auto id = scene.ask(removalChange(theOtherApp));
            scene.server.writeFaults.push_back(lostRequest(acts));
            QVERIFY(scene.run(id));
            QCOMPARE(scene.state(id), State::Done);
            QCOMPARE(scene.code(id), ProgressCode::ClusterDestroyed);
            QCOMPARE(scene.server.effects, 1);
        }
    }
    /// Another client was faster: the request is answered with 404.
    void goneBetweenCheckAndRequest() {
        OperationsScene scene;
        const auto id = scene.ask(removalChange(theOtherApp));
        scene.server.onWrite = [&] { scene.server.gone = true; };
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QVERIFY(scene.said(id).contains(QStringLiteral("destroyed elsewhere")));
        QCOMPARE(scene.server.effects, 0);
    }
    void whatIsAcceptedAndStaysFails() {
        OperationsScene scene;
        const auto id = scene.ask(removalChange(theOtherApp));
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.destroying = false;
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QCOMPARE(scene.code(id), ProgressCode::ClusterStillThere);
    }

    void aVersionIsUpgraded() {
        for (const auto* version : {"", "18", "18.1"}) {
            OperationsScene scene;
            const auto id = scene.ask(upgradeChange("17.5", version));
            QVERIFY(scene.runTo(id, State::Watching));
            while (scene.code(id) != ProgressCode::VersionUpgrading && !scene.get(id).finished()) {
                scene.breathe();
            }
            QVERIFY(!scene.get(id).finished());
            QVERIFY(scene.run(id));
            QCOMPARE(scene.state(id), State::Done);
            QVERIFY(scene.said(id).startsWith(QStringLiteral("PostgreSQL 18.1")));
            QVERIFY(!operations::inverseChange(scene.get(id))); // there is no inverse
            QVERIFY(scene.get(id).figures->before == scene.get(id).figures->after);
        }
    }
    void upgradesThatAreRefused_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* what, const Change& change, const char* status, const char* sentence) {
            QTest::newRow(what) << change << QByteArray(status) << QString::fromLatin1(sentence);
        };
        row("no number", upgradeChange("17.5", "newest"), "available",
            "A PostgreSQL version is a number such as 18. Without one, the newest is chosen.");
        row("lower", upgradeChange("17.5", "16"), "available",
            "The cluster has PostgreSQL 17.5 already. An upgrade is to a higher major version.");
        row("only the minor version", upgradeChange("17.5", "17.6"), "available",
            "The cluster has PostgreSQL 17.5 already. An upgrade is to a higher major version.");
        row("unknown", upgradeChange("", "18"), "available",
            "The PostgreSQL version of the cluster is unknown, so it can't be upgraded from here.");
        row("being created", upgradeChange("17.5", "18"), "provisioning",
            "The cluster is still being created. It can be upgraded when it is available.");
        row("being modified", upgradeChange("17.5", "18"), "modifying",
            "The cluster is being modified, by a change or a maintenance. It can be upgraded after that.");
        row("migrating", upgradeChange("17.5", "18"), "migrating",
            "The cluster is the target of a migration. It can be upgraded after that.");
        row("unavailable", upgradeChange("17.5", "18"), "unavailable",
            "The cluster is unavailable. It can be upgraded when it is back.");
    }
    void upgradesThatAreRefused() {
        QFETCH(const Change, change);
        QFETCH(const QByteArray, status);
        QFETCH(const QString, sentence);
        OperationsScene scene;
        auto info = test::rectangularInfo();
        setStatus(info, status.constData());
        scene.store.applyInfo(info, test::morning);
        const auto refusal = refusalOf(scene, change);
        QVERIFY(refusal && refusal->code == Refusal::Code::UpgradeBad);
        QCOMPARE(text::refusalSentence(*refusal), sentence);
        QVERIFY(scene.ask(change).empty());
    }
    /// Since it was accepted: it waits, and no maintenance is changed meanwhile.
    void anUpgradeWaitsForTheCluster() {
        OperationsScene scene;
        setStatus(scene.server.cluster(), "modifying");
        const auto id = scene.ask(upgradeChange("17.5", "18"));
        for (int breath = 0; breath < 60; ++breath) {
            scene.breathe();
        }
        QCOMPARE(scene.state(id), State::Queued);
        QCOMPARE(scene.server.writes, 0);
        const auto refusal = refusalOf(scene, test::runChange(test::plannedMaintenance()));
        QVERIFY(refusal && refusal->code == Refusal::Code::UnderWay);
        QVERIFY(!refusalOf(scene, test::sample::scale));
        QVERIFY(refusalOf(scene, upgradeChange("17.5", {})).has_value());
    }
    void anotherVersionMeanwhile() {
        OperationsScene scene;
        scene.server.cluster().version = "17.6"; // a minor one is none
        auto id = scene.ask(upgradeChange("17.5", "19"));
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        OperationsScene drifted;
        drifted.server.cluster().version = "18.1";
        id = drifted.ask(upgradeChange("17.5", "18"));
        QVERIFY(drifted.run(id));
        QCOMPARE(drifted.code(id), ProgressCode::UpgradeDrifted);
        QCOMPARE(drifted.server.writes, 0);
        // while the answer was lost
        OperationsScene lost;
        id = lost.ask(upgradeChange("17.5", "18"));
        lost.server.writeFaults.push_back(lostRequest());
        lost.server.onWrite = [&] { lost.server.cluster().version = "19.0"; };
        QVERIFY(lost.run(id));
        QCOMPARE(lost.state(id), State::OutcomeUnknown);
        QCOMPARE(lost.code(id), ProgressCode::UnknownVersion);
        QVERIFY(lost.said(id).contains(QStringLiteral("PostgreSQL 19.0")));
    }
    /// Left out, or of a wrong type.
    void aVersionThatIsNotToldIsNoOther() {
        OperationsScene scene;
        const auto version = std::exchange(scene.server.cluster().version, {});
        const auto id = scene.ask(upgradeChange("17.5", "18"));
        for (int breath = 0; breath < 3; ++breath) {
            scene.breathe();
        }
        QVERIFY2(!scene.get(id).finished(), qPrintable(scene.said(id)));
        QCOMPARE(scene.server.writes, 0);
        scene.server.cluster().version = version;
        QVERIFY(scene.runTo(id, State::Watching));
        const auto later = std::exchange(scene.server.cluster().version, {});
        for (int breath = 0; breath < 3; ++breath) {
            scene.breathe();
        }
        QVERIFY2(!scene.get(id).finished(), qPrintable(scene.said(id)));
        scene.server.cluster().version = later;
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
    }
    void anUpgradeIsNotSentAgainBlindly() {
        OperationsScene scene;
        const auto id = scene.ask(upgradeChange("17.5", {}));
        scene.server.writeFaults.push_back(lostRequest());
        QVERIFY(scene.runTo(id, State::Verifying));
        const auto lost = scene.clock.now();
        while (scene.server.writes == 1 && !scene.get(id).finished()) {
            scene.breathe();
        }
        QCOMPARE(scene.server.writes, 2);
        QVERIFY(scene.clock.now() - lost >= operations::cautiousRepetition.settleTime);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.server.effects, 1);
    }
    void anUpgradeThatDoesNotShowFails() {
        OperationsScene scene;
        const auto id = scene.ask(upgradeChange("17.5", {}));
        QVERIFY(scene.runTo(id, State::Watching));
        scene.clock.advance(std::chrono::seconds(30));
        scene.server.cluster().version = "17.5"; // it ended as it began
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QCOMPARE(scene.said(id), QStringLiteral("The API accepted it, but the cluster has PostgreSQL 17.5."));
    }

    void theJournalKeepsAllOfIt() {
        for (const auto& change : {removalChange(theOtherApp), upgradeChange("17.5", "18")}) {
            OperationsScene scene;
            const auto id = scene.ask(change);
            QVERIFY(scene.run(id));
            QVERIFY(scene.journaled(id) == scene.get(id));
            const auto& kept = scene.journaled(id).change;
            QVERIFY(change.upgrade ? kept == change
                                   : kept.removal->detaching == theOtherApp && !kept.removal->app.empty());
            const auto spoiled = [record = operations::recordOf(scene.get(id))](auto edit) {
                auto row = QCborValue::fromCbor(record).toMap();
                auto map = row[QStringLiteral("change")].toMap();
                edit(map);
                row[QStringLiteral("change")] = map;
                return operations::operationOf(row.toCborValue().toCbor());
            };
            QVERIFY(spoiled([](QCborMap&) {}).has_value());
            QVERIFY(!spoiled([](QCborMap& map) {
                map.remove(QStringLiteral("removal"));
                map.remove(QStringLiteral("upgrade"));
            }));
            QVERIFY(!spoiled([](QCborMap& map) { map[QStringLiteral("kind")] = 2; }));
        }
    }

    void inWords() {
        Operation operation;
        operation.clusterName = "postgresql-rectangular-12345";
        operation.app = "example-app";
        operation.change = removalChange({});
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Destroy the cluster"));
        const auto destroys =
            QStringLiteral("heroku data:pg:destroy postgresql-rectangular-12345 -a example-app --confirm example-app");
        QCOMPARE(text::cliText(operation), destroys);
        operation.change = removalChange(theOtherApp);
        QCOMPARE(text::cliText(operation), destroys + QStringLiteral(" --force"));
        auto json = text::activityJson({&operation}, test::morning);
        QVERIFY2(json.contains(R"("kind": "destroy-cluster")") && json.contains("catalog-api"), json.constData());
        operation.change = upgradeChange("17.5", {});
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Upgrade PostgreSQL from 17.5 to the newest version"));
        const auto upgrades = QStringLiteral(
            "heroku data:pg:upgrade:run postgresql-rectangular-12345 -a example-app --confirm example-app");
        QCOMPARE(text::cliText(operation), upgrades);
        operation.change = upgradeChange("17.5", "18");
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Upgrade PostgreSQL from 17.5 to 18"));
        QCOMPARE(text::cliText(operation), upgrades + QStringLiteral(" --version 18"));
        json = text::activityJson({&operation}, test::morning);
        QVERIFY2(json.contains(R"("version_from": "17.5")") && json.contains(R"("version_to": "18")"),
                 json.constData());
    }
};

POOLHOUSE_CORE_APP_TEST(TestClusterOperations)
#include "tst_cluster_operations.moc"
