// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/migration_reader.h"
#include "models/fleet/store.h"
#include "models/text/wording.h"
#include "models/views/migration_form.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/known_migration.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::ChangeKind;
using core::MigrationMethod;
using views::MigrationDraft;
using views::MigrationForm;
using Step = MigrationForm::Step;

namespace {

const auto migrationPhrase = QStringLiteral("example-app/postgresql-rectangular-12345");

struct MigrationFormScene {
    fleet::Store store;
    fleet::MigrationRecord record;
    std::optional<operations::Refusal> refused;

    explicit MigrationFormScene(const std::optional<core::Migration>& shown = {}) {
        test::fillWithRectangular(store);
        record.migration = shown;
        record.freshness.readAt = test::morning;
        record.sourcesFreshness.readAt = test::morning;
        auto small = test::legacyDatabase();
        small.id = {"small-1"};
        small.name = "postgresql-minimal-70091";
        small.plan = "essential-1";
        record.sources = {test::legacyDatabase(), small};
    }
    [[nodiscard]] MigrationForm form(const MigrationDraft& draft = {},
                                     const std::vector<core::ClusterId>& taken = {}) const {
        return views::migrationForm(
            {store, *store.cluster(test::rectangular().id), test::morning}, &record, draft,
            [this](const core::Change&) { return refused; }, taken);
    }
};

QString factOfMigration(const MigrationForm& form, const char* label) {
    for (const auto& fact : form.facts) {
        if (fact.label == QLatin1String(label)) {
            return fact.plain();
        }
    }
    return {};
}

} // namespace

/// What a migration does, told before, how far it is, and what keeps it from being sent.
class TestMigrationForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsKnownAtFirst() {
        MigrationFormScene scene;
        scene.record.freshness = {};
        auto form = scene.form();
        QVERIFY(form.step == Step::Loading && form.whyNot && form.changes.empty());
        scene.record.freshness.problem = api::ApiError();
        form = scene.form();
        QVERIFY(form.consequence.isEmpty());
        QVERIFY(form.warnings.front().sentence.startsWith(QStringLiteral("The migration couldn't be loaded.")));
    }
    void preparingDeletesAndWantsThePhrase() {
        const MigrationFormScene scene;
        const auto& source = test::legacyDatabase().id;
        auto form = scene.form({source, MigrationMethod::Cdc});
        QVERIFY(form.step == Step::Prepare && form.alarming);
        QVERIFY2(form.consequence.startsWith(
                     QStringLiteral("All data in postgresql-rectangular-12345 is deleted now. It can't be brought")),
                 qPrintable(form.consequence));
        QVERIFY(form.methodEffect.contains(QStringLiteral("kept up to date")));
        QVERIFY(factOfMigration(form, "Data in postgresql-rectangular-12345")
                    .contains(QStringLiteral("the preparation deletes")));
        QCOMPARE(form.whyNot, QStringLiteral("Type %1 first.").arg(migrationPhrase));
        form = scene.form({source, MigrationMethod::Cdc, false, migrationPhrase});
        QVERIFY(form.changes ==
                std::vector{test::migrationChange(ChangeKind::PrepareMigration, {}, MigrationMethod::Cdc)});
    }
    void sourcesWithTheReason() {
        MigrationFormScene scene;
        auto form = scene.form();
        QCOMPARE(form.sources.size(), 2U);
        QVERIFY(form.sources[0].possible);
        QCOMPARE(form.sources[0].line, QStringLiteral("postgresql-rigid-40120 (standard-2)"));
        QVERIFY(!form.sources[1].possible);
        QCOMPARE(form.sources[1].line,
                 QStringLiteral("postgresql-minimal-70091 (essential-1): Its plan is too small: only plans above "
                                "Essential can be migrated."));
        QVERIFY(form.sourcesNote.startsWith(QStringLiteral("Only databases of example-app are listed.")));
        QVERIFY(form.consequence.startsWith(QStringLiteral("All data in")));
        scene.record.sources.clear();
        QVERIFY(scene.form().sourcesNote.startsWith(QStringLiteral("example-app has no classic database.")));
        scene.record.sourcesFreshness.problem = api::ApiError();
        QVERIFY(scene.form().sourcesNote.startsWith(QStringLiteral("The classic databases couldn't be loaded.")));
        scene.record.sourcesFreshness = {};
        QCOMPARE(scene.form().sourcesNote, QStringLiteral("The databases of example-app are being loaded."));
    }
    void oneThatIsTaken() {
        const MigrationFormScene scene;
        const auto form = scene.form({}, {test::legacyDatabase().id});
        QVERIFY(!form.sources.front().possible);
        QCOMPARE(form.sources.front().line,
                 QStringLiteral("postgresql-rigid-40120 (standard-2): It is being migrated into another cluster."));
        QVERIFY(views::onlySource(form.sources).empty());
        QVERIFY(views::onlySource(scene.form().sources) == test::legacyDatabase().id);
    }
    /// One that could not be read is not one that isn't there.
    void whatCouldNotBeRead() {
        MigrationFormScene scene;
        scene.record.sources.clear();
        scene.record.sourcesUnreadable = {
            {core::RecordKind::Addon, "postgresql-rigid-40120", "[0].plan", "an object", true}};
        auto form = scene.form();
        QCOMPARE(form.sourcesNote, QStringLiteral("No classic database of example-app could be read."));
        QVERIFY(form.warnings.size() == 1 &&
                form.warnings.front().sentence.contains(QStringLiteral("postgresql-rigid-40120")));
        scene.record.migration = test::knownMigration("migrating");
        scene.record.unreadable = {
            {core::RecordKind::Migration, "migration-1", "full_load_progress", "a percentage", false}};
        form = scene.form();
        QVERIFY(form.warnings.size() == 1 &&
                form.warnings.front().sentence.contains(QStringLiteral("full_load_progress")));
    }
    void theAppIsUnknown() {
        fleet::Store store;
        auto summary = test::rectangular();
        auto info = test::rectangularInfo();
        summary.app = {};
        info.app = {};
        store.applyFleet({}, {summary}, test::morning);
        store.applyInfo(info, test::morning);
        fleet::MigrationRecord record;
        record.freshness.readAt = test::morning;
        const auto form = views::migrationForm({store, *store.cluster(summary.id), test::morning}, &record, {},
                                               [](const core::Change&) { return std::nullopt; });
        QCOMPARE(form.sourcesNote,
                 QStringLiteral("The app of the cluster is unknown, and with it its classic databases."));
    }
    /// Overdue at the pace of its state.
    void asOfWhen() {
        MigrationFormScene scene(test::knownMigration("migrating"));
        const auto at = text::formatTime(test::morning, test::morning, true);
        QCOMPARE(factOfMigration(scene.form(), "As of"), at);
        scene.record.freshness.readAt = test::morning - std::chrono::minutes(6);
        QVERIFY2(factOfMigration(scene.form(), "As of").endsWith(QStringLiteral(", 6 min ago")),
                 qPrintable(factOfMigration(scene.form(), "As of")));
        scene.record.migration = test::knownMigration("completed");
        QVERIFY(!factOfMigration(scene.form(), "As of").contains(QStringLiteral("ago")));
    }
    void watchedWhileItIsPrepared() {
        auto shown = test::knownMigration("preparing");
        shown.checks = {{"source-reachable", "passed", ""}, {"extensions-available", "running", "postgis"}};
        MigrationFormScene scene(shown);
        scene.refused.emplace();
        scene.refused->code = operations::Refusal::Code::MigrationBad;
        scene.refused->migrationProblem = core::MigrationProblem::NotReady;
        const auto form = scene.form();
        QVERIFY(form.step == Step::Watch && form.phrase.isEmpty() && form.changes.empty());
        QCOMPARE(factOfMigration(form, "From"), QStringLiteral("postgresql-rigid-40120"));
        QCOMPARE(factOfMigration(form, "State"), QStringLiteral("Being prepared"));
        QCOMPARE(factOfMigration(form, "Checks"),
                 QStringLiteral("source-reachable: passed, extensions-available: running (postgis)"));
        QCOMPARE(form.whyNot, QStringLiteral("The migration is still being prepared. Wait until it is ready."));
    }
    void runOrCancelledOnceItIsReady() {
        const MigrationFormScene scene(test::knownMigration("ready"));
        auto form = scene.form();
        QVERIFY(form.step == Step::Ready && form.alarming);
        QVERIFY2(form.consequence.startsWith(QStringLiteral("postgresql-rigid-40120 goes offline now")) &&
                     form.consequence.contains(QStringLiteral("can't be cancelled once it has started")),
                 qPrintable(form.consequence));
        QCOMPARE(form.phrase, migrationPhrase);
        form = scene.form({{}, {}, false, migrationPhrase});
        QVERIFY(form.changes ==
                std::vector{test::migrationChange(ChangeKind::RunMigration, test::knownMigration("ready"))});
        form = scene.form({{}, {}, true, {}});
        QVERIFY(form.phrase.isEmpty() && !form.alarming && !form.whyNot);
        QCOMPARE(form.verb, QStringLiteral("Cancel migration"));
        QVERIFY(form.changes ==
                std::vector{test::migrationChange(ChangeKind::CancelMigration, test::knownMigration("ready"))});
        QVERIFY(form.consequence.contains(QStringLiteral("doesn't come back")));
    }
    void progressAndEnd() {
        auto shown = test::knownMigration("migrating");
        shown.progress = 42;
        QVERIFY(factOfMigration(MigrationFormScene(shown).form(), "That means")
                    .startsWith(QStringLiteral("42% of the data copied.")));
        shown = test::knownMigration("failed");
        shown.error = "Out of disk.";
        const MigrationFormScene failed(shown);
        QVERIFY(failed.form().step == Step::Prepare); // another one can be prepared
        QVERIFY(factOfMigration(failed.form(), "That means").endsWith(QStringLiteral("Out of disk.")));
        QCOMPARE(factOfMigration(MigrationFormScene(test::knownMigration("rewinding")).form(), "State"),
                 QStringLiteral("rewinding"));
    }
};

POOLHOUSE_PLAIN_TEST(TestMigrationForm)
#include "tst_migration_form.moc"
