// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"
#include "ui/planner/lane_canvas.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QMenu;
class QScrollBar;
class QVBoxLayout;

namespace poolhouse::ui {

class EmptyLane;
class LaneDrag;
class LaneView;
class LevelStrip;
class TextLabel;

/// All pools of the cluster shown, to one scale of connections, changed by hand, by key or by assistive technology.
/// Edits go to the model. Object names "laneList", "poolEditor.ROW" (a lane), "ghostLane.NUMBER" (of the answer only),
/// "needsNowhere", "laneScroll", "laneMenu", those of EmptyLane and LevelStrip.
class LaneList : public QWidget {
    Q_OBJECT
public:
    LaneList(views::PlannerModel& model, const fleet::Store& store, QWidget* parent = nullptr);

    void showLanes(const views::PlannerView& view); ///< reuses the lanes
    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom); ///< 1 to views::mostZoom

protected:
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void build();
    void wireDrag();
    void addLane();
    void wireLane(LaneView* lane);
    void wireKeys(LaneView* lane);
    void dropLane();
    void showGhosts(const views::PlannerView& view);
    void rescale(); ///< the lanes of the model's view to the width there is
    [[nodiscard]] QStringList rowNames() const;
    void grab(const LaneView* lane, const views::LaneHit& hit, QPoint global);
    [[nodiscard]] int rowAt(QPoint global) const;
    [[nodiscard]] int rowOf(const LaneView* lane) const; ///< -1: leaving
    [[nodiscard]] LaneView* laneOf(int row) const;       ///< null: none
    [[nodiscard]] std::vector<std::pair<int, QString>> targetsFor(int row, const views::Lane& lane) const;
    void make(const LaneView* lane, const views::LaneEdit& edit); ///< or says in the lane why not
    void stepLevel(const LaneView* lane, int by);
    void stepNeed(const LaneView* lane, int by);
    void removeOrRestore(const LaneView* lane, bool remove);
    void showMenu(const LaneView* lane, QPoint global);
    void refuse(int row, const QString& why);

    views::PlannerModel& m_model;
    const fleet::Store& m_store;
    LaneDrag* m_drag;
    std::vector<LaneView*> m_lanes;
    std::vector<LaneView*> m_ghosts;
    const LaneView* m_leaving = nullptr; ///< dragged out: shown although it has no row any more
    QVBoxLayout* m_column = nullptr;
    QVBoxLayout* m_others = nullptr;
    TextLabel* m_nowhere = nullptr;
    QScrollBar* m_scroll = nullptr;
    EmptyLane* m_empty = nullptr;
    LevelStrip* m_levels = nullptr;
    QMenu* m_menu = nullptr;
    double m_zoom = 1;
    QStringList m_menuFor; ///< rowNames() when it was opened
    core::ClusterId m_shownCluster;
    double m_unit = 0; ///< pixels for a connection
};

} // namespace poolhouse::ui
