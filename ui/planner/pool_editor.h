// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"
#include "ui/widgets/card_frame.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace poolhouse::ui {

class BadgeLabel;
class CountStepper;
class FieldProblem;
class InstanceStrip;
class LevelCombo;
class SpanLabel;
class TextLabel;

/// Editable row of one pool in a plan: level, instance count, remove and restore. Dragging the instance boxes sideways
/// changes the count. Object names of the children: "poolName", "poolNameField", "poolBadge", "levelCombo",
/// "countStepper", "standbyBox", "removePool", "keepPool", "poolInstances", "poolEffect", "poolOverflow",
/// "poolProblem".
class PoolEditor : public CardFrame {
    Q_OBJECT
public:
    explicit PoolEditor(QWidget* parent = nullptr);

    /// Updates only what changed; preserves text being typed.
    void showRow(const views::PlannerRow& row, const std::vector<views::LevelChoice>& levels);
    void focusFirst(); ///< the name field of a new pool, else the level

Q_SIGNALS:
    void levelChosen(const QString& level);
    void countChosen(int count);
    void nameChosen(const QString& name);
    void removeRequested();
    void restoreRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void wire();
    void showNames();
    [[nodiscard]] bool drag(QEvent* event);

    views::PlannerRow m_row;
    bool m_shown = false;
    int m_dragFrom = 0;
    int m_dragCount = 0;
    bool m_dragging = false;

    TextLabel* m_name = nullptr;
    QLineEdit* m_nameField = nullptr;
    BadgeLabel* m_badge = nullptr;
    LevelCombo* m_level = nullptr;
    CountStepper* m_count = nullptr;
    QCheckBox* m_standby = nullptr;
    QToolButton* m_remove = nullptr;
    QPushButton* m_restore = nullptr;
    InstanceStrip* m_boxes = nullptr;
    SpanLabel* m_effect = nullptr;
    QWidget* m_overflow = nullptr;
    TextLabel* m_overflowText = nullptr;
    FieldProblem* m_problem = nullptr;
};

} // namespace poolhouse::ui
