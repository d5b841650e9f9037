// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/views/plan_gesture.h"
#include "models/views/plan_session.h"
#include "models/views/planner_frontier.h"
#include "models/views/planner_memory.h"
#include "models/views/planner_view.h"
#include "models/views/search_schedule.h"

#include <QObject>

#include <map>
#include <memory>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::views {

/// The plan being edited, with undo and redo. Each edit is saved at once. The plan of one cluster may include further
/// clusters. A plan that changes nothing, or that was applied, follows its clusters; any other keeps the basis it was
/// decided on, and the view lists the drift. Rows are addressed by their index in the view. On the GUI thread; searches
/// run on another, see SearchWorker, and the view shows what they found once they are over and no drag is on.
class PlannerModel : public QObject {
    Q_OBJECT
public:
    /// All outlive the model. `search` is called on another thread.
    PlannerModel(const fleet::Store& store, const core::Clock& clock, plans::PlanRepository& repository,
                 SearchWorker::Search search = searched, QObject* parent = nullptr);
    ~PlannerModel() override;

    /// Shows the plan of this cluster: the one being edited, the saved one, or a fresh one.
    void open(const core::ClusterId& cluster);
    [[nodiscard]] const core::ClusterId& home() const { return m_home; } ///< the cluster that the plan was opened for
    [[nodiscard]] const core::ClusterId& current() const {
        return m_current;
    } ///< the cluster of the plan that is shown
    [[nodiscard]] const fleet::Store& store() const { return m_store; }
    [[nodiscard]] const plans::PlanRepository& repository() const { return m_repository; } ///< holds each edit at once
    [[nodiscard]] const plans::PlanDraft& draft() const;
    [[nodiscard]] const PlannerView& view() const { return m_view; }
    [[nodiscard]] const plans::NeedsDraft& needs() const; ///< of the current cluster

    // The shape of the current cluster. Rows out of range are ignored.
    void setLevel(int row, const std::string& level);
    void setCount(int row, int count);         ///< any number; the view reports an invalid one
    void rename(int row, const QString& name); ///< of a new pool; needs pinned to it follow
    void addPool();
    void removePool(int row);  ///< drops a new one, destroys a live one
    void restorePool(int row); ///< a live one stays, unchanged
    void resetToLive();        ///< all clusters
    void rebase();             ///< the intentions on the clusters as they are now

    // A drag: the view shows the plan as it would be. Meanwhile the plan keeps its basis; lanes say what changed in the
    // cluster. Any other edit ends it without effect.
    /// An error is a sentence that says why it is impossible; the view stays as it is then.
    [[nodiscard]] core::Result<core::Done, QString> preview(const LaneEdit& edit);
    /// Tries `edit` at once, by key or for a screen reader; or why it is impossible. Counts and levels join like typed
    /// ones.
    [[nodiscard]] core::Result<core::Done, QString> make(const LaneEdit& edit);
    [[nodiscard]] std::optional<QString> whyNot(const LaneEdit& edit) const; ///< empty: possible
    [[nodiscard]] bool takePreview(); ///< one step of undo; false: it became impossible meanwhile, or there is none
    void dropPreview();               ///< as if nothing had been dragged
    [[nodiscard]] bool previewing() const { return m_gesture.active(); }
    /// Why the last edit that was tried, or what was dragged, is impossible; empty: it is possible.
    [[nodiscard]] const std::optional<QString>& previewRefusal() const { return m_gesture.refusal(); }

    // Several clusters in one plan.
    void show(const core::ClusterId& cluster);
    void addCluster(const core::ClusterId& cluster);            ///< and shows it; one that was never read is ignored
    void dropCluster(const core::ClusterId& cluster);           ///< not the home
    [[nodiscard]] std::vector<core::ClusterId> addable() const; ///< read, and not in the plan

    // What the apps need.
    /// `field` as for UndoStack::edit().
    void setNeeds(const plans::NeedsDraft& needs, const plans::PlanEdit& edit, const std::string& field = {});
    void fillFromPeaks();
    /// Starts the search, see PlannerAnswerCard::searching; needs that are edited meanwhile are those it answers. What
    /// the view shows beside an answer and the growth is searched for by itself once nothing has changed for a moment:
    /// the other answers or what makes the needs feasible, and what is cheapest with the growth.
    void findCheapest();
    /// Something that the view shows is searched for, or will be in a moment; changed() is emitted at the end.
    [[nodiscard]] bool searching() const { return m_search.wanted().has_value(); }
    /// The answer, or one of those that differ in kind: `which` - 1 is its index in PlannerView::otherAnswers.
    void loadCheapest(int which = 0);
    void setGrowth(int percent);     ///< 0 to 300: tries the needs that much larger; not part of the plan
    void showAnswer(bool inDrawing); ///< as ghosts
    void chooseAnswer(int which);    ///< `which` as above; it is shown in the drawing
    [[nodiscard]] bool showsAnswer() const { return m_showsAnswer; }

    // The chart.
    void setSurvivable(bool survivable);
    void loadFrontier(int point);

    // Whole plans.
    /// An opened file, see draftOf(); ignored without the home cluster. Needs that were entered stay.
    void load(plans::PlanDraft plan, const plans::PlanEdit& edit);
    [[nodiscard]] core::Plan plan() const;                                         ///< as it is saved and applied
    [[nodiscard]] const std::vector<plans::PlanAlternative>& alternatives() const; ///< kept for comparison
    void keepForComparison();                                                      ///< for comparison
    void loadAlternative(int index);
    void dropAlternative(int index);

    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const { return history().canUndo(); }
    [[nodiscard]] bool canRedo() const { return history().canRedo(); }
    [[nodiscard]] std::optional<plans::PlanEdit> nextUndo() const { return history().nextUndo(); }
    [[nodiscard]] std::optional<plans::PlanEdit> nextRedo() const { return history().nextRedo(); }
    [[nodiscard]] QString undoLabel() const; ///< "5 instances for web-reads"; empty when nothing can be undone
    [[nodiscard]] QString redoLabel() const;

Q_SIGNALS:
    void changed(); ///< the view is a new one

private:
    [[nodiscard]] const plans::UndoStack& history() const;
    [[nodiscard]] const fleet::ClusterRecord* read(const core::ClusterId& cluster) const; ///< null without details
    [[nodiscard]] plans::PlannedPool* pool(plans::PlanDraft& draft, int row) const;
    void edit(plans::PlanDraft next, const plans::PlanEdit& edit, const std::string& field = {});
    void save();
    void turn(void (plans::UndoStack::*way)()); ///< undo or redo
    void follow(); ///< rebases clusters without intentions, and those that reached the plan
    void onClusterChanged(const core::ClusterId& cluster);
    void search();  ///< takes what was found, and says what is still missing
    void refresh(); ///< rebuilds the view
    template <class Setting> void setShown(Setting& setting, Setting value) {
        if (setting != value) {
            setting = value;
            refresh();
        }
    }

    const fleet::Store& m_store;
    const core::Clock& m_clock;
    plans::PlanRepository& m_repository;
    std::map<core::ClusterId, PlanSession> m_sessions; ///< by home
    PlanSession m_empty;
    core::ClusterId m_home;
    core::ClusterId m_current;
    PlanGesture m_gesture;
    int m_growth = 0;
    bool m_showsAnswer = false;
    int m_chosenAnswer = 0;
    bool m_survivable = false;
    PlannerFrontier m_frontier;
    PlannerMemory m_memory;
    PlannerView m_view;
    SearchSchedule m_search; ///< last: its thread ends first
};

} // namespace poolhouse::views
