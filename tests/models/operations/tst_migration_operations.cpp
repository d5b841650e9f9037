// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/fleet/store.h"
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
using test::knownMigration;
using test::migrationChange;
using test::OperationsScene;
using Kind = api::ApiError::Kind;
using State = Operation::State;

namespace {

Change preparing() {
    return migrationChange(ChangeKind::PrepareMigration);
}
Change running() {
    return migrationChange(ChangeKind::RunMigration, knownMigration("ready"));
}
Change cancelling() {
    return migrationChange(ChangeKind::CancelMigration, knownMigration("ready"));
}

test::Fault lostMigration(test::Fault::Acts acts = test::Fault::Acts::Never) {
    return {test::FakeCluster::errorOf(Kind::Timeout, 0), acts, 0};
}

/// What is decided on as it is written, whatever the server has.
std::optional<Refusal> refusalOfMigration(OperationsScene& scene, const Change& change) {
    const auto asked = scene.operations->refusal(
        {test::rectangular().id, change, core::shapesOf(*scene.store.cluster(test::rectangular().id)->info)});
    return asked;
}

} // namespace

/// Preparing, running and cancelling a migration from a classic database.
class TestMigrationOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// All the way: prepared, run, completed; none of it is taken back.
    void aMigrationIsPreparedAndRun() {
        OperationsScene scene;
        auto id = scene.ask(preparing());
        QVERIFY(scene.runTo(id, State::Watching));
        while (scene.code(id) != ProgressCode::MigrationPreparing && !scene.get(id).finished()) {
            scene.breathe();
        }
        QCOMPARE(scene.code(id), ProgressCode::MigrationPreparing);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.code(id), ProgressCode::MigrationReady);
        QVERIFY(scene.serverHas(preparing()));
        QVERIFY(!operations::inverseChange(scene.get(id)));
        id = scene.ask(running());
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.migration->progress = 42.7;
        while (scene.code(id) != ProgressCode::MigrationRunning && !scene.get(id).finished()) {
            scene.breathe();
        }
        QCOMPARE(scene.said(id), QStringLiteral("The migration is running: 42% of the data copied."));
        while (scene.code(id) != ProgressCode::MigrationPromoting && !scene.get(id).finished()) {
            scene.breathe();
        }
        QVERIFY(!scene.get(id).finished());
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QCOMPARE(scene.code(id), ProgressCode::MigrationCompleted);
        QVERIFY(!operations::inverseChange(scene.get(id)));
        QCOMPARE(scene.server.effects, 2);
        // the next one from the same source is told from it
        id = scene.ask(preparing());
        QVERIFY(scene.run(id));
        QCOMPARE(scene.code(id), ProgressCode::MigrationReady);
        QCOMPARE(scene.server.effects, 3);
    }
    void aMigrationIsCancelled() {
        OperationsScene scene;
        const auto id = scene.ask(cancelling());
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QCOMPARE(scene.code(id), ProgressCode::MigrationCancelled);
        QVERIFY(scene.serverHas(cancelling()));
    }

    void refusedBeforeSending_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* what, const Change& change, const char* sentence) {
            QTest::newRow(what) << change << QString::fromLatin1(sentence);
        };
        auto sourceless = preparing();
        sourceless.migration->source = {};
        row("no source", sourceless, "Choose the classic database to migrate from.");
        row("no migration at all", {ChangeKind::PrepareMigration, {}, {}, 0},
            "Choose the classic database to migrate from.");
        row("prepare again", migrationChange(ChangeKind::PrepareMigration, knownMigration("ready")),
            "The cluster is the target of a migration already. Run or cancel that one first.");
        row("run none", migrationChange(ChangeKind::RunMigration), "No migration into this cluster is prepared.");
        row("run too early", migrationChange(ChangeKind::RunMigration, knownMigration("preparing")),
            "The migration is still being prepared. Wait until it is ready.");
        row("cancel too late", migrationChange(ChangeKind::CancelMigration, knownMigration("migrating")),
            "The migration is running. It can't be cancelled, and ends by itself.");
        row("run what is over", migrationChange(ChangeKind::RunMigration, knownMigration("failed")),
            "The migration is over. Prepare another one.");
        row("an odd state", migrationChange(ChangeKind::RunMigration, knownMigration("rewinding")),
            "The state of the migration is unknown, so it can't be changed.");
    }
    void refusedBeforeSending() {
        QFETCH(const Change, change);
        QFETCH(const QString, sentence);
        OperationsScene scene;
        const auto refusal = refusalOfMigration(scene, change);
        QVERIFY(refusal && refusal->code == Refusal::Code::MigrationBad);
        QCOMPARE(text::refusalSentence(*refusal), sentence);
    }

    /// The target as a whole, and the source from any other cluster.
    void nothingElseMeanwhile() {
        OperationsScene scene;
        const auto id = scene.ask(running());
        QVERIFY(scene.runTo(id, State::Watching));
        for (const auto& change : {test::sample::scale, test::upgradeChange("17.5", "18"), cancelling()}) {
            const auto refusal = refusalOfMigration(scene, change);
            QVERIFY(refusal && refusal->code == Refusal::Code::UnderWay);
            QCOMPARE(text::refusalSentence(*refusal),
                     QStringLiteral("Another change of the cluster is in progress: \"Run the migration from "
                                    "postgresql-rigid-40120\". Wait for it to finish."));
        }
        const auto& open = scene.get(id);
        QVERIFY(operations::conflicts(open, preparing(), false));
        auto other = preparing();
        other.migration->source = {"legacy-2"};
        QVERIFY(!operations::conflicts(open, other, false));
        QVERIFY(!operations::conflicts(open, test::sample::scale, false));
    }
    void waitsOnlyToPrepare() {
        for (const auto& [change, waits] : {std::pair(preparing(), true), std::pair(running(), false)}) {
            OperationsScene scene;
            scene.server.cluster().status = core::readEnum(core::clusterStatusWords(), "modifying");
            const auto id = scene.ask(change);
            for (int breath = 0; breath < 300 && !scene.get(id).finished(); ++breath) {
                scene.breathe();
            }
            QCOMPARE(scene.state(id), waits ? State::Queued : State::Done);
            QCOMPARE(scene.server.writes, waits ? 0 : 1);
        }
    }

    void driftedFromWhatWasShown() {
        OperationsScene scene;
        scene.server.migration = knownMigration("completed");
        auto id = scene.ask(preparing());
        scene.server.migration = knownMigration("completed", "migration-2"); // another client's, since
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Drifted);
        QCOMPARE(scene.code(id), ProgressCode::MigrationDrifted);
        QVERIFY(!operations::isDriftOfPools(scene.code(id)));
        OperationsScene expired;
        id = expired.ask(running());
        expired.server.migration->state = core::readEnum(core::migrationStateWords(), "cancelled");
        QVERIFY(expired.run(id));
        QCOMPARE(expired.state(id), State::Drifted);
        QCOMPARE(expired.server.writes + scene.server.writes, 0);
    }

    /// What a lost request made is recognised; it is sent again only after it could have shown.
    void aLostAnswerIsRecognised_data() {
        QTest::addColumn<Change>("change");
        QTest::newRow("prepare") << preparing();
        QTest::newRow("run") << running();
        QTest::newRow("cancel") << cancelling();
    }
    void aLostAnswerIsRecognised() {
        QFETCH(const Change, change);
        for (const auto acts : {test::Fault::Acts::First, test::Fault::Acts::Later, test::Fault::Acts::Never}) {
            OperationsScene scene;
            const auto id = scene.ask(change);
            scene.server.writeFaults.push_back(lostMigration(acts));
            QVERIFY(scene.runTo(id, State::Verifying));
            const auto lost = scene.clock.now();
            while (scene.server.writes == 1 && !scene.get(id).finished()) {
                scene.breathe();
            }
            const bool again = acts == test::Fault::Acts::Never;
            QCOMPARE(scene.server.writes, again ? 2 : 1);
            QVERIFY(!again || scene.clock.now() - lost >= operations::cautiousRepetition.settleTime);
            QVERIFY(scene.run(id));
            QCOMPARE(scene.state(id), State::Done);
            QCOMPARE(scene.server.effects, 1);
        }
    }
    void anotherOneIsNoAnswer() {
        OperationsScene scene;
        auto id = scene.ask(preparing());
        scene.server.writeFaults.push_back(lostMigration());
        scene.server.onWrite = [&] {
            scene.server.migration = knownMigration("preparing", "theirs");
            scene.server.migration->source = {"legacy-2"};
        };
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::OutcomeUnknown);
        QCOMPARE(scene.code(id), ProgressCode::UnknownMigration);
        OperationsScene ran;
        id = ran.ask(running());
        ran.server.writeFaults.push_back(lostMigration());
        ran.server.onWrite = [&] { ran.server.migration.reset(); };
        QVERIFY(ran.run(id));
        QCOMPARE(ran.state(id), State::OutcomeUnknown);
    }

    void endsAsTheMigrationEnds_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<ProgressCode>("code");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* what, const Change& change, const char* word, ProgressCode code,
                            const char* sentence) {
            QTest::newRow(what) << change << QByteArray(word) << code << QString::fromLatin1(sentence);
        };
        row("preparation fails", preparing(), "failed", ProgressCode::PreparationFailed,
            "The migration failed. Out of disk.");
        row("preparation cancelled", preparing(), "cancelled", ProgressCode::PreparationCancelled,
            "The migration was cancelled before it was run. Out of time.");
        row("run fails", running(), "failed", ProgressCode::MigrationFailed,
            "The migration failed, and the API ended it. Out of disk.");
        row("run cancelled", running(), "cancelled", ProgressCode::MigrationStopped,
            "The migration was cancelled before it was run. Out of time.");
        row("not started", running(), "ready", ProgressCode::MigrationNotStarted,
            "The API accepted it, but the migration hasn't started.");
        row("not cancelled", cancelling(), "ready", ProgressCode::MigrationNotCancelled,
            "The API accepted it, but the migration isn't cancelled.");
        row("prepared again instead", cancelling(), "preparing", ProgressCode::MigrationNotCancelled,
            "The API accepted it, but the migration isn't cancelled.");
        row("started instead", cancelling(), "migrating", ProgressCode::MigrationStarted,
            "Not cancelled: the migration was run elsewhere.");
    }
    void endsAsTheMigrationEnds() {
        QFETCH(const Change, change);
        QFETCH(const QByteArray, word);
        OperationsScene scene;
        const auto id = scene.ask(change);
        QVERIFY(scene.runTo(id, State::Watching));
        auto& migration = *scene.server.migration;
        migration.state = core::readEnum(core::migrationStateWords(), word.toStdString());
        migration.error = "Out of disk.";
        migration.stopReason = "Out of time.";
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QTEST(scene.code(id), "code");
        QTEST(scene.said(id), "sentence");
    }
    /// Some answers have it as the reason to stop only.
    void whyItFailedIsSaidWhereverItIsTold() {
        OperationsScene scene;
        const auto id = scene.ask(running());
        QVERIFY(scene.runTo(id, State::Watching));
        auto& migration = *scene.server.migration;
        migration.state = core::readEnum(core::migrationStateWords(), "failed");
        migration.stopReason = "Out of time.";
        QVERIFY(scene.run(id));
        QCOMPARE(scene.said(id), QStringLiteral("The migration failed, and the API ended it. Out of time."));
    }
    void aRunWhoseMigrationIsGone() {
        OperationsScene scene;
        const auto id = scene.ask(running());
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.migration.reset();
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QCOMPARE(scene.said(id),
                 QStringLiteral("The API accepted it, but the cluster now has another migration, or none."));
    }
    /// An unknown state is told by its own word, and watched on.
    void anOddStateIsWatched_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("prepare") << preparing() << QByteArray("ready");
        QTest::newRow("run") << running() << QByteArray("completed");
        QTest::newRow("cancel") << cancelling() << QByteArray("cancelled");
    }
    void anOddStateIsWatched() {
        QFETCH(const Change, change);
        QFETCH(const QByteArray, end);
        OperationsScene scene;
        const auto id = scene.ask(change);
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.migration->state = core::readEnum(core::migrationStateWords(), "rewinding");
        while (scene.code(id) != ProgressCode::MigrationUnclear && !scene.get(id).finished()) {
            scene.breathe();
        }
        QVERIFY(scene.said(id).contains(QStringLiteral("\"rewinding\"")));
        scene.clock.advance(std::chrono::hours(1));
        scene.breathe();
        QVERIFY(!scene.get(id).finished());
        scene.server.migration->state = core::readEnum(core::migrationStateWords(), end.toStdString());
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
    }

    void theJournalKeepsAllOfIt() {
        for (const auto& change : {preparing(), running(), cancelling()}) {
            OperationsScene scene;
            auto wanted = change;
            wanted.migration->method = core::MigrationMethod::Cdc;
            const auto id = scene.ask(wanted);
            QVERIFY(scene.run(id));
            QVERIFY(scene.journaled(id) == scene.get(id));
            const auto spoiled = [record = operations::recordOf(scene.get(id))](auto edit) {
                auto row = QCborValue::fromCbor(record).toMap();
                auto map = row[QStringLiteral("change")].toMap();
                auto migration = map[QStringLiteral("migration")].toMap();
                edit(map, migration);
                if (map.contains(QStringLiteral("migration"))) {
                    map[QStringLiteral("migration")] = migration;
                }
                row[QStringLiteral("change")] = map;
                return operations::operationOf(row.toCborValue().toCbor());
            };
            QVERIFY(spoiled([](QCborMap&, QCborMap&) {}).has_value());
            QVERIFY(!spoiled([](QCborMap& map, QCborMap&) { map.remove(QStringLiteral("migration")); }));
            QVERIFY(!spoiled([](QCborMap& map, QCborMap&) { map[QStringLiteral("kind")] = 2; }));
            QVERIFY(!spoiled([](QCborMap&, QCborMap& of) { of[QStringLiteral("source")] = QString(); }));
            QVERIFY(!spoiled([](QCborMap&, QCborMap& of) { of[QStringLiteral("method")] = 2; }));
            QVERIFY(!spoiled([](QCborMap&, QCborMap& of) { of[QStringLiteral("state")] = 9; }));
        }
    }

    void inWords() {
        Operation operation;
        operation.clusterName = "postgresql-rectangular-12345";
        operation.app = "example-app";
        operation.change = migrationChange(ChangeKind::PrepareMigration, {}, core::MigrationMethod::Cdc);
        QCOMPARE(text::changeTitle(operation),
                 QStringLiteral("Prepare a migration from postgresql-rigid-40120: Streaming"));
        QVERIFY(text::cliText(operation).contains(QStringLiteral("heroku data:pg:migrate -a example-app")));
        const auto json = text::activityJson({&operation}, test::morning);
        QVERIFY2(json.contains(R"("kind": "prepare-migration")") && json.contains(R"("method": "streaming")") &&
                     json.contains(R"("source": "postgresql-rigid-40120")"),
                 json.constData());
        operation.change = running();
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Run the migration from postgresql-rigid-40120"));
        operation.change.migration->sourceName.clear();
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Run the migration from legacy-1"));
        operation.change = cancelling();
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Cancel the migration from postgresql-rigid-40120"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestMigrationOperations)
#include "tst_migration_operations.moc"
