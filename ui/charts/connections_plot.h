// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/chart_series.h"
#include "ui/theme/theme.h"

#include <QtCharts/QChartView>

#include <optional>
#include <vector>

class QCategoryAxis;
class QLineSeries;
class QValueAxis;

namespace poolhouse::ui {

/// Line plot of connections over time. Each pool has a colour and a repeated mark; gaps are not bridged; the limit is
/// dashed. A crosshair, moved by pointer or arrow keys, reads all pools at one instant and keeps that instant when
/// readings are added.
class ConnectionsPlot : public QChartView {
    Q_OBJECT
public:
    explicit ConnectionsPlot(QWidget* parent = nullptr);

    void showSeries(const std::vector<views::ChartSeries>& series, int limitSeries);
    [[nodiscard]] bool limitShown() const; ///< false if drawing it would flatten the lines
    [[nodiscard]] int drawnPoints() const; ///< over all lines, after downsampling
    [[nodiscard]] int drawnSegments() const;
    /// Readings at the crosshair, one line per pool; empty without a crosshair.
    [[nodiscard]] QStringList crosshairLines() const;

    [[nodiscard]] QSize sizeHint() const override; ///< the same at any size; that of a graphics view follows its own

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    struct Line {
        std::vector<QList<QPointF>> segments;
        int colour = 0;
    };

    void rebuild();
    void rebuildAxes(double highest);
    void fillLines();
    void restyle();
    QLineSeries* lineAt(std::size_t index);
    [[nodiscard]] QPointF toScene(const QPointF& value) const;
    [[nodiscard]] std::vector<core::Instant> readingTimes() const;
    void moveCrosshair(core::Instant near);
    void paintMarks(QPainter& painter, const Line& line, std::size_t order) const;
    void paintCrosshair(QPainter& painter) const;
    void paintPanel(QPainter& painter, double x) const;

    std::vector<views::ChartSeries> m_series;
    int m_limitSeries = -1;
    std::vector<Line> m_lines;
    std::vector<QLineSeries*> m_drawn; ///< reused across updates; owned by the chart
    QLineSeries* m_limitLine;
    QCategoryAxis* m_time;
    QValueAxis* m_value;
    core::Instant m_from{};
    core::Instant m_to{};
    double m_top = 1;
    std::optional<core::Instant> m_crosshair;
};

} // namespace poolhouse::ui
