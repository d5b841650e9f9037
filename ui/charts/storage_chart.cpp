// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/storage_chart.h"

#include "models/text/wording.h"
#include "ui/charts/chart_scale.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/spoken.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

constexpr double dotSize = 5;
constexpr int storagePool = -1; ///< colour of storage
constexpr int labelSpace = 6;   ///< between a label and what it is of

double yOf(const QRectF& area, double value, double top) {
    return area.bottom() - area.height() * value / top;
}

QString tickSize(double gb) {
    return gb == 0 ? QStringLiteral("0") : text::gigabytes(gb);
}

} // namespace

StorageChart::StorageChart(QWidget* parent) : QWidget(parent) {
    setSpokenRole(this, QAccessible::Chart);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StorageChart::showGrowth(const views::StorageGrowth& growth) {
    if (!(m_growth == growth)) {
        m_growth = growth;
        update();
    }
}

int StorageChart::drawnSegments() const {
    return m_growth.samples.empty()
               ? 0
               : static_cast<int>(lineSegments(m_growth.samples, width(), m_growth.samples.front().at).size());
}

QSize StorageChart::sizeHint() const {
    return {60 * fontMetrics().averageCharWidth(), 9 * fontMetrics().lineSpacing()};
}

QSize StorageChart::minimumSizeHint() const {
    return {24 * fontMetrics().averageCharWidth(), sizeHint().height()};
}

double StorageChart::highest() const {
    double highest = core::peakOf(m_growth.samples).value_or(0);
    for (const auto& mark : m_growth.marks) {
        highest = std::max(highest, mark.gb);
    }
    return highest;
}

QRectF StorageChart::plotArea(const std::vector<double>& ticks) const {
    const QFontMetricsF metrics(styled(font(), TextStyle::Small));
    double widest = 0;
    for (const double tick : ticks) {
        widest = std::max(widest, metrics.horizontalAdvance(tickSize(tick)));
    }
    const double line = metrics.height();
    return QRectF(rect()).adjusted(std::ceil(widest) + labelSpace, std::ceil(line / 2), -labelSpace,
                                   -std::ceil(line) - labelSpace);
}

void StorageChart::paintEvent(QPaintEvent* /*event*/) {
    if (m_growth.samples.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(styled(font(), TextStyle::Small));
    constexpr int wantedTicks = 4;
    const auto ticks = valueTicks(highest(), wantedTicks);
    const auto area = plotArea(ticks);
    if (area.width() < 1 || area.height() < 1) {
        return;
    }
    paintGrid(painter, area, ticks);
    paintTimes(painter, area);
    paintMarks(painter, area, ticks.back());
    paintLine(painter, area, ticks.back());
}

void StorageChart::paintGrid(QPainter& painter, const QRectF& area, const std::vector<double>& ticks) const {
    const auto& theme = Theme::of(palette());
    const double line = QFontMetricsF(painter.font()).height();
    for (const double tick : ticks) {
        const double y = std::round(yOf(area, tick, ticks.back())) + 0.5;
        painter.setPen(QPen(theme.hairline, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(theme.dimText);
        painter.drawText(QRectF(0, y - line / 2, area.left() - labelSpace, line), Qt::AlignRight | Qt::AlignVCenter,
                         tickSize(tick));
    }
}

void StorageChart::paintTimes(QPainter& painter, const QRectF& area) const {
    const QFontMetricsF metrics(painter.font());
    const auto from = m_growth.samples.front().at;
    const auto to = m_growth.samples.back().at;
    const double each = metrics.horizontalAdvance(QStringLiteral("00:00:00")) * 2;
    const auto ticks = timeTicks(from, to, std::max(2, static_cast<int>(area.width() / each)));
    const auto step = ticks.size() > 1 ? ticks[1] - ticks[0] : std::chrono::milliseconds(to - from);
    painter.setPen(Theme::of(palette()).dimText);
    for (const auto tick : ticks) {
        const auto text = timeTickText(tick, step);
        const double wide = metrics.horizontalAdvance(text);
        const double x = area.left() + area.width() * axisTime(tick, from) / std::max(1.0, axisTime(to, from));
        const double left = std::clamp(x - wide / 2, area.left(), std::max(area.left(), area.right() - wide));
        painter.drawText(QPointF(left, area.bottom() + labelSpace + metrics.ascent()), text);
    }
}

/// Each with its name above the line, at its end; below it where another name is there already.
void StorageChart::paintMarks(QPainter& painter, const QRectF& area, double top) const {
    const auto& theme = Theme::of(palette());
    const QFontMetricsF metrics(painter.font());
    double taken = area.top() - metrics.height();
    auto marks = m_growth.marks;
    std::sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.gb > b.gb; });
    for (const auto& mark : marks) {
        const double y = yOf(area, mark.gb, top);
        painter.setPen(QPen(theme.tone(mark.tone).outline, 1.5, Qt::DashLine));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        const double above = y - metrics.descent() - 2;
        const double base = above - metrics.ascent() < taken ? y + metrics.ascent() + 2 : above;
        const double wide = metrics.horizontalAdvance(mark.label);
        painter.setPen(theme.tone(mark.tone).text);
        painter.drawText(QPointF(area.right() - wide, base), mark.label);
        taken = base + metrics.descent();
    }
}

void StorageChart::paintLine(QPainter& painter, const QRectF& area, double top) const {
    const auto from = m_growth.samples.front().at;
    const double span = std::max(1.0, axisTime(m_growth.samples.back().at, from));
    const auto& colour = Theme::of(palette()).pool(storagePool).line;
    for (const auto& segment : lineSegments(m_growth.samples, static_cast<int>(area.width()), from)) {
        QPolygonF line;
        for (const auto& point : segment) {
            line << QPointF(area.left() + area.width() * point.x() / span, yOf(area, point.y(), top));
        }
        painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        for (const auto& end : {line.front(), line.back()}) { // also a reading that stands alone
            painter.drawEllipse(end, dotSize / 2, dotSize / 2);
        }
        painter.setBrush(Qt::NoBrush);
    }
}

} // namespace poolhouse::ui
