// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"
#include "ui/planner/lane_canvas.h"
#include "ui/widgets/card_frame.h"

#include <optional>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace poolhouse::ui {

inline constexpr int laneMargin = 12; ///< beside what is in a lane, in pixels

class AppsButton;
class BadgeLabel;
class CountStepper;
class FieldProblem;
class LevelCombo;
class RankedRow;
class SpanLabel;
class TextLabel;

/// One pool of a plan: name, level, count, price, remove and restore above its drawing. Its free surface can be
/// dragged. Object names of the children: "poolName", "poolNameField", "poolBadge", "levelCombo", "countStepper",
/// "standbyBox", "laneApps", "removePool", "keepPool", "poolEffect", "laneCanvas", "laneMoves", "laneRefusal",
/// "poolProblem".
class LaneView : public CardFrame {
    Q_OBJECT
public:
    explicit LaneView(QWidget* parent = nullptr);

    /// Updates only what changed; preserves text being typed.
    void showRow(const views::PlannerRow& row, const std::vector<views::LevelChoice>& levels);
    void showGhost(const views::Lane& lane); ///< a pool of the answer only: nothing can be edited
    void showLane(const views::Lane& lane, const LaneScale& scale, const std::vector<std::pair<int, QString>>& targets);
    /// Why something is impossible here, over the drawing; empty: nothing.
    void showRefusal(const std::optional<QString>& why);
    void setLeaving(bool leaving); ///< dragged out of the list
    [[nodiscard]] const views::PlannerRow& row() const { return m_row; }
    [[nodiscard]] LaneCanvas* canvas() const { return m_canvas; }
    void focusFirst();                      ///< the name field of a new pool, else the level
    [[nodiscard]] int widthForName() const; ///< from which on name and badge are whole, in pixels

Q_SIGNALS:
    void levelChosen(const QString& level);
    void countChosen(int count);
    void nameChosen(const QString& name);
    void removeRequested();
    void restoreRequested();
    void appsRequested(QPoint global); ///< what can be done to the apps that use it
    void appsGrabbed(QPoint global);   ///< all that use it
    void grabbed(QPoint global);       ///< the lane itself
    void dragged(QPoint global, Qt::KeyboardModifiers modifiers);
    void released();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void build();
    void layOut();
    void wire();
    void showNames();
    void placeRefusal();
    void showApps(const views::LaneApps& apps);
    void fitApps();

    views::PlannerRow m_row;
    views::LaneApps m_shownApps;
    bool m_shown = false;
    bool m_ghost = false;
    bool m_held = false;
    bool m_leaving = false;

    RankedRow* m_head = nullptr;
    TextLabel* m_name = nullptr;
    QLineEdit* m_nameField = nullptr;
    BadgeLabel* m_badge = nullptr;
    LevelCombo* m_level = nullptr;
    CountStepper* m_count = nullptr;
    QCheckBox* m_standby = nullptr;
    AppsButton* m_apps = nullptr;
    QToolButton* m_remove = nullptr;
    QPushButton* m_restore = nullptr;
    SpanLabel* m_effect = nullptr;
    LaneCanvas* m_canvas = nullptr;
    TextLabel* m_moves = nullptr;
    TextLabel* m_refusal = nullptr;
    FieldProblem* m_problem = nullptr;
};

} // namespace poolhouse::ui
