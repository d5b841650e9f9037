// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/cost_row.h"
#include "ui/widgets/card_frame.h"

#include <vector>

class QGridLayout;

namespace poolhouse::ui {

class PoolMark;
class TextLabel;

/// "Cost by pool": one line per pool with mark, amount and share, the total last, a note below. Object names:
/// "costTitle", "costNote", and for line N from 0 "cost.N.label", "cost.N.amount", "cost.N.share".
class CostTable : public CardFrame {
    Q_OBJECT
public:
    explicit CostTable(QWidget* parent = nullptr);

    void showCosts(const std::vector<views::CostRow>& rows, const QString& note);
    void setStale(bool stale);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Line {
        PoolMark* mark;
        TextLabel* label;
        TextLabel* amount;
        TextLabel* share;
    };

    Line makeLine(int row, bool total);
    void removeLine(const Line& line);

    std::vector<views::CostRow> m_rows;
    std::vector<Line> m_lines;
    QGridLayout* m_grid;
    TextLabel* m_note;
};

} // namespace poolhouse::ui
