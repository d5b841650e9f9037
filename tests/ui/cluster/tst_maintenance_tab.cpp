// SPDX-License-Identifier: GPL-3.0-or-later
// What is planned for a cluster, in every state and size; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "tests/support/application_font.h"
#include "tests/support/picture.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/cluster/maintenance_tab.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace poolhouse;
using test::s;
using ui::MaintenanceTab;
using views::MaintenanceView;

namespace {

using ViewChange = void (*)(MaintenanceView&);

MaintenanceView plannedView() {
    MaintenanceView view;
    view.cluster = {"a"};
    view.state = MaintenanceView::State::Read;
    view.age = s("Maintenance read 4 s ago");
    view.tone = text::Tone::Attention;
    view.headline = s("Maintenance is scheduled for 2026-12-03 23:30 (22:30 UTC).");
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{
             {"Reason", "routine maintenance (changeover)"},
             {"Scheduled for", "2026-12-03 23:30 (22:30 UTC)"},
             {"Moved from", "2026-11-26 23:30 (22:30 UTC)"},
             {"Required by", "2026-12-17 15:00 (14:00 UTC), in 19 days 2 h"},
             {"Window", "Thursdays 22:00 to Fridays 02:00 UTC"},
             {"Window, local time", "Thursdays 23:00 to Fridays 03:00 (UTC+01:00)"}}) {
        view.facts.push_back({s(name), {{s(value)}}});
    }
    for (int month = 9; month > 3; month -= 2) {
        view.past.push_back({s("2026-0%1-04 00:05 (2026-0%1-03 22:05 UTC)").arg(month),
                             s("2026-0%1-04 00:11 (2026-0%1-03 22:11 UTC)").arg(month), s("6 min"), s("completed"),
                             s("routine maintenance (changeover)")});
    }
    view.rule = s("Apps may lose their connections while a maintenance runs, and have to reconnect.");
    return view;
}

void nothingPlanned(MaintenanceView& view) {
    view.tone = text::Tone::Good;
    view.headline = s("No maintenance is planned.");
    view.facts = {view.facts[4], view.facts[5]};
    view.rule.clear();
    view.past.clear();
    view.pastNote = s("No past maintenance.");
}

void failingNow(MaintenanceView& view) {
    view.stale = true;
    view.tone = text::Tone::Unknown;
    view.age = s("Maintenance as of 11:40:00, 20 min ago");
    view.problem = s("Maintenance couldn't be loaded. The API reported an internal error. Poolhouse tries again.");
    view.partial = s("The state of a maintenance couldn't be read.");
    view.pastNote = s("The maintenance history couldn't be loaded. The API reported an internal error.");
}

void neverLoaded(MaintenanceView& view) {
    const auto problem = s("Maintenance couldn't be loaded. The API has no maintenance data for this cluster.");
    view = {};
    view.cluster = {"a"};
    view.state = MaintenanceView::State::Failed;
    view.problem = problem;
}

void stillLoading(MaintenanceView& view) {
    view = {};
    view.cluster = {"a"};
}

} // namespace

class TestMaintenanceTab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aButtonAsksOrSaysWhyNot();
    void draws_data() {
        test::Pictures::addColumns();
        QTest::addColumn<QSize>("size");
        QTest::addColumn<ViewChange>("change");
        const QSize laptop(1000, 560);
        const ViewChange nothing = [](MaintenanceView&) {};
        QTest::newRow("light") << false << false << 1.0 << laptop << nothing;
        QTest::newRow("dark") << true << false << 1.0 << laptop << nothing;
        QTest::newRow("light-2x") << false << false << 2.0 << laptop << nothing;
        QTest::newRow("light-none") << false << false << 1.0 << laptop << ViewChange(nothingPlanned);
        QTest::newRow("dark-failing") << true << false << 1.0 << QSize(1000, 700) << ViewChange(failingNow);
        QTest::newRow("light-never") << false << false << 1.0 << laptop << ViewChange(neverLoaded);
        QTest::newRow("light-loading") << false << false << 1.0 << laptop << ViewChange(stillLoading);
        QTest::newRow("mirrored") << false << true << 1.0 << laptop << nothing;
        QTest::newRow("light-narrow") << false << false << 1.0 << QSize(520, 700) << nothing;
    }
    void draws() {
        const test::Pictures pictures;
        QFETCH(const QSize, size);
        QFETCH(const ViewChange, change);
        auto view = plannedView();
        change(view);
        MaintenanceTab tab;
        pictures.direct(tab);
        tab.resize(size);
        tab.showMaintenance(view);
        tab.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tab));
        pictures.shoot(tab, "maintenance");
        QCOMPARE(tab.horizontalScrollBar()->maximum(), 0);
    }

    void whatIsUnknownIsNotShownAsNone() {
        MaintenanceTab tab;
        tab.show();
        const auto textOf = [&tab](const char* name) { return tab.findChild<ui::TextLabel*>(s(name))->text(); };
        const auto seen = [&tab](const char* name) { return tab.findChild<QWidget*>(s(name))->isVisible(); };
        QCOMPARE(textOf("maintenanceHeadline"), s("Loading maintenance"));
        QVERIFY(seen("maintenanceSkeleton") && !seen("maintenanceHistory") && !seen("factList"));
        auto view = plannedView();
        neverLoaded(view);
        tab.showMaintenance(view);
        QCOMPARE(textOf("maintenanceHeadline"), s("Whether maintenance is planned is unknown."));
        QVERIFY(!seen("maintenanceSkeleton") && !seen("maintenanceTone") && seen("maintenanceProblem"));
        tab.showMaintenance(plannedView());
        QVERIFY(seen("factList") && seen("maintenanceTone") && !seen("maintenanceProblem"));
        QCOMPARE(tab.findChild<QTableWidget*>(s("maintenanceHistory"))->rowCount(), 3);
    }

    void allRowsOfTheHistoryAreInView() {
        MaintenanceTab tab;
        tab.resize(1000, 900);
        tab.show();
        tab.showMaintenance(plannedView());
        auto* table = tab.findChild<QTableWidget*>(s("maintenanceHistory"));
        QTRY_COMPARE(table->verticalScrollBar()->maximum(), 0);
        const auto rows = [table] {
            return table->horizontalHeader()->height() + table->rowCount() * table->rowHeight(0);
        };
        const int bar = table->horizontalScrollBar()->sizeHint().height();
        QVERIFY(table->height() - rows() < bar); // no room is kept for a bar that is not there
        const test::ApplicationFont larger(test::ApplicationFont::scaled(1.6));
        QTRY_VERIFY(table->rowHeight(0) > table->fontMetrics().height());
        QTRY_COMPARE(table->verticalScrollBar()->maximum(), 0);
        tab.resize(500, 900); // too narrow for its columns
        QTRY_VERIFY(table->horizontalScrollBar()->maximum() > 0);
        QTRY_COMPARE(table->verticalScrollBar()->maximum(), 0);
        QVERIFY(table->height() - rows() >= bar);
        tab.resize(1600, 900);
        QTRY_VERIFY(table->height() - rows() < bar);
    }

    void itIsReadAgainByItsButton() {
        MaintenanceTab tab;
        const QSignalSpy asked(&tab, &MaintenanceTab::retryRequested);
        tab.findChild<QPushButton*>(s("maintenanceRetry"))->click();
        QCOMPARE(asked.size(), 1);
    }
};

void TestMaintenanceTab::aButtonAsksOrSaysWhyNot() {
    MaintenanceTab tab;
    auto view = plannedView();
    view.actions.move = s("The maintenance is running. Wait for it to finish.");
    tab.showMaintenance(view);
    std::vector<core::ChangeKind> asked;
    connect(&tab, &MaintenanceTab::changeRequested, &tab, [&](core::ChangeKind kind) { asked.push_back(kind); });
    for (const auto* name : {"maintenanceRun", "maintenanceMove", "maintenanceSetWindow", "upgradeVersionButton"}) {
        tab.findChild<QPushButton*>(QLatin1String(name))->click();
    }
    QVERIFY(asked == (std::vector{core::ChangeKind::RunMaintenance, core::ChangeKind::SetWindow,
                                  core::ChangeKind::UpgradeVersion}));
    const auto* move = tab.findChild<QPushButton*>(QStringLiteral("maintenanceMove"));
    QVERIFY(!move->isEnabled() && move->toolTip().contains(s("Wait for it to finish.")));
    QCOMPARE(move->accessibleDescription(), *view.actions.move);
    view.actions.move.reset();
    tab.showMaintenance(view);
    QVERIFY(move->isEnabled() && move->toolTip().isEmpty() && move->accessibleDescription().isEmpty());
}

POOLHOUSE_WIDGET_TEST(TestMaintenanceTab)
#include "tst_maintenance_tab.moc"
