// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card_frame.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace poolhouse::ui {

namespace {

constexpr double edgeHeight = 3;

} // namespace

CardFrame::CardFrame(QWidget* parent) : QFrame(parent) {
    setFrameShape(QFrame::NoFrame);
}

void CardFrame::setPoolEdge(std::optional<int> pool) {
    if (pool != m_pool) {
        m_pool = pool;
        update();
    }
}

void CardFrame::setGhost(bool ghost) {
    if (ghost != m_ghost) {
        m_ghost = ghost;
        update();
    }
}

void CardFrame::setChosen(bool chosen) {
    if (chosen != m_chosen) {
        m_chosen = chosen;
        update();
    }
}

void CardFrame::paintEvent(QPaintEvent* event) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    constexpr int rim = metrics::cardRadius;
    if (rect().adjusted(rim, rim, -rim, -rim).contains(event->rect())) { // nothing but the ground
        painter.fillRect(rect(), theme.card);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF edge = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(m_ghost ? QPen(theme.border, 1, Qt::DashLine) : QPen(theme.hairline, 1));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(edge, metrics::cardRadius, metrics::cardRadius);
    if (hasFocus() || m_chosen) {
        const double width = hasFocus() ? 2 : 1.25;
        painter.setPen(QPen(theme.accent, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::cardRadius, metrics::cardRadius);
    }
    if (m_pool && !m_ghost) {
        painter.save();
        painter.setClipRect(QRectF(0, 0, width(), edgeHeight));
        QPainterPath path;
        path.addRoundedRect(rect(), metrics::cardRadius, metrics::cardRadius);
        painter.fillPath(path, theme.pool(*m_pool).line);
        painter.restore();
    }
}

void CardFrame::focusInEvent(QFocusEvent* event) {
    QFrame::focusInEvent(event);
    update();
}

void CardFrame::focusOutEvent(QFocusEvent* event) {
    QFrame::focusOutEvent(event);
    update();
}

} // namespace poolhouse::ui
