// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"
#include "ui/theme/typography.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace poolhouse::ui {

class BadgeLabel;
class SpanLabel;
class TextLabel;

/// Read-only table rows separated by hairlines.
class RuledGrid : public QWidget {
    Q_OBJECT
public:
    enum class Density { Roomy, Compact };
    explicit RuledGrid(QWidget* parent = nullptr, Density density = Density::Roomy);

protected:
    [[nodiscard]] QGridLayout* grid() const { return m_grid; }
    void setShownRows(int rows); ///< visible grid rows, header included
    void paintEvent(QPaintEvent* event) override;

private:
    QGridLayout* m_grid;
    int m_padding; ///< above and below a row, in pixels
    int m_shown = 0;
};

/// "Before and after": label, live, plan, change. Object names "planFigures" and "figure.ROW.live", ".plan", ".change".
class PlanFigures : public RuledGrid {
    Q_OBJECT
public:
    explicit PlanFigures(QWidget* parent = nullptr, Density density = Density::Roomy);

    void showTitle(const QString& title);                               ///< in the corner of the table
    void showFigures(const std::vector<views::PlannerFigure>& figures); ///< updates only what changed

private:
    struct Row {
        TextLabel* label;
        TextLabel* live;
        TextLabel* plan;
        TextLabel* change;
    };
    void addRow();

    TextStyle m_labels; ///< of the first column
    TextLabel* m_title;
    std::vector<Row> m_rows;
};

/// "Steps, in the order they will run", the total last. Object names "planSteps", "step.ROW.text", "step.ROW.cost".
class PlanSteps : public RuledGrid {
    Q_OBJECT
public:
    explicit PlanSteps(QWidget* parent = nullptr);

    void showSteps(const std::vector<views::PlannerStepRow>& steps);

private:
    struct Row {
        TextLabel* number;
        QWidget* middle;
        SpanLabel* text;
        BadgeLabel* badge;
        TextLabel* cost;
    };
    void addRow();

    std::vector<Row> m_rows;
};

} // namespace poolhouse::ui
