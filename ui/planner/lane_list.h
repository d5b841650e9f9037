// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"
#include "ui/planner/lane_canvas.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QMenu;
class QVBoxLayout;

namespace poolhouse::ui {

class EdgeScroll;
class EmptyLane;
class GhostLanes;
class LaneDrag;
class LaneRefusal;
class LaneView;
class LaneZoom;
class LevelStrip;
class TextLabel;

/// All pools of the cluster shown, to one scale of connections, changed by hand, by key or by assistive technology.
/// Edits go to the model. Object names "laneList", "poolEditor.ROW" (a lane), "needsNowhere", "laneMenu", those of
/// GhostLanes, LaneZoom, EmptyLane and LevelStrip.
class LaneList : public QWidget {
    Q_OBJECT
public:
    LaneList(views::PlannerModel& model, const fleet::Store& store, QWidget* parent = nullptr);
    ~LaneList() override;

    void showLanes(const views::PlannerView& view); ///< reuses the lanes
    [[nodiscard]] int widthForNames() const;        ///< from which on names and badges of pools are whole, in pixels
    [[nodiscard]] LaneZoom& zoom() const { return *m_zoom; }
    /// A drag or an edit that may be one of many, such as a key, is under way: what is decided on by it shows at once.
    [[nodiscard]] bool editing() const { return m_editing || m_model.previewing(); }

Q_SIGNALS:
    /// Another part is to be shown, or a drag has ended: respond with showLanes().
    void outdated();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override; ///< Esc takes a refusal away, before it closes anything

private:
    void build();
    void wireDrag();
    void addLane();
    void wireLane(LaneView* lane);
    void wireKeys(LaneView* lane);
    void dropLane();
    void byHand(const std::function<void()>& edit); ///< editing() meanwhile, and spoken
    void rescale();                                 ///< the lanes of the model's view to the width there is
    [[nodiscard]] QStringList rowNames() const;
    void grab(const LaneView* lane, const views::LaneHit& hit, QPoint global);
    [[nodiscard]] int rowAt(QPoint global) const;
    [[nodiscard]] int rowOf(const LaneView* lane) const;          ///< -1: leaving
    [[nodiscard]] LaneView* laneOf(int row) const;                ///< null: none
    void make(const LaneView* lane, const views::LaneEdit& edit); ///< or says in the lane why not
    void stepLevel(const LaneView* lane, int by);
    void stepNeed(const LaneView* lane, int by);
    void removeOrRestore(const LaneView* lane, bool remove);
    void showMenu(const LaneView* lane, QPoint global, bool appsOnly = false);
    void chooseApp(int from, int to); ///< of several that were dropped on a lane

    views::PlannerModel& m_model;
    const fleet::Store& m_store;
    LaneDrag* m_drag;
    LaneZoom* m_zoom;
    EdgeScroll* m_edges;
    std::vector<LaneView*> m_lanes;
    const LaneView* m_leaving = nullptr; ///< dragged out: shown although its row was removed
    QVBoxLayout* m_column = nullptr;
    GhostLanes* m_ghosts = nullptr;
    TextLabel* m_nowhere = nullptr;
    EmptyLane* m_empty = nullptr;
    LevelStrip* m_levels = nullptr;
    QMenu* m_menu = nullptr;
    std::unique_ptr<LaneRefusal> m_refusal;
    QStringList m_menuFor; ///< rowNames() when it was opened
    core::ClusterId m_shownCluster;
    bool m_editing = false;
    double m_unit = 0; ///< pixels for a connection
};

} // namespace poolhouse::ui
