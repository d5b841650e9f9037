// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"
#include "ui/widgets/card_frame.h"

#include <QStringList>

class QMenu;
class QPushButton;

namespace poolhouse::ui {

class NeedsConditions;
class NeedsTable;
class TextLabel;
class WorkloadForm;

/// "What the apps need": workloads with whether the plan meets them, a form for the selected one, what holds for all,
/// and where they come from. Object names "needsEditor", "needsMet", "needsNone", "addWorkload", "removeWorkload",
/// "closeWorkload", "needsFromPeaks", "needsSources", "needsBasis", "needsNote"; see its parts for the others.
class NeedsEditor : public CardFrame {
    Q_OBJECT
public:
    /// `model` outlives the editor.
    explicit NeedsEditor(views::PlannerModel& model, QWidget* parent = nullptr);

    /// Shows the needs of the model. Changes only what differs.
    void showNeeds(const views::PlannerView& view);

Q_SIGNALS:
    void processesRequested(); ///< fill in the dynos of the attached apps
    void fileRequested();      ///< fill in a NEEDS.json

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void layOut();
    void wire();
    void showChosen(bool another);
    void choose(int row);
    void fillMenu();
    void editLast();
    void addWorkload();
    void removeWorkload();
    [[nodiscard]] const plans::WorkloadDraft* chosenWorkload() const; ///< null: none

    views::PlannerModel& m_model;
    core::ClusterId m_cluster; ///< the one shown
    QStringList m_pools;
    views::PlannerNeeds m_needs;
    int m_chosen = -1;
    TextLabel* m_met = nullptr;
    TextLabel* m_none = nullptr;
    NeedsTable* m_table = nullptr;
    QWidget* m_formPanel = nullptr;
    WorkloadForm* m_form = nullptr;
    NeedsConditions* m_conditions = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_close = nullptr;
    QPushButton* m_peaks = nullptr;
    QPushButton* m_sources = nullptr;
    QMenu* m_menu = nullptr;
    TextLabel* m_basis = nullptr;
    TextLabel* m_note = nullptr;
};

} // namespace poolhouse::ui
