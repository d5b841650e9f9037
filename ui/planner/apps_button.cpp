// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/apps_button.h"

#include <QApplication>
#include <QMouseEvent>

#include <utility>

namespace poolhouse::ui {

void AppsButton::mousePressEvent(QMouseEvent* event) {
    QToolButton::mousePressEvent(event);
    if (event->button() == Qt::LeftButton) {
        m_pressed = event->globalPosition().toPoint();
    }
    m_dragged = false;
}

void AppsButton::mouseMoveEvent(QMouseEvent* event) {
    const auto at = event->globalPosition().toPoint();
    const bool held = (event->buttons() & Qt::LeftButton) != 0;
    const bool far = m_pressed && (at - *m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_dragged && held && far) {
        m_dragged = true;
        setDown(false); // no click
        Q_EMIT grabbed(*m_pressed);
    }
    if (!m_dragged) {
        QToolButton::mouseMoveEvent(event);
    } else if (held) {
        Q_EMIT dragged(at, event->modifiers());
    } else { // the release was missed
        m_dragged = false;
        m_pressed.reset();
        Q_EMIT dropped();
    }
}

void AppsButton::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_pressed.reset();
    }
    QToolButton::mouseReleaseEvent(event); // clicks unless it was dragged
    if (event->button() == Qt::LeftButton) {
        if (std::exchange(m_dragged, false)) {
            event->accept();
            Q_EMIT dropped();
        }
    }
}

} // namespace poolhouse::ui
