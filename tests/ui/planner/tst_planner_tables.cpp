// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of the planner whose texts or font change while they are shown.
#include "tests/support/application_font.h"
#include "tests/support/test_main.h"
#include "ui/planner/comparison_table.h"
#include "ui/planner/needs_table.h"
#include "ui/theme/theme_controller.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QTest>

using namespace poolhouse;
using ui::ComparisonTable;
using ui::NeedsTable;

namespace {

constexpr int narrow = 420; ///< names of the needs don't fit

std::vector<views::NeedRow> needs(const QString& pool) {
    std::vector<views::NeedRow> rows(3);
    rows[0].name = QStringLiteral("a workload with quite a long name");
    rows[0].connections = QStringLiteral("1,300");
    rows[0].pool = pool;
    rows[1].name = QStringLiteral("web");
    rows[1].connections = QStringLiteral("240");
    rows[1].pool = QStringLiteral("reads");
    return rows;
}

std::vector<views::PlannerComparisonRow> plansOf(const QString& cost) {
    const auto text = [](const char* latin) { return QString::fromLatin1(latin); };
    return {
        {text("Live"), cost, text("2,740"), text("760"), text("8"), text("24 GB"), text("2 pools, 4 instances"), {}},
        {text("This plan"),
         text("$1,808.40"),
         text("3,080"),
         text("1,520"),
         text("10"),
         text("28 GB"),
         text("3 pools, 7 instances"),
         {}}};
}

/// Widths of the columns, then heights of the rows.
std::vector<int> sizesIn(const QTableWidget& table) {
    std::vector<int> sizes;
    for (int column = 0; column < table.columnCount(); ++column) {
        sizes.push_back(table.columnWidth(column));
    }
    for (int row = 0; row < table.rowCount(); ++row) {
        sizes.push_back(table.rowHeight(row));
    }
    return sizes;
}

/// Shown at once, without the history of another.
std::vector<int> freshNeeds(const std::vector<views::NeedRow>& rows) {
    NeedsTable fresh;
    fresh.resize(narrow, 300);
    fresh.show();
    fresh.showRows(rows);
    return sizesIn(fresh);
}

std::vector<int> freshPlans(const std::vector<views::PlannerComparisonRow>& rows) {
    ComparisonTable fresh;
    fresh.resize(700, 300);
    fresh.show();
    fresh.showRows(rows);
    return sizesIn(*fresh.findChild<QTableWidget*>());
}

} // namespace

class PlannerTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsOfTheNeedsFollowTheirTexts() {
        NeedsTable table;
        table.resize(narrow, 300);
        table.show();
        for (const auto* pool : {"reads", "a pool with a long name", "web"}) {
            const auto rows = needs(QString::fromLatin1(pool));
            table.showRows(rows);
            QTRY_COMPARE(sizesIn(table), freshNeeds(rows));
        }
    }

    void needsFollowAnotherFont() {
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        const auto rows = needs(QStringLiteral("reads"));
        NeedsTable table;
        table.resize(narrow, 300);
        table.show();
        table.showRows(rows);
        for (const double factor : {1.6, 0.8}) {
            const auto before = sizesIn(table);
            const test::ApplicationFont font(test::ApplicationFont::scaled(factor));
            QTRY_VERIFY(sizesIn(table) != before);
            QTRY_COMPARE(sizesIn(table), freshNeeds(rows));
        }
    }

    void theComparisonFollowsAnotherFont() {
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light); // a style sheet for all passes fonts on
        const auto rows = plansOf(QStringLiteral("$1,558.40"));
        ComparisonTable table;
        table.resize(700, 300);
        table.show();
        table.showRows(rows);
        const auto* cells = table.findChild<QTableWidget*>();
        for (const double factor : {1.6, 0.8}) {
            const auto before = sizesIn(*cells);
            const test::ApplicationFont font(test::ApplicationFont::scaled(factor));
            QTRY_VERIFY(sizesIn(*cells) != before);
            QTRY_COMPARE(sizesIn(*cells), freshPlans(rows));
        }
    }
};

POOLHOUSE_WIDGET_TEST(PlannerTables)
#include "tst_planner_tables.moc"
