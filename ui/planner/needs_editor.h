// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace poolhouse::ui {

class FieldProblem;
class TextLabel;
class WorkloadForm;

/// "Requirements": a workload table, a form for the selected workload, and the constraints that apply to all.
/// Object names "needsEditor", "workloadTable", "addWorkload", "removeWorkload", "needsFromPeaks", "needsBasis",
/// "surviveLoss", "leaderStandby", "budgetField", "budgetProblem", "findCheapest"; see WorkloadForm for its fields.
class NeedsEditor : public QWidget {
    Q_OBJECT
public:
    /// `model` outlives the editor.
    explicit NeedsEditor(views::PlannerModel& model, QWidget* parent = nullptr);

    /// Shows the needs of the model. `pools`: names to pin a workload to. Changes only what differs.
    /// `basis`: what observed peaks rest on; empty hides it.
    void showNeeds(const QStringList& pools, const QString& basis);

private:
    void build();
    void buildTable();
    void layOut();
    void wire();
    void fillRow(int row);
    void showChosen(bool another);
    void addWorkload();
    void removeWorkload();
    void readBudget();
    [[nodiscard]] const plans::WorkloadDraft* chosenWorkload() const; ///< null: none
    [[nodiscard]] int chosen() const;                                 ///< row, or -1

    views::PlannerModel& m_model;
    QStringList m_pools;
    int m_chosen = -1;
    QTableWidget* m_table = nullptr;
    WorkloadForm* m_form = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_peaks = nullptr;
    TextLabel* m_basis = nullptr;
    QCheckBox* m_survive = nullptr;
    QCheckBox* m_standby = nullptr;
    QLineEdit* m_budget = nullptr;
    FieldProblem* m_budgetProblem = nullptr;
    QPushButton* m_find = nullptr;
};

} // namespace poolhouse::ui
