// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QTableWidget;

namespace poolhouse::ui {

/// Plan comparison: live, current draft and saved alternatives, which can be loaded (double click, Enter) or dropped
/// (Delete). Object names "comparison", "comparisonTable", "keepForComparison", "loadAlternative", "dropAlternative".
class ComparisonTable : public QWidget {
    Q_OBJECT
public:
    explicit ComparisonTable(QWidget* parent = nullptr);

    void showRows(const std::vector<views::PlannerComparisonRow>& rows); ///< preserves the selected row

Q_SIGNALS:
    void keepRequested();
    void loadRequested(int alternative);
    void dropRequested(int alternative);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] int chosen() const; ///< index of the alternative, or -1
    void fitColumns();
    [[nodiscard]] bool breakLines(); ///< false: the columns don't fit even then
    void showButtons();
    void load();

    std::vector<views::PlannerComparisonRow> m_rows;
    int m_fitted = 0;     ///< width that the columns were fitted to
    bool m_wraps = false; ///< in several lines
    QTableWidget* m_table;
    QPushButton* m_aside;
    QPushButton* m_load;
    QPushButton* m_drop;
};

} // namespace poolhouse::ui
