// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/edge_scroll.h"

#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <chrono>

namespace poolhouse::ui {

namespace {

constexpr std::chrono::milliseconds scrollTime{16};
constexpr int scrollEdge = 32; ///< pixels at each end
constexpr int slowest = 2;     ///< pixels each time
constexpr int fastest = 16;

const QScrollArea* scrollAreaOf(const QWidget* widget) {
    for (const QWidget* each = widget->parentWidget(); each != nullptr; each = each->parentWidget()) {
        if (const auto* area = qobject_cast<const QScrollArea*>(each)) {
            return area;
        }
    }
    return nullptr;
}

int speed(int intoEdge, int edge) {
    return slowest + (fastest - slowest) * std::min(intoEdge, edge) / std::max(edge, 1);
}

} // namespace

EdgeScroll::EdgeScroll(QWidget* widget, QScrollBar* sideways)
    : QObject(widget), m_widget(widget), m_sideways(sideways) {
    m_timer.setInterval(scrollTime);
    connect(&m_timer, &QTimer::timeout, this, &EdgeScroll::scroll);
}

void EdgeScroll::follow(QPoint from, QPoint at, Qt::Orientation along) {
    m_from = from;
    m_at = at;
    m_along = along;
    if (step() == 0) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        m_timer.start();
    }
}

QScrollBar* EdgeScroll::bar() const {
    if (m_along == Qt::Horizontal) {
        return m_sideways;
    }
    const auto* area = scrollAreaOf(m_widget);
    return area != nullptr ? area->verticalScrollBar() : nullptr;
}

int EdgeScroll::step() const {
    const auto* bar = this->bar();
    if (bar == nullptr || bar->maximum() <= bar->minimum()) {
        return 0;
    }
    const bool down = m_along == Qt::Vertical;
    const QWidget* shown = down ? scrollAreaOf(m_widget)->viewport() : m_widget;
    const QPoint at = shown->mapFromGlobal(m_at);
    const int place = down ? at.y() : at.x();
    const int extent = down ? shown->height() : shown->width();
    const int gone = down ? m_at.y() - m_from.y() : m_at.x() - m_from.x();
    const int edge = std::min(scrollEdge, extent / 4);
    const int before = edge - place;
    const int after = place - (extent - edge);
    const int forward = before > 0 && gone < 0 ? -speed(before, edge) : after > 0 && gone > 0 ? speed(after, edge) : 0;
    return !down && m_widget->layoutDirection() == Qt::RightToLeft ? -forward : forward;
}

void EdgeScroll::scroll() {
    auto* bar = this->bar();
    const int by = step();
    if (by == 0) {
        m_timer.stop();
        return;
    }
    const int before = bar->value();
    bar->setValue(before + by);
    if (bar->value() == before) {
        m_timer.stop(); // at the end
    } else {
        Q_EMIT scrolled(m_along, bar->value() - before);
    }
}

} // namespace poolhouse::ui
