// SPDX-License-Identifier: GPL-3.0-or-later
// Upcoming maintenance of a fleet, in every state and size; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "models/tables/coming_model.h"
#include "models/tables/roles.h"
#include "tests/support/picture.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/cluster/coming_page.h"
#include "ui/cluster/coming_table.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace poolhouse;
using tables::ComingModel;
using test::s;
using ui::ComingPage;
using ui::ComingTable;
using views::ComingView;

namespace {

using ComingChange = void (*)(ComingView&);

views::ComingRow comingRowOf(const char* cluster, const char* app, const char* at, const char* span, text::Tone tone) {
    views::ComingRow row;
    row.cluster.value = cluster;
    row.clusterName = s(cluster);
    row.app = s(app);
    row.when = {s(at), s(span), s(at) + s(", ") + s(span)};
    row.deadline = {s("2026-12-17 15:00"), s("overdue by 19 days 23 h"),
                    s("2026-12-17 15:00, overdue by 19 days 23 h")};
    row.what = s("routine maintenance (changeover)");
    row.window = s("Thursdays 22:00 to Fridays 02:00 UTC");
    row.state = s("preparing");
    row.detail =
        s("Scheduled for: 2026-12-03 15:00 (14:00 UTC). Required by: 2026-12-17 15:00 (14:00 UTC), in 19 days. "
          "Reason: routine maintenance (changeover). Window: Thursdays 22:00 to Fridays 02:00 UTC.");
    row.tone = tone;
    return row;
}

ComingView comingFleet() {
    ComingView view;
    view.state = ComingView::State::Read;
    view.age = s("Maintenance read 50 s ago");
    view.tone = text::Tone::Working;
    view.headline = s("1 running · 3 planned · next 2026-12-03 15:00, in 5 days 3 h");
    view.rows = {
        comingRowOf("postgresql-rectangular-12345", "example-app", "running since", "14:05", text::Tone::Working),
        comingRowOf("postgresql-cubic-55310", "billing-prod", "2026-12-03 15:00", "in 5 days 3 h",
                    text::Tone::Attention),
        comingRowOf("postgresql-angular-29944", "media-ingest", "2026-12-04 15:00", "in 6 days 3 h", text::Tone::Bad),
        comingRowOf("postgresql-tapered-35561", "status-page", "unknown", "", text::Tone::Attention)};
    view.rows.back().when.text = s("unknown");
    return view;
}

void partlyFailing(ComingView& view) {
    view.problem = s("2 of 6 apps couldn't be read: catalog-api, sandbox-tools. The API reported an internal error. "
                     "Retrying automatically. If this continues, check the API's status page.");
    view.partial = s("1 maintenance could not be read: odd-db (maintenances[0].addon).");
    view.rows[1].stale = true;
}

void noneComing(ComingView& view) {
    view.rows.clear();
    view.tone = text::Tone::Good;
    view.headline = s("No maintenance is planned.");
}

void neverComing(ComingView& view) {
    const auto problem = s("6 of 6 apps couldn't be read: a, b, c and 3 more. The API reported an internal error.");
    view = {};
    view.state = ComingView::State::Failed;
    view.problem = problem;
}

void comingLoading(ComingView& view) {
    view = {};
}

struct ComingScene {
    ComingScene() {
        page.resize(1000, 600);
        page.showComing(comingFleet());
        page.show();
    }
    [[nodiscard]] ComingTable& table() const { return *page.findChild<ComingTable*>(s("comingTable")); }
    [[nodiscard]] QLineEdit& filter() const { return *page.findChild<QLineEdit*>(s("comingFilter")); }
    [[nodiscard]] QString text(const char* name) const {
        const auto* label = page.findChild<ui::TextLabel*>(s(name));
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QStringList clusters() const {
        QStringList names;
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            names << table().model()->index(row, ComingModel::Cluster).data().toString();
        }
        return names;
    }

    ComingPage page;
};

} // namespace

class TestComingPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draws_data() {
        test::Pictures::addColumns();
        QTest::addColumn<QSize>("size");
        QTest::addColumn<ComingChange>("change");
        const QSize laptop(1000, 560);
        const ComingChange nothing = [](ComingView&) {};
        QTest::newRow("light") << false << false << 1.0 << laptop << nothing;
        QTest::newRow("dark") << true << false << 1.0 << laptop << nothing;
        QTest::newRow("light-2x") << false << false << 2.0 << laptop << nothing;
        QTest::newRow("light-failing") << false << false << 1.0 << laptop << ComingChange(partlyFailing);
        QTest::newRow("light-none") << false << false << 1.0 << laptop << ComingChange(noneComing);
        QTest::newRow("dark-never") << true << false << 1.0 << laptop << ComingChange(neverComing);
        QTest::newRow("light-loading") << false << false << 1.0 << laptop << ComingChange(comingLoading);
        QTest::newRow("mirrored") << false << true << 1.0 << laptop << nothing;
        QTest::newRow("light-narrow") << false << false << 1.0 << QSize(560, 460) << nothing;
    }
    void draws() {
        const test::Pictures pictures;
        QFETCH(const QSize, size);
        QFETCH(const ComingChange, change);
        auto view = comingFleet();
        change(view);
        ComingPage page;
        pictures.direct(page);
        page.resize(size);
        page.showComing(view);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        auto* table = page.findChild<ComingTable*>(s("comingTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        pictures.shoot(page, "coming");
        QCOMPARE(page.horizontalScrollBar()->maximum(), 0);
    }

    /// Dates keep their width, names shrink, then columns are hidden, with any font.
    void nothingScrollsSideways_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("points");
        QTest::addColumn<int>("columns");
        QTest::newRow("wide") << 1700 << 9 << 7;
        QTest::newRow("laptop") << 1000 << 9 << 7;
        QTest::newRow("narrow") << 700 << 9 << 5;
        QTest::newRow("narrowest") << 600 << 9 << 4;
        QTest::newRow("narrow, large") << 620 << 14 << 4;
    }
    void nothingScrollsSideways() {
        QFETCH(const int, width);
        QFETCH(const int, points);
        QFETCH(const int, columns);
        ComingScene scene;
        auto font = scene.page.font();
        font.setPointSize(points);
        scene.page.setFont(font);
        scene.page.resize(width, 600);
        QTest::qWait(0);
        auto& table = scene.table();
        QTRY_COMPARE(table.horizontalScrollBar()->maximum(), 0);
        int shown = 0;
        for (int column = 0; column < ComingModel::ColumnCount; ++column) {
            shown += table.isColumnHidden(column) ? 0 : 1;
        }
        QVERIFY2(shown >= columns, qPrintable(QString::number(shown)));
        for (const int column : {ComingModel::When, ComingModel::Deadline}) {
            QVERIFY(!table.isColumnHidden(column));
            const auto lines = table.model()->index(1, column).data(ComingModel::linesRole).toStringList();
            for (const auto& line : lines) {
                QVERIFY2(table.columnWidth(column) > table.fontMetrics().horizontalAdvance(line) + 16,
                         qPrintable(line));
            }
        }
        QCOMPARE(table.horizontalHeader()->hiddenSectionCount(), ComingModel::ColumnCount - shown);
    }

    void theFilterFindsAnyPart() {
        ComingScene scene;
        QCOMPARE(scene.clusters().size(), 4);
        scene.filter().setText(s(" CUBIC "));
        QCOMPARE(scene.clusters(), QStringList{s("postgresql-cubic-55310")});
        scene.filter().setText(s("media"));
        QCOMPARE(scene.clusters(), QStringList{s("postgresql-angular-29944")});
        scene.filter().setText(s("nothing"));
        QCOMPARE(scene.text("comingNote"), s("No matches."));
        QVERIFY(!scene.table().isVisible());
        scene.filter().setFocus();
        QTest::keyClick(&scene.filter(), Qt::Key_Escape);
        QVERIFY(scene.filter().text().isEmpty() && scene.table().isVisible());
        QCOMPARE(scene.text("comingNote"), QString());
    }

    void enterAndDoubleClickLeadToTheCluster() {
        ComingScene scene;
        QSignalSpy entered(&scene.page, &ComingPage::clusterEntered);
        scene.filter().setFocus();
        QTest::keyClick(&scene.filter(), Qt::Key_Down);
        QTest::keyClick(&scene.table(), Qt::Key_Down);
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.front().front().value<core::ClusterId>().value, std::string("postgresql-cubic-55310"));
        const auto at = scene.table().visualRect(scene.table().model()->index(2, 1)).center();
        QTest::mouseClick(scene.table().viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(scene.table().viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(entered.back().front().value<core::ClusterId>().value, std::string("postgresql-angular-29944"));
    }

    void aRowIsExplainedAndCopied() {
        ComingScene scene;
        QCOMPARE(scene.text("comingDetail"), QString());
        scene.table().selectRow(1);
        QVERIFY2(scene.text("comingDetail").startsWith(s("postgresql-cubic-55310: Scheduled for: ")),
                 qPrintable(scene.text("comingDetail")));
        QCOMPARE(ui::selectedRowsText(scene.table()),
                 s("2026-12-03 15:00, in 5 days 3 h\tpostgresql-cubic-55310\tbilling-prod\troutine maintenance "
                   "(changeover)\t2026-12-17 15:00, overdue by 19 days 23 h\tThursdays 22:00 to Fridays 02:00 "
                   "UTC\tpreparing"));
    }

    void aPollKeepsWhereOneIs() {
        ComingScene scene;
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        scene.table().selectRow(1);
        auto view = comingFleet();
        view.rows.erase(view.rows.begin());
        view.rows[0].when.text = s("2026-12-03 15:00, in 5 days 2 h");
        scene.page.showComing(view);
        QCOMPARE(scene.table().currentIndex().row(), 0);
        QCOMPARE(scene.clusters().constFirst(), s("postgresql-cubic-55310"));
        scene.table().setFocus();
        noneComing(view);
        scene.page.showComing(view);
        QCOMPARE(scene.text("comingHeadline"), s("No maintenance is planned."));
        QCOMPARE(scene.page.focusWidget()->objectName(), s("comingRetry"));
        QVERIFY(!scene.filter().isVisible() && !scene.table().isVisible());
        QCOMPARE(scene.text("comingDetail"), QString());
    }

    void theFocusComesWithTheRows() {
        ComingScene scene;
        scene.page.showComing({});
        scene.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.page));
        scene.page.focusTable();
        QTRY_COMPARE(scene.page.focusWidget()->objectName(), s("comingRetry"));
        scene.page.showComing(comingFleet());
        QVERIFY(scene.table().hasFocus());
        QCOMPARE(scene.table().currentIndex().row(), 0);
    }

    void whatIsSpoken() {
        const ComingScene scene;
        QCOMPARE(scene.table().accessibleName(), s("Upcoming maintenance"));
        QCOMPARE(scene.filter().accessibleName(), s("Filter maintenance"));
        const auto first = scene.table().model()->index(0, ComingModel::When);
        QVERIFY(!first.data(Qt::AccessibleDescriptionRole).toString().isEmpty());
    }
};

POOLHOUSE_WIDGET_TEST(TestComingPage)
#include "tst_coming_page.moc"
