// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_needs.h"

#include <QHash>
#include <QTableWidget>

#include <array>
#include <vector>

namespace poolhouse::ui {

/// "web, 26 × 5 × 10" in `room` pixels: the name is elided, down to nothing; the factors never.
[[nodiscard]] QString shortNeed(const QString& name, const QString& factors, const QFontMetrics& letters,
                                int available);

/// Workloads, each with a tick or a cross, its colour in the drawing, connections and pool. As tall as its rows, up to
/// a limit. Object name "workloadTable".
class NeedsTable : public QTableWidget {
    Q_OBJECT
public:
    enum Column { StateColumn, NameColumn, ConnectionsColumn, PoolColumn, ColumnCount };

    explicit NeedsTable(QWidget* parent = nullptr);

    void showRows(const std::vector<views::NeedRow>& rows); ///< changes only what differs; emits nothing
    void choose(int row);                                   ///< -1: none. Emits nothing
    [[nodiscard]] int chosen() const;                       ///< row, or -1

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int needed(Column column);
    void shareWidth();
    void changeLetters();
    void showRow(int row, const views::NeedRow& need);
    void measure(); ///< height of rows and table

    std::vector<views::NeedRow> m_rows;
    std::array<QHash<QString, int>, ColumnCount> m_widths; ///< of cells, by text
};

} // namespace poolhouse::ui
