// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;

/// The place for another pool, below the others: a button, and a surface from which a pool is dragged out and onto
/// which a level or a need is dropped. Object names "emptyLane", "addPool", "planRoom", "emptyLaneRefusal".
class EmptyLane : public QWidget {
    Q_OBJECT
public:
    explicit EmptyLane(QWidget* parent = nullptr);

    void showRemaining(const views::PlannerView& view);
    void showRefusal(const std::optional<QString>& why);

Q_SIGNALS:
    void addRequested();
    void levelsToggled(bool shown);
    void grabbed(QPoint global);
    void dragged(QPoint global, Qt::KeyboardModifiers modifiers);
    void released();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override; ///< another direction

private:
    void explain();

    QPushButton* m_add;
    QPushButton* m_levels;
    TextLabel* m_remaining;
    TextLabel* m_refusal;
    bool m_held = false;
};

} // namespace poolhouse::ui
