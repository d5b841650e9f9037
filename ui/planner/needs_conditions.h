// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLineEdit;
class QSlider;

namespace poolhouse::ui {

class FieldProblem;
class TextLabel;

/// What holds for all needs: surviving a loss, standby, margin, budget, and the growth they are tried with. Text that
/// can't be read stays in its field, with the reason below. Object names "surviveLoss", "leaderStandby",
/// "marginSlider", "marginField", "marginProblem", "budgetField", "budgetProblem", "growthSlider", "growthLabel",
/// "growthCarried", "growthShape".
class NeedsConditions : public QWidget {
    Q_OBJECT
public:
    /// `model` outlives the widget.
    explicit NeedsConditions(views::PlannerModel& model, QWidget* parent = nullptr);

    void showConditions(const views::PlannerNeeds& needs);
    void forget(); ///< what can't be read in the fields: another cluster is shown

private:
    void build();
    void layOut();
    void wire();
    void readMargin();
    void readBudget();
    void setMargin(int percent);
    void showMargin(int percent);
    void showBudget();
    void showGrowth(const views::PlannerNeeds& needs);

    views::PlannerModel& m_model;
    int m_shownMargin = 0;
    std::optional<core::Money> m_shownBudget;
    QCheckBox* m_survive = nullptr;
    QCheckBox* m_standby = nullptr;
    QSlider* m_marginSlider = nullptr;
    QLineEdit* m_margin = nullptr;
    FieldProblem* m_marginProblem = nullptr;
    QLineEdit* m_budget = nullptr;
    FieldProblem* m_budgetProblem = nullptr;
    QSlider* m_growthSlider = nullptr;
    TextLabel* m_growth = nullptr;
    std::optional<core::ClusterId> m_seekingNext; ///< that the next shape is searched for, as shown last
    TextLabel* m_carries = nullptr;
    TextLabel* m_nextShape = nullptr;
};

} // namespace poolhouse::ui
