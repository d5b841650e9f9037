// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/plan_news.h"
#include "models/views/plan_run_view.h"
#include "models/views/planner_model.h"

#include <QPointer>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QVBoxLayout;

namespace poolhouse::ui {

class AnswerCard;
class ComparisonTable;
class CostChart;
class DriftNote;
class LaneList;
class LostMovesNote;
class NeedsEditor;
class PlanClusters;
class PlanSummary;
class PlannerBar;
class PlannerColumns;
class PlanWarnings;
class ReviewDialog;
class RunPanel;
class TextLabel;

/// Planner: shape a cluster, see its cost and capacity, find the cheapest shape, review and apply. Edits go to the
/// model, which holds the state; no I/O. Meant as a tab of ClusterPage. Object names "plannerPage", "plannerEmpty",
/// "survivableBox", "chartNote", and those of its children.
class PlannerPage : public QWidget {
    Q_OBJECT
public:
    /// Both references must outlive the page; `store` is the model's store.
    PlannerPage(views::PlannerModel& model, const fleet::Store& store, QWidget* parent = nullptr);
    ~PlannerPage() override;

    void open(const core::ClusterId& cluster); ///< shows the plan of `cluster`
    [[nodiscard]] const views::PlannerModel& model() const { return m_model; }
    /// Shows only the buttons whose signals are handled.
    void offer(bool openPlan, bool savePlan, bool copyPlan);
    void setLocked(const std::optional<QString>& why); ///< reason that blocks applying. Editing stays possible
    void refuse(const QString& why);                   ///< rejects applyRequested(): the review stays open
    /// Execution progress; an empty view hides the panel.
    void showRun(const views::PlanRunView& run);
    [[nodiscard]] RunPanel& runPanel() const { return *m_run; }
    void review();              ///< opens the review dialog
    void openDrawer(bool open); ///< where needs and answer don't fit beside the drawing

Q_SIGNALS:
    void drawerToggled(bool open);
    void processesRequested(); ///< as needs of the cluster shown; respond with views::fillNeeds()
    void needsFileRequested();
    void openRequested(); ///< open a plan file; respond with PlannerModel::load()
    void saveRequested(const poolhouse::core::Plan& plan);
    void drawingRequested(); ///< the plan as a picture
    void copyRequested(const poolhouse::core::Plan& plan);
    void reviewRequested(); ///< the review was opened: refresh the clusters
    /// Confirmed by the user. `phrase`: the typed confirmation of destructive steps.
    void applyRequested(const poolhouse::core::Plan& plan, const QString& phrase);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override; ///< on a low page the tool bar scrolls with the rest

private:
    void build();
    QWidget* buildDrawing();
    QWidget* buildCards();
    QWidget* buildChart();
    void wire();
    [[nodiscard]] QString alternative(int index) const; ///< its name
    void undo();
    void redo();
    void showView();
    void showNextPart();
    void showBar();
    void showDrawer();

    views::PlannerModel& m_model;
    views::LostMoves m_lost;
    std::optional<QString> m_locked;
    bool m_outdated = true; ///< the model changed while the page was hidden
    /// While lanes are edited by hand, what stands beside them and the totals follows once those are painted, part by
    /// part: a slice of the event loop each, so that the next step does not wait long.
    QTimer m_follow;
    int m_nextPart = 0;
    int m_behind = 0; ///< how many parts don't show the model's view
    QPointer<ReviewDialog> m_review;
    QVBoxLayout* m_outer = nullptr;
    QVBoxLayout* m_page = nullptr; ///< what scrolls with the drawing
    PlannerColumns* m_columns = nullptr;
    QWidget* m_drawing = nullptr;
    QWidget* m_cards = nullptr;
    bool m_drawerOpen = false;
    QWidget* m_content = nullptr;
    TextLabel* m_empty = nullptr;
    PlannerBar* m_bar = nullptr;
    RunPanel* m_run = nullptr;
    DriftNote* m_drift = nullptr;
    LostMovesNote* m_lostNote = nullptr;
    PlanClusters* m_clusters = nullptr;
    LaneList* m_lanes = nullptr;
    PlanSummary* m_summary = nullptr;
    CostChart* m_chart = nullptr;
    QCheckBox* m_survivable = nullptr;
    TextLabel* m_chartNote = nullptr;
    NeedsEditor* m_needs = nullptr;
    AnswerCard* m_answer = nullptr;
    PlanWarnings* m_warnings = nullptr;
    ComparisonTable* m_comparison = nullptr;
};

} // namespace poolhouse::ui
