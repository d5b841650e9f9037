// SPDX-License-Identifier: GPL-3.0-or-later
// CostChart: input handling.
#include "ui/planner/cost_chart.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

constexpr double hitRadius = 16; ///< of a point, in pixels

} // namespace

std::optional<CostChart::HoverTarget> CostChart::nearest(QPointF at) const {
    std::optional<HoverTarget> found;
    double distance = hitRadius;
    const auto consider = [&](HoverTarget target) {
        const auto* point = pointOf(target);
        const QPointF there = point != nullptr ? place(*point) : QPointF();
        const double away = point != nullptr ? std::hypot(at.x() - there.x(), at.y() - there.y()) : hitRadius;
        if (away < distance) {
            distance = away;
            found = target;
        }
    };
    for (const int point : m_drawn) {
        consider({HoverTarget::Kind::Point, point});
    }
    consider({HoverTarget::Kind::Live, 0});
    consider({HoverTarget::Kind::Plan, 0});
    consider({HoverTarget::Kind::Answer, 0});
    return found;
}

void CostChart::setHovered(std::optional<HoverTarget> target) {
    const auto before = hoveredLines();
    m_hovered = target;
    if (hoveredLines() == before) {
        return;
    }
    describe();
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
}

void CostChart::mouseMoveEvent(QMouseEvent* event) {
    setHovered(nearest(event->position()));
    const bool loads = m_hovered && m_hovered->kind == HoverTarget::Kind::Point;
    setCursor(loads ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void CostChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    setHovered(nearest(event->position()));
    if (m_hovered && m_hovered->kind == HoverTarget::Kind::Point) {
        Q_EMIT pointChosen(m_hovered->point);
    }
}

void CostChart::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (!hasFocus()) {
        setHovered(std::nullopt);
    }
}

void CostChart::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const bool point = m_hovered && m_hovered->kind == HoverTarget::Kind::Point;
    if (key == Qt::Key_Escape && m_hovered) {
        setHovered(std::nullopt);
        return;
    }
    if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && point) {
        Q_EMIT pointChosen(m_hovered->point);
        return;
    }
    const bool moves = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
    if (!moves || m_drawn.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto last = static_cast<int>(m_drawn.size()) - 1;
    int at = 0;
    if (point) {
        at = static_cast<int>(std::lower_bound(m_drawn.begin(), m_drawn.end(), m_hovered->point) - m_drawn.begin());
        at += key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
    } else if (m_chart.plan) {
        // Keyboard navigation starts at the plan.
        const auto beside = std::find_if(m_drawn.begin(), m_drawn.end(), [this](int each) {
            return m_chart.frontier[static_cast<std::size_t>(each)].connections >= m_chart.plan->connections;
        });
        at = static_cast<int>(beside - m_drawn.begin());
    }
    at = key == Qt::Key_Home ? 0 : key == Qt::Key_End ? last : std::clamp(at, 0, last);
    setHovered(HoverTarget{HoverTarget::Kind::Point, m_drawn[static_cast<std::size_t>(at)]});
}

void CostChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void CostChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    if (!underMouse()) {
        setHovered(std::nullopt);
    }
    update();
}

} // namespace poolhouse::ui
