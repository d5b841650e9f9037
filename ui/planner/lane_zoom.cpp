// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_zoom.h"

#include "models/views/lane_geometry.h"

#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

constexpr double zoomStep = 1.25;
constexpr double wheelNotch = 120;
constexpr double scrollStep = 0.1; ///< of the width

/// Pixels to scroll forward; 0: the wheel doesn't scroll sideways.
double sideways(const QWheelEvent& event, double step, bool mirrored) {
    const QPoint pixels = event.pixelDelta();
    const QPoint angle = event.angleDelta();
    if (std::abs(angle.x()) > std::abs(angle.y())) {
        const double right = pixels.isNull() ? -angle.x() / wheelNotch * step : -pixels.x();
        return mirrored ? -right : right;
    }
    return (event.modifiers() & Qt::ShiftModifier) == 0 ? 0
           : pixels.isNull()                            ? -angle.y() / wheelNotch * step
                                                        : -pixels.y();
}

} // namespace

LaneZoom::LaneZoom(QWidget* lanes) : QObject(lanes), m_bar(new QScrollBar(Qt::Horizontal, lanes)) {
    m_bar->setObjectName(QStringLiteral("laneScroll"));
    m_bar->setAccessibleName(tr("Connections shown"));
    m_bar->hide();
    connect(m_bar, &QScrollBar::valueChanged, this, &LaneZoom::changed);
    const auto shortcut = [this, lanes](const QKeySequence& keys, auto zoomed) {
        auto* made = new QShortcut(keys, lanes);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, [this, zoomed] { setFactor(zoomed(m_factor)); });
    };
    const auto larger = [](double factor) { return factor * zoomStep; };
    shortcut(QKeySequence(QKeySequence::ZoomIn), larger);
    shortcut(QKeySequence(QStringLiteral("Ctrl+=")), larger);
    shortcut(QKeySequence(QKeySequence::ZoomOut), [](double factor) { return factor / zoomStep; });
    shortcut(QKeySequence(QStringLiteral("Ctrl+0")), [](double) { return 1.0; });
}

double LaneZoom::offset() const {
    return m_bar->value();
}

void LaneZoom::fit() {
    const QSignalBlocker quiet(m_bar);
    m_bar->setRange(0, static_cast<int>(std::ceil(drawingWidth() - m_width)));
    m_bar->setPageStep(static_cast<int>(m_width));
    m_bar->setVisible(m_factor > 1);
}

void LaneZoom::setWidth(double width) {
    m_width = width;
    fit();
}

void LaneZoom::setFactor(double factor, double at) {
    const double wanted = std::clamp(factor, 1.0, views::mostZoom);
    if (wanted == m_factor) {
        return;
    }
    const double from = (offset() + at) * wanted / m_factor - at;
    m_factor = wanted;
    fit();
    {
        const QSignalBlocker quiet(m_bar);
        m_bar->setValue(qRound(from));
    }
    Q_EMIT zoomed();
    Q_EMIT changed();
}

void LaneZoom::scroll(int steps) {
    m_bar->setValue(m_bar->value() + qRound(steps * scrollStep * m_width));
}

bool LaneZoom::handleWheel(const QWheelEvent& event, double at) {
    if ((event.modifiers() & Qt::ControlModifier) != 0) {
        setFactor(m_factor * std::pow(zoomStep, event.angleDelta().y() / wheelNotch), at);
        return true;
    }
    const double forward = sideways(event, scrollStep * m_width, m_bar->layoutDirection() == Qt::RightToLeft);
    if (forward == 0 || m_factor <= 1) {
        return false;
    }
    m_bar->setValue(m_bar->value() + qRound(forward));
    return true;
}

} // namespace poolhouse::ui
