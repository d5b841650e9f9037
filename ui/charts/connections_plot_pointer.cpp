// SPDX-License-Identifier: GPL-3.0-or-later
// ConnectionsPlot: input handling and the overlay painted above the lines.
#include "models/core/money.h"
#include "ui/charts/chart_scale.h"
#include "ui/charts/connections_plot.h"
#include "ui/theme/tone_painter.h"
#include "ui/theme/typography.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QtCharts/QChart>

#include <algorithm>
#include <cmath>
#include <set>

namespace poolhouse::ui {

namespace {

constexpr double markSize = 9;
constexpr double markDistance = 144;

const core::Sample* sampleAt(const views::ChartSeries& series, core::Instant at) {
    const auto found =
        std::lower_bound(series.samples.begin(), series.samples.end(), at,
                         [](const core::Sample& sample, core::Instant time) { return sample.at < time; });
    return found != series.samples.end() && found->at == at ? &*found : nullptr;
}

} // namespace

std::vector<core::Instant> ConnectionsPlot::readingTimes() const {
    std::set<core::Instant> times;
    for (const auto& series : m_series) {
        for (const auto& sample : series.samples) {
            times.insert(sample.at);
        }
    }
    return {times.begin(), times.end()};
}

void ConnectionsPlot::moveCrosshair(core::Instant near) {
    const auto times = readingTimes();
    if (times.empty()) {
        m_crosshair.reset();
        return;
    }
    const auto after = std::lower_bound(times.begin(), times.end(), near);
    if (after == times.end()) {
        m_crosshair = times.back();
    } else if (after != times.begin() && near - *(after - 1) < *after - near) {
        m_crosshair = *(after - 1);
    } else {
        m_crosshair = *after;
    }
    viewport()->update();
}

void ConnectionsPlot::mouseMoveEvent(QMouseEvent* event) {
    QChartView::mouseMoveEvent(event);
    const QRectF area = chart()->plotArea();
    const double x = mapToScene(event->position().toPoint()).x();
    if (area.width() > 0 && x >= area.left() - markSize && x <= area.right() + markSize) {
        const double share = std::clamp((x - area.left()) / area.width(), 0.0, 1.0);
        moveCrosshair(m_from + std::chrono::milliseconds(std::llround(share * axisTime(m_to, m_from))));
    } else {
        m_crosshair.reset();
        viewport()->update();
    }
}

void ConnectionsPlot::leaveEvent(QEvent* event) {
    QChartView::leaveEvent(event);
    if (!hasFocus()) {
        m_crosshair.reset();
    }
    viewport()->update();
}

void ConnectionsPlot::keyPressEvent(QKeyEvent* event) {
    const auto times = readingTimes();
    const int key = event->key();
    if (times.empty() || (key != Qt::Key_Left && key != Qt::Key_Right && key != Qt::Key_Home && key != Qt::Key_End)) {
        if (key == Qt::Key_Escape && m_crosshair) {
            m_crosshair.reset();
            viewport()->update();
            return;
        }
        event->ignore();
        return;
    }
    auto at = std::lower_bound(times.begin(), times.end(), m_crosshair.value_or(times.back()));
    at = at == times.end() ? times.end() - 1 : at;
    // At least one pixel per key press.
    const auto stride = std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(times.size()) / std::max(1, width()));
    if (key == Qt::Key_Left && m_crosshair) {
        at -= std::min(stride, at - times.begin());
    } else if (key == Qt::Key_Right && m_crosshair) {
        at += std::min(stride, times.end() - 1 - at);
    } else if (key == Qt::Key_Home) {
        at = times.begin();
    } else if (key == Qt::Key_End) {
        at = times.end() - 1;
    }
    moveCrosshair(*at);
}

void ConnectionsPlot::focusInEvent(QFocusEvent* event) {
    QChartView::focusInEvent(event);
    viewport()->update();
}

void ConnectionsPlot::focusOutEvent(QFocusEvent* event) {
    QChartView::focusOutEvent(event);
    if (!underMouse()) {
        m_crosshair.reset();
    }
    viewport()->update();
}

QStringList ConnectionsPlot::crosshairLines() const {
    QStringList lines;
    if (!m_crosshair) {
        return lines;
    }
    lines << clockText(*m_crosshair, true);
    for (const auto& series : m_series) {
        const auto* sample = sampleAt(series, *m_crosshair);
        const QString value = sample != nullptr && sample->value
                                  ? QString::fromStdString(core::formatCount(std::llround(*sample->value)))
                                  : tr("unknown");
        lines << tr("%1: %2").arg(series.name, value);
    }
    return lines;
}

void ConnectionsPlot::drawForeground(QPainter* painter, const QRectF& rect) {
    QChartView::drawForeground(painter, rect);
    for (std::size_t order = 0; order < m_lines.size(); ++order) {
        paintMarks(*painter, m_lines[order], order);
    }
    if (m_crosshair) {
        paintCrosshair(*painter);
    }
    if (hasFocus()) {
        painter->setPen(QPen(Theme::of(palette()).accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(sceneRect().adjusted(1, 1, -1, -1), metrics::halfGrid, metrics::halfGrid);
    }
}

void ConnectionsPlot::paintMarks(QPainter& painter, const Line& line, std::size_t order) const {
    const Theme& theme = Theme::of(palette());
    const QRectF area = chart()->plotArea();
    const auto mark = [&](const QPointF& value) {
        QRectF box(0, 0, markSize, markSize);
        box.moveCenter(toScene(value));
        paintPoolMark(painter, box, line.colour, theme);
    };
    // Staggered per line, so that marks of close lines do not overlap.
    double next = area.left() + markDistance * (0.35 + static_cast<double>(order % 4) / 4.0);
    for (const auto& segment : line.segments) {
        for (const QPointF& value : segment) {
            const double x = toScene(value).x();
            if (segment.size() == 1 || x >= next) {
                mark(value);
                next = std::max(next, x - std::fmod(x - next, markDistance) + markDistance);
            }
        }
    }
}

void ConnectionsPlot::paintCrosshair(QPainter& painter) const {
    const Theme& theme = Theme::of(palette());
    const QRectF area = chart()->plotArea();
    const double x = toScene({axisTime(*m_crosshair, m_from), 0}).x();
    painter.setPen(QPen(theme.border, 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    for (const auto& series : m_series) {
        const auto* sample = sampleAt(series, *m_crosshair);
        if (sample != nullptr && sample->value) {
            QRectF box(0, 0, markSize + 2, markSize + 2);
            box.moveCenter(toScene({axisTime(*m_crosshair, m_from), *sample->value}));
            paintPoolMark(painter, box, series.colour, theme);
        }
    }
    paintPanel(painter, x);
}

void ConnectionsPlot::paintPanel(QPainter& painter, double x) const {
    const Theme& theme = Theme::of(palette());
    const QRectF area = chart()->plotArea();
    painter.setFont(styled(font(), TextStyle::Small));
    const QFontMetricsF text(painter.font());
    const QStringList lines = crosshairLines();
    double widest = 0;
    for (const QString& line : lines) {
        widest = std::max(widest, text.horizontalAdvance(line));
    }
    constexpr double padding = 8;
    const double markWidth = markSize + 6;
    const double lineHeight = text.height() + 2;
    QRectF panel(0, area.top() + 4, widest + markWidth + 2 * padding,
                 lineHeight * static_cast<double>(lines.size()) + 2 * padding - 2);
    panel.moveLeft(x + 12);
    if (panel.right() > area.right()) {
        panel.moveRight(x - 12);
    }
    panel.moveLeft(std::max(area.left(), panel.left()));
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(panel, metrics::controlRadius, metrics::controlRadius);
    double y = panel.top() + padding;
    for (int row = 0; row < lines.size(); ++row, y += lineHeight) {
        const double indent = row == 0 ? 0 : markWidth;
        if (row > 0) {
            paintPoolMark(painter,
                          QRectF(panel.left() + padding, y + (text.height() - markSize) / 2, markSize, markSize),
                          m_series[static_cast<std::size_t>(row - 1)].colour, theme);
        }
        painter.setPen(row == 0 ? theme.dimText : theme.text);
        painter.drawText(QPointF(panel.left() + padding + indent, y + text.ascent()), lines[row]);
    }
}

} // namespace poolhouse::ui
