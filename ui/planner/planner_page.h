// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/plan_run_view.h"
#include "models/views/planner_model.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;

namespace poolhouse::ui {

class AnswerCard;
class ComparisonTable;
class CostChart;
class DriftNote;
class NeedsEditor;
class PlanFigures;
class PlannerBar;
class PlanWarnings;
class ReviewDialog;
class RunPanel;
class ShapeEditor;
class TextLabel;

/// The planner: shape a cluster freely, see what it costs and carries, find the cheapest, review and apply. It edits
/// the model, which keeps everything; it asks nobody. Wants to be a tab of the cluster page. Object names
/// "plannerPage", "plannerEmpty", "survivableBox", "chartNote", "priceNotes", and those of its parts.
class PlannerPage : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the page; `store` is the model's.
    PlannerPage(views::PlannerModel& model, const fleet::Store& store, QWidget* parent = nullptr);

    void open(const core::ClusterId& cluster); ///< shows the plan of this cluster
    /// Which of the buttons somebody answers to; the others are not shown.
    void offer(bool openPlan, bool savePlan, bool copyPlan);
    void setLocked(const QString& why); ///< why nothing can be applied just now; empty: it can. Planning goes on.
    void refuse(const QString& why);    ///< the answer to applyRequested() where it is no: the review stays as it is
    /// How the plan that was applied comes along; an empty view shows nothing.
    void showRun(const views::PlanRunView& run);
    void review(); ///< opens the review, where the plan can be applied

Q_SIGNALS:
    void openRequested(); ///< of a document; answer with PlannerModel::load()
    void saveRequested(const poolhouse::core::Plan& plan);
    void copyRequested(const poolhouse::core::Plan& plan);
    void reviewRequested(); ///< the review has been opened: a good moment to read the clusters again
    /// Decided on: what was typed to confirm destroying goes with it.
    void applyRequested(const poolhouse::core::Plan& plan, const QString& phrase);
    // Of the plan being applied.
    void pauseRequested();
    void resumeRequested();
    void stopRequested();
    void oppositeRequested(); ///< the way back shall be opened as a plan
    void runClosed();         ///< the end has been seen

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildFigures();
    QWidget* buildNeeds();
    void wire();
    void showView();
    void showBar();

    views::PlannerModel& m_model;
    QString m_locked;
    bool m_outdated = true; ///< hidden while the model changed
    QPointer<ReviewDialog> m_review;
    QWidget* m_content = nullptr;
    TextLabel* m_empty = nullptr;
    PlannerBar* m_bar = nullptr;
    RunPanel* m_run = nullptr;
    DriftNote* m_drift = nullptr;
    ShapeEditor* m_shape = nullptr;
    PlanFigures* m_figures = nullptr;
    CostChart* m_chart = nullptr;
    QCheckBox* m_survivable = nullptr;
    TextLabel* m_chartNote = nullptr;
    TextLabel* m_priceNotes = nullptr;
    NeedsEditor* m_needs = nullptr;
    AnswerCard* m_answer = nullptr;
    PlanWarnings* m_warnings = nullptr;
    ComparisonTable* m_comparison = nullptr;
};

} // namespace poolhouse::ui
