// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a cluster, in every state and size; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "models/tables/roles.h"
#include "models/tables/settings_model.h"
#include "models/text/setting_text.h"
#include "tests/support/picture.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/cluster/settings_tab.h"
#include "ui/cluster/settings_table.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace poolhouse;
using test::s;
using ui::SettingsTab;
using views::SettingsView;

namespace {

using SettingsChange = void (*)(SettingsView&);

views::SettingRow settingRow(const char* name, const char* value, const char* defaultValue, const char* restart,
                             core::SettingStanding standing) {
    core::Setting setting;
    setting.name = name;
    return {s(name), s(value), s(defaultValue), s(restart), text::settingPurpose(setting), standing};
}

SettingsView readView() {
    using enum core::SettingStanding;
    SettingsView view;
    view.cluster = {"a"};
    view.state = SettingsView::State::Read;
    view.age = s("Settings read 4 s ago");
    view.headline = s("9 settings, 2 changed from the default, 1 unknown");
    view.rows = {settingRow("idle_in_transaction_session_timeout", "60000", "86400000", "no", Changed),
                 settingRow("log_statement", "all", "ddl", "no", Changed),
                 settingRow("auto_explain.log_verbose", "unknown", "off", "yes", Unknown),
                 settingRow("auto_explain.log_analyze", "off", "off", "yes", Default),
                 settingRow("auto_explain.log_format", "not set", "text", "yes", Default),
                 settingRow("log_connections", "on", "on", "no", Default),
                 settingRow("log_min_duration_statement", "2000", "2000", "no", Default),
                 settingRow("track_functions", "none", "none", "no", Default),
                 settingRow("work_mem", "4MB", "4MB", "unknown", Default)};
    return view;
}

/// Two values were entered, one of which can't be taken.
void editedNow(SettingsView& view) {
    view.edits = 2;
    view.problems = 1;
    view.editSummary = s("2 changes to review, 1 can't be made");
    auto& good = view.rows[1];
    good.value = s("mod");
    good.note = s("from all");
    auto& bad = view.rows[6];
    bad.value = s("-2");
    bad.note = s("log_min_duration_statement takes a whole number from -1 to 2,147,483,647, in ms.");
    bad.noteTone = text::Tone::Bad;
    good.edited = bad.edited = true;
}

void failingLater(SettingsView& view) {
    view.stale = true;
    view.age = s("Settings as of 11:40:00, 20 min ago");
    view.problem = s("The settings couldn't be loaded. The API reported an internal error. Poolhouse tries again.");
    view.partial = s("The current value of log_lock_waits couldn't be read.");
}

void neverRead(SettingsView& view) {
    view = {};
    view.cluster = {"a"};
    view.state = SettingsView::State::Failed;
    view.headline = s("The settings are unknown.");
    view.problem = s("The settings couldn't be loaded. The API reported an internal error. Poolhouse tries again.");
}

void beingRead(SettingsView& view) {
    view = {};
    view.cluster = {"a"};
    view.headline = s("Loading settings");
}

struct SettingsScene {
    SettingsScene() {
        tab.resize(900, 600);
        tab.show();
        tab.showSettings(readView());
    }
    template <class T> [[nodiscard]] T* part(const char* name) const { return tab.findChild<T*>(s(name)); }
    [[nodiscard]] QStringList names() const {
        QStringList shown;
        const auto* table = part<ui::SettingsTable>("settingsTable");
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            shown << table->model()->index(row, 0).data().toString();
        }
        return shown;
    }
    void choose(int row) const {
        auto* table = part<ui::SettingsTable>("settingsTable");
        table->setCurrentIndex(table->model()->index(row, 0));
    }

    SettingsTab tab;
};

} // namespace

class TestSettingsTab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draws_data() {
        test::Pictures::addColumns();
        QTest::addColumn<QSize>("size");
        QTest::addColumn<SettingsChange>("change");
        const QSize laptop(1000, 560);
        const SettingsChange nothing = [](SettingsView&) {};
        QTest::newRow("light") << false << false << 1.0 << laptop << nothing;
        QTest::newRow("dark") << true << false << 1.0 << laptop << nothing;
        QTest::newRow("light-2x") << false << false << 2.0 << laptop << nothing;
        QTest::newRow("dark-failing") << true << false << 1.0 << QSize(1000, 700) << SettingsChange(failingLater);
        QTest::newRow("light-never") << false << false << 1.0 << laptop << SettingsChange(neverRead);
        QTest::newRow("light-loading") << false << false << 1.0 << laptop << SettingsChange(beingRead);
        QTest::newRow("mirrored") << false << true << 1.0 << laptop << nothing;
        QTest::newRow("light-edited") << false << false << 1.0 << laptop << SettingsChange(editedNow);
        QTest::newRow("dark-edited-narrow") << true << false << 1.0 << QSize(640, 480) << SettingsChange(editedNow);
        QTest::newRow("mirrored-edited") << false << true << 1.0 << laptop << SettingsChange(editedNow);
        QTest::newRow("light-narrow") << false << false << 1.0 << QSize(520, 420) << nothing;
    }
    void draws() {
        const test::Pictures pictures;
        QFETCH(const QSize, size);
        QFETCH(const SettingsChange, change);
        auto view = readView();
        change(view);
        SettingsTab tab;
        pictures.direct(tab);
        tab.resize(size);
        tab.showSettings(view);
        tab.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tab));
        auto* table = tab.findChild<ui::SettingsTable*>();
        table->setCurrentIndex(table->model()->index(0, 0));
        pictures.shoot(tab, "settings");
        QCOMPARE(tab.horizontalScrollBar()->maximum(), 0);
    }

    void wordsFindNamesAndPurposes() {
        const SettingsScene scene;
        auto* filter = scene.part<QLineEdit>("settingsFilter");
        filter->setText(s("LOG statement"));
        QVERIFY2(scene.names().contains(s("log_min_duration_statement")), qPrintable(scene.names().join(u',')));
        QVERIFY(!scene.names().contains(s("track_functions")));
        filter->setText(s("within a transaction"));
        QCOMPARE(scene.names(), QStringList{s("idle_in_transaction_session_timeout")});
        filter->setText(s("zebra"));
        QVERIFY(scene.names().isEmpty());
        QCOMPARE(scene.part<ui::TextLabel>("settingsNote")->text(), s("No setting matches the filter."));
        QVERIFY(!scene.part<QWidget>("settingsTable")->isVisible());
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(scene.names().size(), qsizetype(9));
        QVERIFY(!scene.part<QWidget>("settingsNote")->isVisible());
    }

    void whatIsKnownToHaveItsDefaultIsHiddenOnDemand() {
        const SettingsScene scene;
        scene.part<QCheckBox>("settingsHideDefaults")->click();
        QCOMPARE(scene.names(), QStringList({s("idle_in_transaction_session_timeout"), s("log_statement"),
                                             s("auto_explain.log_verbose")})); // of which that is unknown
    }

    void theFilterOutlivesAReadingNotTheCluster() {
        SettingsScene scene;
        scene.part<QCheckBox>("settingsHideDefaults")->click();
        auto view = readView();
        view.rows[1].value = s("mod");
        scene.tab.showSettings(view);
        QCOMPARE(scene.names().size(), qsizetype(3));
        view.cluster = {"b"};
        scene.tab.showSettings(view);
        QCOMPARE(scene.names().size(), qsizetype(9));
        QVERIFY(!scene.part<QCheckBox>("settingsHideDefaults")->isChecked());
    }

    /// A setting that was changed moves up.
    void anotherOrderKeepsTheCurrentRow() {
        SettingsScene scene;
        auto* table = scene.part<ui::SettingsTable>("settingsTable");
        table->selectRow(7);
        QCOMPARE(table->currentName(), s("track_functions"));
        auto view = readView();
        std::rotate(view.rows.begin(), view.rows.begin() + 7, view.rows.begin() + 8);
        view.rows[0].value = s("all");
        scene.tab.showSettings(view);
        QCOMPARE(table->currentName(), s("track_functions"));
        QCOMPARE(table->selectionModel()->selectedRows().size(), qsizetype(1));
        QCOMPARE(table->selectionModel()->selectedRows().front().row(), 0);
        QVERIFY(scene.part<ui::TextLabel>("settingsPurpose")->text().startsWith(s("track_functions: ")));
        view.cluster = {"b"};
        scene.tab.showSettings(view);
        QCOMPARE(table->currentName(), QString());
    }

    void aColumnKeepsTheWidthItWasGiven() {
        SettingsScene scene;
        auto* table = scene.part<ui::SettingsTable>("settingsTable");
        table->setColumnWidth(0, 400);
        auto view = readView();
        view.age = s("Settings read 5 s ago"); // as the next second does
        scene.tab.showSettings(view);
        QCOMPARE(table->columnWidth(0), 400);
    }

    void oldValuesAreDimmed() {
        SettingsScene scene;
        const auto* model = scene.part<ui::SettingsTable>("settingsTable")->model();
        QVERIFY(!model->index(0, 1).data(tables::StaleRole).toBool());
        auto view = readView();
        failingLater(view);
        scene.tab.showSettings(view);
        QVERIFY(model->index(0, 1).data(tables::StaleRole).toBool());
    }

    void theFocusIsNotLostWithTheRows() {
        SettingsScene scene;
        scene.tab.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.tab));
        auto* filter = scene.part<QLineEdit>("settingsFilter");
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_Down);
        auto* table = scene.part<ui::SettingsTable>("settingsTable");
        QVERIFY(table->hasFocus());
        QCOMPARE(table->selectionModel()->selectedRows().size(), qsizetype(1));
        auto view = readView();
        view.rows.clear();
        view.headline = s("No settings.");
        scene.tab.showSettings(view);
        QVERIFY(scene.part<QWidget>("settingsRetry")->hasFocus());
    }

    void theCurrentOneIsExplained() {
        SettingsScene scene;
        auto* purpose = scene.part<ui::TextLabel>("settingsPurpose");
        scene.choose(1);
        QVERIFY2(purpose->text().startsWith(s("log_statement: Which statements are logged.")),
                 qPrintable(purpose->text()));
        auto view = readView();
        view.rows[1].value = s("mod");
        scene.tab.showSettings(view); // as the next reading does
        QVERIFY(!purpose->text().isEmpty());
        scene.choose(8);
        QCOMPARE(purpose->text(), s("work_mem: no description is available."));
    }

    void rowsAreCopied() {
        SettingsScene scene;
        scene.tab.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.tab));
        auto* table = scene.part<ui::SettingsTable>("settingsTable");
        table->setFocus();
        table->selectRow(1);
        QTest::keySequence(table, QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), s("log_statement\tall\tddl\tno"));
        scene.part<QLineEdit>("settingsFilter")->setText(s("log_c"));
        table->selectAll(); // of what is shown
        QTest::keySequence(table, QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), s("log_connections\ton\ton\tno"));
    }

    void whatIsUnknownIsNotShownAsNone() {
        SettingsScene scene;
        auto view = readView();
        neverRead(view);
        scene.tab.showSettings(view);
        QVERIFY(!scene.part<QWidget>("settingsTable")->isVisible());
        QVERIFY(!scene.part<QWidget>("settingsNote")->isVisible()); // nothing says that there are none
        QVERIFY(scene.part<QWidget>("settingsProblem")->isVisible());
        QVERIFY(!scene.part<QWidget>("settingsFilter")->isVisible());
    }

    void columnsStayWhileWordsAreTyped() {
        const SettingsScene scene;
        auto* table = scene.part<ui::SettingsTable>("settingsTable");
        const int width = table->columnWidth(0);
        scene.part<QLineEdit>("settingsFilter")->setText(s("work_mem"));
        QCOMPARE(table->columnWidth(0), width);
        QVERIFY(width >= table->fontMetrics().horizontalAdvance(s("idle_in_transaction_session_timeout")));
    }

    void aNameThatIsElidedIsInTheToolTip() {
        SettingsScene scene;
        const auto* model = scene.part<ui::SettingsTable>("settingsTable")->model();
        const auto tip = model->index(1, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(s("log_statement")) && tip.contains(s("Which statements")), qPrintable(tip));
        auto view = readView();
        view.rows[8].name = s("<b>odd</b>");
        scene.tab.showSettings(view);
        QVERIFY(model->index(8, 0).data(Qt::ToolTipRole).toString().contains(s("&lt;b&gt;odd")));
    }

    void inANarrowWindowNamesGiveWay() {
        SettingsScene scene;
        auto* table = scene.part<ui::SettingsTable>("settingsTable");
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        const int whole = table->columnWidth(0);
        for (int width = 890; table->columnWidth(0) == whole; width -= 10) {
            QVERIFY(width > 300);
            scene.tab.resize(width, 600);
            QCoreApplication::processEvents();
        }
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        scene.tab.resize(900, 600);
        QTRY_COMPARE(table->columnWidth(0), whole);
    }

    void whatHasNoColumnIsTold() {
        SettingsScene scene;
        auto* table = scene.part<ui::SettingsTable>("settingsTable");
        const auto* purpose = scene.part<ui::TextLabel>("settingsPurpose");
        table->setCurrentIndex(table->model()->index(1, 0));
        const auto told = [&](int column, const char* sentence) {
            const auto value = table->model()->index(1, column).data().toString();
            return purpose->text().contains(s(sentence).arg(value));
        };
        using Model = tables::SettingsModel;
        QVERIFY(!told(Model::Default, "Default: %1.") && !told(Model::Restart, "Needs restart: %1."));
        for (int width = 890; !table->isColumnHidden(Model::Restart); width -= 10) {
            QVERIFY(width > 200);
            scene.tab.resize(width, 600);
            QCoreApplication::processEvents();
            QCOMPARE(told(Model::Default, "Default: %1."), table->isColumnHidden(Model::Default));
            QCOMPARE(told(Model::Restart, "Needs restart: %1."), table->isColumnHidden(Model::Restart));
            QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
            QVERIFY(!table->isColumnHidden(Model::Value));
        }
        scene.tab.resize(900, 600);
        QTRY_VERIFY(!table->isColumnHidden(Model::Default) && !table->isColumnHidden(Model::Restart));
    }

    /// In a mirrored window too, where QTableView::selectRow() selects nothing.
    void theFilterLeadsToARow_data() {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("mirrored") << Qt::RightToLeft;
    }
    void theFilterLeadsToARow() {
        QFETCH(const Qt::LayoutDirection, direction);
        SettingsScene scene;
        scene.tab.setLayoutDirection(direction);
        auto* table = scene.part<ui::SettingsTable>("settingsTable");
        QTest::keyClick(scene.part<QLineEdit>("settingsFilter"), Qt::Key_Down);
        QCOMPARE(table->selectionModel()->selectedRows().size(), qsizetype(1));
        QCOMPARE(table->currentName(), s("idle_in_transaction_session_timeout"));
    }

    void aValueIsEditedInPlace() {
        SettingsScene scene;
        scene.tab.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.tab));
        auto* table = scene.part<ui::SettingsTable>("settingsTable");
        table->setFocus();
        scene.choose(0);
        const QSignalSpy entered(&scene.tab.table(), &ui::SettingsTable::valueEntered);
        QTest::keyClick(table, Qt::Key_Return);
        auto* editor = scene.part<QLineEdit>("settingEditor");
        QVERIFY(editor != nullptr && editor->hasFocus());
        QCOMPARE(editor->text(), s("60000"));
        QTest::keyClicks(editor, s("5000"));
        auto view = readView();
        std::rotate(view.rows.begin(), view.rows.begin() + 7, view.rows.begin() + 8);
        scene.tab.showSettings(view); // it is read again meanwhile, in another order
        QVERIFY(scene.part<QLineEdit>("settingEditor") == editor && editor->text() == s("5000"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(entered.size(), 1);
        QCOMPARE(entered.front(), QVariantList({s("idle_in_transaction_session_timeout"), s("5000")}));
        QTRY_COMPARE(scene.names().front(), s("track_functions")); // what was read is shown now
        QTest::keyClick(table, Qt::Key_F2);
        editor = scene.part<QLineEdit>("settingEditor");
        QTest::keyClicks(editor, s("7"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QTRY_VERIFY(table->hasFocus());
        QCOMPARE(entered.size(), 1);
    }

    void ofAFewValuesOneIsChosen() {
        SettingsScene scene;
        auto view = readView();
        view.rows[1].rule.kind = core::SettingRule::Kind::Choice;
        view.rows[1].rule.choices = {"none", "ddl", "mod", "all"};
        view.rows[5].rule.kind = core::SettingRule::Kind::Switch;
        scene.tab.showSettings(view);
        auto* table = scene.part<ui::SettingsTable>("settingsTable");
        const QSignalSpy entered(&scene.tab.table(), &ui::SettingsTable::valueEntered);
        scene.choose(1);
        QTest::keyClick(table, Qt::Key_Return);
        auto* list = scene.part<QComboBox>("settingEditor");
        QVERIFY(list != nullptr && list->count() == 4);
        QCOMPARE(list->currentText(), s("all"));
        QTest::keyClick(list, Qt::Key_Up);
        QVERIFY(entered.empty()); // the keys go through the values
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(entered.size(), 1);
        QCOMPARE(entered.front(), QVariantList({s("log_statement"), s("mod")}));
        QTRY_VERIFY(scene.part<QComboBox>("settingEditor") == nullptr);
        scene.choose(5);
        QTest::keyClick(table, Qt::Key_Return);
        list = scene.part<QComboBox>("settingEditor");
        QVERIFY(list != nullptr && list->itemText(0) == s("on") && list->itemText(1) == s("off"));
    }

    void whatWasEnteredIsReviewedOrDiscarded() {
        SettingsScene scene;
        const QSignalSpy reviewed(&scene.tab, &SettingsTab::reviewRequested);
        const QSignalSpy discarded(&scene.tab.table(), &ui::SettingsTable::discardRequested);
        const QSignalSpy allDiscarded(&scene.tab, &SettingsTab::discardAllRequested);
        auto* review = scene.part<QPushButton>("settingsReview");
        QVERIFY(!review->isVisible() && !scene.part<QWidget>("settingsDiscard")->isVisible());
        QVERIFY(scene.part<QWidget>("settingsCopy")->isVisible());
        auto view = readView();
        editedNow(view);
        scene.tab.showSettings(view);
        QCOMPARE(scene.part<ui::TextLabel>("settingsEdits")->text(), view.editSummary);
        scene.part<QCheckBox>("settingsHideDefaults")->click();
        QVERIFY(scene.names().contains(s("log_min_duration_statement"))); // an edited one stays
        review->click();
        QCOMPARE(reviewed.size(), 1);
        scene.choose(1);
        QTest::keyClick(scene.part<ui::SettingsTable>("settingsTable"), Qt::Key_Delete);
        QCOMPARE(discarded.back().front().toString(), s("log_statement"));
        QVERIFY(!scene.part<QWidget>("settingsCopy")->isVisible()); // edits would not be copied
        QCOMPARE(allDiscarded.size(), 0);
        scene.part<QPushButton>("settingsDiscard")->click();
        QCOMPARE(allDiscarded.size(), 1);
        view.problems = 2;
        scene.tab.showSettings(view);
        QVERIFY(!review->isEnabled());
    }

    void aChangedValueIsSpoken() {
        const SettingsScene scene;
        const auto* model = scene.part<ui::SettingsTable>("settingsTable")->model();
        QCOMPARE(model->index(1, 1).data(Qt::AccessibleTextRole).toString(), s("all, changed"));
        QCOMPARE(model->index(5, 1).data(Qt::AccessibleTextRole).toString(), s("on"));
    }
};

POOLHOUSE_WIDGET_TEST(TestSettingsTab)
#include "tst_settings_tab.moc"
