// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a cluster, in every state and size; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "models/tables/roles.h"
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
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
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

    void aChangedValueIsSpoken() {
        const SettingsScene scene;
        const auto* model = scene.part<ui::SettingsTable>("settingsTable")->model();
        QCOMPARE(model->index(1, 1).data(Qt::AccessibleTextRole).toString(), s("all, changed"));
        QCOMPARE(model->index(5, 1).data(Qt::AccessibleTextRole).toString(), s("on"));
    }
};

POOLHOUSE_WIDGET_TEST(TestSettingsTab)
#include "tst_settings_tab.moc"
