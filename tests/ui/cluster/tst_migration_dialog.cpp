// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/migration_reader.h"
#include "tests/support/known_migration.h"
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/cluster/migration_dialog.h"
#include "ui/pools/warning_list.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace poolhouse;
using core::ChangeKind;
using test::part;

namespace {

core::ClassicDatabase classicDatabase(const char* id, const char* state = "provisioned") {
    auto database = test::legacyDatabase();
    database.id = {id};
    database.name = std::string("postgresql-") + id;
    database.state = core::readEnum(core::addonStateWords(), state);
    return database;
}

struct MigrationDialogScene : test::ChangeScene {
    using Databases = std::vector<core::ClassicDatabase>;

    test::Services services;
    bool mayRead = true;
    fleet::MigrationReader reader{services, store, clock, [this] { return mayRead; }};
    std::unique_ptr<ui::MigrationDialog> dialog{opened(cluster)};

    [[nodiscard]] ui::MigrationDialog* opened(const core::ClusterId& into) {
        auto* shown = new ui::MigrationDialog(store, clock, reader, into,
                                              [](const core::Change& change) -> std::optional<operations::Refusal> {
                                                  const auto problem = change.kind == ChangeKind::PrepareMigration
                                                                           ? core::problemOfPreparing(*change.migration)
                                                                           : core::problemOfReady(*change.migration);
                                                  if (!problem) {
                                                      return std::nullopt;
                                                  }
                                                  operations::Refusal refusal;
                                                  refusal.code = operations::Refusal::Code::MigrationBad;
                                                  refusal.migrationProblem = problem;
                                                  return refusal;
                                              });
        shown->setAttribute(Qt::WA_DeleteOnClose, false);
        shown->show();
        return shown;
    }
    void answer(const std::optional<core::Migration>& migration) {
        QVERIFY(services.migrations.answer(api::MigrationAnswer{migration, {}}));
    }
    void answerDatabases(Databases databases, std::vector<core::Unreadable> unreadable = {}) {
        const auto understood = databases.size();
        QVERIFY(services.classicLists.answer(
            core::PartialList<core::ClassicDatabase>{std::move(databases), std::move(unreadable), understood}));
    }
    /// All of it is read, and then read again.
    void read(const std::optional<core::Migration>& migration, Databases databases) {
        reader.refresh();
        answer(migration);
        answerDatabases(std::move(databases));
    }
    void type() const {
        part<QLineEdit>(*dialog, "phraseField")->setText(QStringLiteral("example-app/postgresql-rectangular-12345"));
    }
    [[nodiscard]] QString typed() const { return part<QLineEdit>(*dialog, "phraseField")->text(); }
    [[nodiscard]] const QPushButton& ask() const { return *part<QPushButton>(*dialog, "askButton"); }
    [[nodiscard]] QComboBox& source() const { return *part<QComboBox>(*dialog, "migrationSource"); }
    [[nodiscard]] QString warned() const {
        QStringList all;
        for (const auto* label : part<ui::WarningList>(*dialog, "warningList")->findChildren<QLabel*>()) {
            all << label->text();
        }
        return all.join(QLatin1Char('\n'));
    }
};

} // namespace

/// The dialog of a migration, while what is read changes under it.
class TestMigrationDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPhraseConfirmsWhatStoodThere();
    void aPhraseForRunningIsNoneForPreparing();
    void theOnlyDatabaseIsChosen();
    void whatWasChosenIsNotReplaced();
    void twoOfThem();
    void whatIsOverdueSaysSo();
};

/// Prepared by somebody else meanwhile: "Run" stands where "Prepare" did.
void TestMigrationDialog::aPhraseConfirmsWhatStoodThere() {
    MigrationDialogScene scene;
    scene.answer(std::nullopt);
    scene.answerDatabases({test::legacyDatabase()});
    scene.type();
    QCOMPARE(scene.ask().text(), QStringLiteral("Prepare migration"));
    QVERIFY2(scene.ask().isEnabled(), qPrintable(scene.ask().toolTip()));
    scene.read(std::nullopt, {test::legacyDatabase()});
    QVERIFY(scene.ask().isEnabled()); // nothing has changed
    scene.read(test::knownMigration("preparing"), {test::legacyDatabase()});
    scene.read(test::knownMigration("ready"), {test::legacyDatabase()});
    QCOMPARE(scene.ask().text(), QStringLiteral("Run migration"));
    QVERIFY(!scene.ask().isEnabled());
    QCOMPARE(scene.typed(), QString());
    QVERIFY2(scene.warned().contains(QStringLiteral("The migration changed while this was open.")),
             qPrintable(scene.warned()));
    test::shoot(*scene.dialog, QStringLiteral("migration-changed"));
    scene.type();
    QVERIFY(scene.ask().isEnabled());
}

/// The phrase is hidden, and kept, while it is to be cancelled.
void TestMigrationDialog::aPhraseForRunningIsNoneForPreparing() {
    MigrationDialogScene scene;
    scene.answer(test::knownMigration("ready"));
    scene.answerDatabases({test::legacyDatabase()});
    scene.type();
    QVERIFY(scene.ask().isEnabled());
    part<QRadioButton>(*scene.dialog, "migrationCancel")->setChecked(true);
    scene.read(test::knownMigration("cancelled"), {test::legacyDatabase()});
    QCOMPARE(scene.ask().text(), QStringLiteral("Prepare migration"));
    QVERIFY(!scene.ask().isEnabled());
    QCOMPARE(scene.typed(), QString());
}

void TestMigrationDialog::theOnlyDatabaseIsChosen() {
    MigrationDialogScene scene;
    scene.answer(std::nullopt);
    scene.answerDatabases({classicDatabase("a", "deprovisioning"), classicDatabase("b")});
    QVERIFY(scene.source().currentText().startsWith(QStringLiteral("postgresql-b")));
    MigrationDialogScene several;
    several.answer(std::nullopt);
    several.answerDatabases({classicDatabase("a"), classicDatabase("b")});
    QCOMPARE(several.source().currentIndex(), -1);
    QCOMPARE(several.source().property("shownText").toString(), QStringLiteral("Choose a database"));
    test::shoot(*several.dialog, QStringLiteral("migration-undecided"));
    QCOMPARE(test::notInView(*several.dialog, {QStringLiteral("phraseField")}), QStringList());
    several.type();
    QVERIFY(!several.ask().isEnabled());
    QCOMPARE(several.ask().toolTip(), QStringLiteral("Choose the classic database to migrate from."));
}

void TestMigrationDialog::whatWasChosenIsNotReplaced() {
    MigrationDialogScene scene;
    scene.answer(std::nullopt);
    scene.answerDatabases({classicDatabase("a"), classicDatabase("b")});
    scene.source().setCurrentIndex(1);
    scene.type();
    QVERIFY(scene.ask().isEnabled());
    const std::vector<MigrationDialogScene::Databases> without{
        {classicDatabase("a")}, {}, {classicDatabase("a"), classicDatabase("b", "deprovisioning")}};
    for (const auto& databases : without) {
        scene.read(std::nullopt, databases);
        QCOMPARE(scene.source().currentIndex(), -1);
        QVERIFY(!scene.ask().isEnabled());
    }
    scene.read(test::knownMigration("preparing"), {classicDatabase("a"), classicDatabase("b")});
    scene.read(test::knownMigration("cancelled"), {classicDatabase("a"), classicDatabase("b")});
    QVERIFY(scene.source().currentText().startsWith(QStringLiteral("postgresql-b")));
    scene.type();
    QVERIFY(scene.ask().isEnabled());
    const test::Asked asked(*scene.dialog);
    test::press(*scene.dialog, "askButton");
    QCOMPARE(asked.last().front().change.migration->source.value, std::string("b"));
}

/// The one that closes does not end the other one's readings.
void TestMigrationDialog::twoOfThem() {
    MigrationDialogScene scene;
    scene.answer(std::nullopt);
    scene.answerDatabases({test::legacyDatabase()});
    const std::unique_ptr<ui::MigrationDialog> other(scene.opened(test::sample::horizontal));
    QCOMPARE(scene.services.migrations.pending(), std::vector<std::string>{test::sample::horizontal.value});
    scene.dialog->reject();
    QCOMPARE(scene.services.migrations.pending(), std::vector<std::string>{test::sample::horizontal.value});
    scene.answer(test::knownMigration("preparing"));
    scene.answerDatabases({});
    scene.clock.advance(fleet::MigrationReader::workingInterval);
    scene.reader.tick();
    QCOMPARE(scene.services.migrations.waiting(), 1);
    other->reject();
    QCOMPARE(scene.services.migrations.waiting(), 0);
}

/// By itself: nothing is read, and nothing else changes.
void TestMigrationDialog::whatIsOverdueSaysSo() {
    MigrationDialogScene scene;
    scene.answer(test::knownMigration("ready"));
    scene.answerDatabases({});
    const auto old = [&scene] {
        const auto labels = scene.dialog->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->accessibleName().contains(QStringLiteral("10 min ago"));
        });
    };
    QVERIFY(!old());
    scene.mayRead = false;
    scene.clock.advance(std::chrono::minutes(10));
    part<QTimer>(*scene.dialog, "migrationAge")->setInterval(0);
    QTRY_VERIFY(old());
}

POOLHOUSE_WIDGET_TEST(TestMigrationDialog)
#include "tst_migration_dialog.moc"
