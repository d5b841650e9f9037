// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/connections_plot.h"

#include "ui/charts/chart_scale.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QGraphicsLayout>
#include <QLocale>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

constexpr int pixelsPerTimeTick = 96;
constexpr int pixelsPerValueTick = 48;
constexpr QSize usualPlot{256, 208};
/// A limit above this multiple of the highest reading is not drawn: it would flatten the lines.
constexpr double farAbove = 5;

} // namespace

ConnectionsPlot::ConnectionsPlot(QWidget* parent)
    : QChartView(parent),
      m_limitLine(new QLineSeries(this)),
      m_time(new QCategoryAxis(this)),
      m_value(new QValueAxis(this)) {
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(usualPlot.height());
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins(QMargins(0, 4, 0, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    // Counts use the same format as the rest of the program: 1,140.
    chart()->setLocale(QLocale(QLocale::English, QLocale::UnitedStates));
    chart()->setLocalizeNumbers(true);
    m_value->setLabelFormat(QStringLiteral("%.0f"));
    m_value->setTruncateLabels(false);
    m_time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_time->setTruncateLabels(false);
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_value, Qt::AlignLeft);
    chart()->addSeries(m_limitLine);
    m_limitLine->attachAxis(m_time);
    m_limitLine->attachAxis(m_value);
    restyle();
}

QSize ConnectionsPlot::sizeHint() const {
    return usualPlot;
}

void ConnectionsPlot::showSeries(const std::vector<views::ChartSeries>& series, int limitSeries) {
    if (series == m_series && limitSeries == m_limitSeries) {
        return;
    }
    m_series = series;
    m_limitSeries = limitSeries;
    rebuild();
}

bool ConnectionsPlot::limitShown() const {
    return m_limitLine->isVisible() && m_limitLine->count() > 0;
}

int ConnectionsPlot::drawnSegments() const {
    int count = 0;
    for (const auto& line : m_lines) {
        count += static_cast<int>(line.segments.size());
    }
    return count;
}

int ConnectionsPlot::drawnPoints() const {
    int count = 0;
    for (const QLineSeries* line : m_drawn) {
        count += line->isVisible() ? line->count() : 0;
    }
    return count;
}

void ConnectionsPlot::rebuild() {
    double highest = 0;
    bool any = false;
    for (const auto& series : m_series) {
        highest = std::max(highest, core::peakOf(series.samples).value_or(0));
        if (!series.samples.empty()) {
            m_from = any ? std::min(m_from, series.samples.front().at) : series.samples.front().at;
            m_to = any ? std::max(m_to, series.samples.back().at) : series.samples.back().at;
            any = true;
        }
    }
    m_to = std::max(m_to, m_from + std::chrono::seconds(1));
    std::optional<int> limit;
    if (m_limitSeries >= 0 && m_limitSeries < static_cast<int>(m_series.size())) {
        limit = m_series[static_cast<std::size_t>(m_limitSeries)].limit;
    }
    const bool drawLimit = limit && *limit > 0 && *limit <= std::max(1.0, highest) * farAbove;
    rebuildAxes(drawLimit ? std::max(highest, static_cast<double>(*limit)) : highest);
    m_limitLine->setVisible(drawLimit);
    m_limitLine->replace(drawLimit ? QList<QPointF>{{0.0, static_cast<double>(*limit)},
                                                    {axisTime(m_to, m_from), static_cast<double>(*limit)}}
                                   : QList<QPointF>{});
    fillLines();
    if (m_crosshair) {
        moveCrosshair(*m_crosshair);
    }
}

void ConnectionsPlot::rebuildAxes(double highest) {
    const auto values = valueTicks(highest, std::max(2, height() / pixelsPerValueTick));
    m_top = values.back();
    m_value->setRange(0, m_top);
    m_value->setTickCount(static_cast<int>(values.size()));
    const auto ticks = timeTicks(m_from, m_to, std::max(2, width() / pixelsPerTimeTick));
    const auto step = ticks.size() > 1 ? ticks[1] - ticks[0] : m_to - m_from;
    for (const QString& label : m_time->categoriesLabels()) {
        m_time->remove(label);
    }
    m_time->setRange(0, axisTime(m_to, m_from));
    for (const auto tick : ticks) {
        m_time->append(timeTickText(tick, step), axisTime(tick, m_from));
    }
}

QLineSeries* ConnectionsPlot::lineAt(std::size_t index) {
    while (m_drawn.size() <= index) {
        auto* line = new QLineSeries(this);
        chart()->addSeries(line);
        line->attachAxis(m_time);
        line->attachAxis(m_value);
        m_drawn.push_back(line);
    }
    return m_drawn[index];
}

void ConnectionsPlot::fillLines() {
    const Theme& theme = Theme::of(palette());
    m_lines.clear();
    std::size_t used = 0;
    for (const auto& series : m_series) {
        Line line{lineSegments(series.samples, viewport()->width(), m_from), series.colour};
        for (const auto& segment : line.segments) {
            QLineSeries* drawn = lineAt(used++);
            drawn->setPen(QPen(theme.pool(series.colour).line, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            drawn->replace(segment);
            drawn->setVisible(true);
        }
        m_lines.push_back(std::move(line));
    }
    for (std::size_t index = used; index < m_drawn.size(); ++index) {
        m_drawn[index]->setVisible(false);
        m_drawn[index]->replace(QList<QPointF>{});
    }
    viewport()->update();
}

void ConnectionsPlot::restyle() {
    const Theme& theme = Theme::of(palette());
    const QFont labels = styled(font(), TextStyle::Small);
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_time), static_cast<QAbstractAxis*>(m_value)}) {
        axis->setLabelsFont(labels);
        axis->setLabelsColor(theme.dimText);
        axis->setGridLinePen(QPen(theme.hairline, 1));
        axis->setLinePen(QPen(theme.hairline, 1));
    }
    m_time->setGridLineVisible(false);
    m_value->setLineVisible(false);
    m_limitLine->setPen(QPen(theme.tone(text::Tone::Bad).outline, 1.5, Qt::DashLine));
    setBackgroundBrush(theme.card);
    fillLines();
}

void ConnectionsPlot::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    rebuild();
}

void ConnectionsPlot::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
    }
}

QPointF ConnectionsPlot::toScene(const QPointF& value) const {
    const QRectF area = chart()->plotArea();
    return {area.left() + value.x() / axisTime(m_to, m_from) * area.width(),
            area.bottom() - value.y() / m_top * area.height()};
}

} // namespace poolhouse::ui
