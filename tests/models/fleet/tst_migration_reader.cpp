// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/migration_reader.h"
#include "models/fleet/store.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/fake_services.h"
#include "tests/support/known_migration.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using fleet::MigrationReader;

namespace {

struct MigrationReaderScene {
    fleet::Store store;
    test::Services services;
    core::ManualClock clock{test::morning};
    bool mayAsk = true;
    MigrationReader reader{services, store, clock, [this] { return mayAsk; }};
    core::ClusterId cluster = test::rectangular().id;

    MigrationReaderScene() { test::fillWithRectangular(store); }

    void after(std::chrono::milliseconds time) {
        clock.advance(time);
        reader.tick();
    }
    [[nodiscard]] int waiting() const { return services.migrations.waiting(); }
    bool answer(const std::optional<core::Migration>& migration) {
        return services.migrations.answer(api::MigrationAnswer{migration, {}});
    }
    bool answerSources() {
        return services.classicLists.answer(core::PartialList<core::ClassicDatabase>{{test::legacyDatabase()}, {}, 1});
    }
};

} // namespace

class TestMigrationReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMigrationAndWhatCouldBeMigrated() {
        MigrationReaderScene scene;
        scene.after(1h);
        QCOMPARE(scene.waiting(), 0);
        scene.reader.follow(scene.cluster);
        QCOMPARE(scene.services.classicLists.waiting(), 0);
        QVERIFY(scene.answer(std::nullopt));
        QCOMPARE(scene.services.classicLists.pending(),
                 std::vector<std::string>{scene.store.cluster(scene.cluster)->summary.app.id.value});
        QVERIFY(scene.answerSources());
        const auto* record = scene.reader.record(scene.cluster);
        QVERIFY(record->freshness.everRead() && !record->migration);
        QCOMPARE(record->sources.size(), 1U);
        scene.reader.follow({});
        scene.after(1h);
        QCOMPARE(scene.waiting(), 0);
    }
    /// As often as something happens; the databases every five minutes.
    void atThePaceOfItsState_data() {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<int>("seconds");
        for (const auto* state : {"creating_target", "preparing", "migrating", "promoting", "rewinding"}) {
            QTest::newRow(state) << QByteArray(state) << 10;
        }
        QTest::newRow("ready") << QByteArray("ready") << 60;
        for (const auto* state : {"completed", "cancelled", "failed"}) {
            QTest::newRow(state) << QByteArray(state) << 300;
        }
    }
    void atThePaceOfItsState() {
        QFETCH(const QByteArray, state);
        QFETCH(const int, seconds);
        MigrationReaderScene scene;
        scene.reader.follow(scene.cluster);
        QVERIFY(scene.answer(test::knownMigration(state.constData())));
        QVERIFY(scene.answerSources());
        scene.after(std::chrono::seconds(seconds - 1));
        QCOMPARE(scene.waiting(), 0);
        scene.after(1s);
        QVERIFY(scene.answer(test::knownMigration(state.constData())));
        QCOMPARE(scene.services.classicLists.waiting(), seconds == 300 ? 1 : 0);
        scene.mayAsk = false;
        scene.after(1h);
        QCOMPARE(scene.waiting(), 0);
    }
    void aFailureKeepsWhatWasRead() {
        MigrationReaderScene scene;
        scene.reader.follow(scene.cluster);
        QVERIFY(scene.answer(test::knownMigration("preparing")));
        QVERIFY(scene.services.classicLists.answer(test::unreachable()));
        scene.reader.refresh();
        QVERIFY(scene.services.migrations.answer(test::unreachable()));
        const auto* record = scene.reader.record(scene.cluster);
        QVERIFY(record->migration && record->freshness.problem && record->sourcesFreshness.problem);
        scene.after(59s);
        QCOMPARE(scene.waiting(), 0);
        scene.after(1s);
        QCOMPARE(scene.waiting(), 1);
        scene.reader.forget();
        QVERIFY(scene.reader.record(scene.cluster) == nullptr);
    }
    /// A reading of the migration says nothing of the databases.
    void whatCouldNotBeReadOfEither() {
        MigrationReaderScene scene;
        scene.reader.follow(scene.cluster);
        const core::Unreadable progress{core::RecordKind::Migration, "migration-1", "full_load_progress", "", false};
        const core::Unreadable plan{core::RecordKind::Addon, "postgresql-odd-1", "[0].plan", "", true};
        QVERIFY(scene.services.migrations.answer(api::MigrationAnswer{test::knownMigration("preparing"), {progress}}));
        QVERIFY(scene.services.classicLists.answer(core::PartialList<core::ClassicDatabase>{{}, {plan}, 1}));
        const auto* record = scene.reader.record(scene.cluster);
        QVERIFY(record->unreadable == std::vector{progress} && record->sourcesUnreadable == std::vector{plan});
        scene.after(10s);
        QVERIFY(scene.answer(test::knownMigration("preparing")));
        QVERIFY(record->unreadable.empty() && record->sourcesUnreadable == std::vector{plan});
    }
    /// Not with each reading of a migration that is watched.
    void databasesThatFailArePausedToo_data() {
        QTest::addColumn<bool>("lasting");
        QTest::addColumn<int>("seconds");
        QTest::newRow("unreachable") << false << 60;
        QTest::newRow("forbidden") << true << 300;
    }
    void databasesThatFailArePausedToo() {
        QFETCH(const bool, lasting);
        QFETCH(const int, seconds);
        auto error = test::unreachable();
        error.kind = lasting ? api::ApiError::Kind::Forbidden : error.kind;
        MigrationReaderScene scene;
        scene.reader.follow(scene.cluster);
        QVERIFY(scene.answer(test::knownMigration("preparing")));
        QVERIFY(scene.services.classicLists.answer(error));
        for (int second = 10; second < seconds; second += 10) {
            scene.after(10s);
            QVERIFY(scene.answer(test::knownMigration("preparing")));
            QCOMPARE(scene.services.classicLists.waiting(), 0);
        }
        scene.after(10s);
        QVERIFY(scene.answer(test::knownMigration("preparing")));
        QVERIFY(scene.answerSources());
    }
    void whatIsTakenByOthers() {
        MigrationReaderScene scene;
        scene.reader.follow(scene.cluster);
        QVERIFY(scene.answer(test::knownMigration("ready")));
        QVERIFY(scene.reader.takenBesides(scene.cluster).empty());
        QVERIFY(scene.reader.takenBesides({"another"}) == std::vector{test::legacyDatabase().id});
        scene.reader.refresh();
        QVERIFY(scene.answerSources());
        scene.reader.refresh();
        QVERIFY(scene.answer(test::knownMigration("completed")));
        QVERIFY(scene.reader.takenBesides({"another"}).empty());
    }
    /// It may be cancelled by then.
    void nothingIsTakenByWhatIsNotReadAnyLonger() {
        MigrationReaderScene scene;
        scene.reader.follow(scene.cluster);
        QVERIFY(scene.answer(test::knownMigration("ready")));
        scene.reader.follow(std::nullopt);
        scene.after(5min);
        QVERIFY(!scene.reader.takenBesides({"another"}).empty());
        scene.after(1s);
        QVERIFY(scene.reader.takenBesides({"another"}).empty());
    }
    void onDemandAllOfIt() {
        MigrationReaderScene scene;
        scene.reader.follow(scene.cluster);
        QVERIFY(scene.answer(test::knownMigration("ready")));
        QVERIFY(scene.answerSources());
        scene.reader.demand(scene.cluster);
        QVERIFY(scene.answer(test::knownMigration("migrating")));
        QCOMPARE(scene.services.classicLists.waiting(), 1);
    }
};

POOLHOUSE_CORE_APP_TEST(TestMigrationReader)
#include "tst_migration_reader.moc"
