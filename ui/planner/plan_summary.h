// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"
#include "ui/widgets/card_frame.h"

#include <vector>

class QPushButton;

namespace poolhouse::ui {

class PlanFigures;
class SpanLabel;
class TextLabel;

/// "This plan": the figures that decide, all of them on request, the steps in a line, and what the prices are. Object
/// names "planSummary", "allFigures", "stepsLine", "priceNotes"; see PlanFigures.
class PlanSummary : public CardFrame {
    Q_OBJECT
public:
    explicit PlanSummary(QWidget* parent = nullptr);

    void showFigures(const views::PlannerSummary& summary); ///< and the title
    void showSteps(const views::PlannerSummary& summary, const QStringList& notes);

private:
    void showChosen();

    std::vector<views::PlannerFigure> m_shown; ///< all of them
    std::size_t m_brief = 0;
    PlanFigures* m_figures;
    QPushButton* m_all;
    SpanLabel* m_steps;
    TextLabel* m_notes;
};

} // namespace poolhouse::ui
