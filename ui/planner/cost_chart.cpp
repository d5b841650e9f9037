// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/cost_chart.h"

#include "models/core/money.h"
#include "models/text/text.h"
#include "ui/charts/chart_scale.h"
#include "ui/planner/marker_labels.h"
#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"
#include "ui/theme/typography.h"
#include "ui/widgets/spoken.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

constexpr double markerSize = 13;
constexpr double dotSize = 7;
constexpr double dotDistance = 13; ///< minimum distance of two selectable points, in pixels
constexpr int pixelsPerStep = 64;
constexpr int liveColour = 0;
constexpr int planColour = 2;
constexpr int answerColour = 4;
constexpr double axisHeadroom = 1.6; ///< axis length as a multiple of the farthest marker
constexpr int leastConnections = 2000;

double dollarsOf(core::Money amount) {
    return static_cast<double>(amount.cents) / 100.0;
}

QString dollarTick(double dollars) {
    return QString::fromStdString(core::formatShort({std::llround(dollars * 100)}));
}

} // namespace

CostChart::CostChart(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("costChart"));
    setAccessibleName(tr("Cost against read connections"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

QSize CostChart::sizeHint() const {
    return {320, 156};
}
QSize CostChart::minimumSizeHint() const {
    return {220, 140};
}

void CostChart::showChart(const views::PlannerChart& chart) {
    if (chart == m_chart) {
        return;
    }
    const bool sameLine = chart.frontier == m_chart.frontier;
    m_chart = chart;
    if (!sameLine && m_hovered && m_hovered->kind == HoverTarget::Kind::Point) {
        m_hovered.reset();
    }
    layOut();
    describe();
    update();
}

void CostChart::layOut() {
    double farthest = 0;
    double dearest = 0;
    for (const auto& point : {m_chart.live, m_chart.plan, m_chart.answer}) {
        if (point) {
            farthest = std::max(farthest, point->connections * axisHeadroom);
            dearest = std::max(dearest, dollarsOf(point->monthly));
        }
    }
    farthest = std::max(farthest, static_cast<double>(leastConnections));
    const QFontMetricsF text(styled(font(), TextStyle::Small));
    m_xTicks = valueTicks(farthest, std::max(2, width() / (2 * pixelsPerStep)));
    for (const auto& point : m_chart.frontier) {
        if (point.connections <= m_xTicks.back()) {
            dearest = std::max(dearest, dollarsOf(point.monthly));
        }
    }
    m_yTicks = valueTicks(std::max(dearest, 1.0), std::max(2, height() / pixelsPerStep));
    const double left = text.horizontalAdvance(dollarTick(m_yTicks.back())) + 10;
    m_area = QRectF(rect()).adjusted(left, text.height() / 2 + 6, -markerSize, -text.height() - 12);
    m_drawn.clear();
    QPointF last(-dotDistance, -dotDistance);
    for (std::size_t index = 0; index < m_chart.frontier.size(); ++index) {
        const auto& point = m_chart.frontier[index];
        const QPointF at = place(point);
        if (point.connections > m_xTicks.back()) {
            break;
        }
        if (m_drawn.empty() || std::hypot(at.x() - last.x(), at.y() - last.y()) >= dotDistance) {
            m_drawn.push_back(static_cast<int>(index));
            last = at;
        }
    }
}

QPointF CostChart::place(const views::PlannerPoint& point) const {
    const double x = m_xTicks.empty() ? 0 : point.connections / m_xTicks.back();
    const double y = m_yTicks.empty() ? 0 : dollarsOf(point.monthly) / m_yTicks.back();
    return {m_area.left() + x * m_area.width(), m_area.bottom() - y * m_area.height()};
}

QPointF CostChart::placeOf(int point) const {
    const auto index = static_cast<std::size_t>(point);
    return point >= 0 && index < m_chart.frontier.size() ? place(m_chart.frontier[index]) : QPointF();
}

const views::PlannerPoint* CostChart::pointOf(const HoverTarget& target) const {
    switch (target.kind) {
    case HoverTarget::Kind::Live: return m_chart.live ? &*m_chart.live : nullptr;
    case HoverTarget::Kind::Plan: return m_chart.plan ? &*m_chart.plan : nullptr;
    case HoverTarget::Kind::Answer: return m_chart.answer ? &*m_chart.answer : nullptr;
    case HoverTarget::Kind::Point: break;
    }
    const auto index = static_cast<std::size_t>(target.point);
    return index < m_chart.frontier.size() ? &m_chart.frontier[index] : nullptr;
}

QStringList CostChart::hoveredLines() const {
    const auto* point = m_hovered ? pointOf(*m_hovered) : nullptr;
    if (point == nullptr) {
        return {};
    }
    QStringList lines{point->title, point->text,
                      text::Text::counted(point->connections,
                                          QT_TRANSLATE_N_NOOP("Wording", "%1 read connection · %2/month"),
                                          QT_TRANSLATE_N_NOOP("Wording", "%1 read connections · %2/month"))
                          .arg(QString::fromStdString(core::formatExact(point->monthly)))};
    if (m_hovered->kind == HoverTarget::Kind::Point) {
        lines << tr("Click or press Enter to load it.");
    }
    return lines;
}

void CostChart::describe() {
    QStringList lines;
    for (const auto& point : {m_chart.live, m_chart.plan, m_chart.answer}) {
        if (point) {
            lines << text::Text::counted(point->connections,
                                         QT_TRANSLATE_N_NOOP("Wording", "%2: %1 read connection for %3 per month"),
                                         QT_TRANSLATE_N_NOOP("Wording", "%2: %1 read connections for %3 per month"))
                         .arg(point->title, QString::fromStdString(core::formatExact(point->monthly)));
        }
    }
    lines << hoveredLines();
    setSpokenDescription(this, lines.join(QLatin1Char('\n')));
}

void CostChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOut();
}

void CostChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        layOut();
    }
    update();
}

void CostChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_xTicks.empty()) {
        return;
    }
    paintAxes(painter);
    paintLine(painter);
    paintMarkers(painter);
    if (m_hovered && pointOf(*m_hovered) != nullptr) {
        paintPanel(painter);
    }
    if (hasFocus()) {
        painter.setPen(QPen(Theme::of(palette()).accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::halfGrid, metrics::halfGrid);
    }
}

void CostChart::paintAxes(QPainter& painter) const {
    const Theme& theme = Theme::of(palette());
    painter.setFont(styled(font(), TextStyle::Small));
    const QFontMetricsF text(painter.font());
    for (const double tick : m_yTicks) {
        const double y = m_area.bottom() - tick / m_yTicks.back() * m_area.height();
        painter.setPen(theme.hairline);
        painter.drawLine(QPointF(m_area.left(), y), QPointF(m_area.right(), y));
        painter.setPen(theme.dimText);
        painter.drawText(QRectF(0, y - text.height() / 2, m_area.left() - 6, text.height()),
                         Qt::AlignRight | Qt::AlignVCenter, dollarTick(tick));
    }
    for (const double tick : m_xTicks) {
        const double x = m_area.left() + tick / m_xTicks.back() * m_area.width();
        const QString label = QString::fromStdString(core::formatCount(std::llround(tick)));
        const double wide = text.horizontalAdvance(label);
        const double left = std::min(x - wide / 2, width() - wide - 2);
        painter.drawText(QPointF(left, m_area.bottom() + text.ascent() + 6), label);
    }
}

void CostChart::paintLine(QPainter& painter) const {
    const Theme& theme = Theme::of(palette());
    QPolygonF line;
    for (const auto& point : m_chart.frontier) {
        line << place(point);
        if (point.connections > m_xTicks.back()) {
            break; // one point beyond the edge: the line continues to the border
        }
    }
    painter.save();
    painter.setClipRect(m_area.adjusted(-dotSize, -dotSize, 0, dotSize));
    painter.setPen(QPen(theme.border, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.restore();
    painter.setPen(QPen(theme.window, 1));
    for (const int index : m_drawn) {
        const bool hovered = m_hovered && m_hovered->kind == HoverTarget::Kind::Point && m_hovered->point == index;
        const double size = hovered ? dotSize + 4 : dotSize;
        QRectF dot(0, 0, size, size);
        dot.moveCenter(placeOf(index));
        painter.setBrush(hovered ? theme.accent : theme.border);
        painter.drawEllipse(dot);
    }
}

/// The last is in front.
void CostChart::paintMarkers(QPainter& painter) const {
    struct Named {
        const std::optional<views::PlannerPoint>& point;
        int colour;
        QString label;
        bool above;
    };
    const Named all[] = {{m_chart.answer, answerColour, tr("answer"), false},
                         {m_chart.live, liveColour, tr("live"), false},
                         {m_chart.plan, planColour, tr("plan"), true}};
    const Theme& theme = Theme::of(palette());
    painter.setFont(styled(font(), TextStyle::Small));
    const QFontMetricsF text(painter.font());
    QStringList labels;
    std::vector<LabelledMarker> markers;
    for (const auto& each : all) {
        if (each.point) {
            QRectF box(0, 0, markerSize, markerSize);
            box.moveCenter(place(*each.point));
            paintPoolMark(painter, box, each.colour, theme);
            markers.push_back({box, {text.horizontalAdvance(each.label), text.height()}, each.above});
            labels << each.label;
        }
    }
    const QRectF bounds(m_area.left(), 0, width() - m_area.left(), height());
    painter.setPen(theme.text);
    for (const auto& at : placeLabels(markers, bounds)) {
        painter.drawText(QPointF(at.left(), at.top() + text.ascent()), labels.takeFirst());
    }
}

void CostChart::paintPanel(QPainter& painter) const {
    const Theme& theme = Theme::of(palette());
    painter.setFont(styled(font(), TextStyle::Small));
    const QFontMetricsF text(painter.font());
    constexpr double padding = 8;
    const QStringList lines = hoveredLines();
    double widest = 0;
    for (const QString& line : lines) {
        widest = std::max(widest, text.horizontalAdvance(line));
    }
    const double maxWidth = width() - 2 * padding - 4;
    widest = std::min(widest, maxWidth);
    const double step = text.height() + 2;
    const QPointF at = place(*pointOf(*m_hovered));
    QRectF panel(at.x() + 12, at.y() - 12, widest + 2 * padding,
                 step * static_cast<double>(lines.size()) + 2 * padding);
    panel.moveBottom(at.y() - 14);
    if (panel.top() < 2) {
        panel.moveTop(at.y() + 14);
    }
    panel.moveLeft(std::clamp(panel.left(), 2.0, std::max(2.0, width() - panel.width() - 2)));
    panel.moveTop(std::clamp(panel.top(), 2.0, std::max(2.0, height() - panel.height() - 2)));
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(panel, metrics::controlRadius, metrics::controlRadius);
    double y = panel.top() + padding + text.ascent();
    for (int row = 0; row < lines.size(); ++row, y += step) {
        painter.setPen(row == 0 ? theme.text : theme.dimText);
        painter.drawText(QPointF(panel.left() + padding, y), text.elidedText(lines[row], Qt::ElideRight, widest + 1));
    }
}

} // namespace poolhouse::ui
