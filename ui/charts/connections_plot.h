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

/// The lines of connections over time. Each pool has a colour and a mark that returns along its line; gaps stay open;
/// the limit is dashed. A crosshair under the pointer, or moved with the arrow keys, reads all pools at one time and
/// stays where it is in time when new readings come.
class ConnectionsPlot : public QChartView {
    Q_OBJECT
public:
    explicit ConnectionsPlot(QWidget* parent = nullptr);

    void showSeries(const std::vector<views::ChartSeries>& series, int limitSeries);
    [[nodiscard]] bool limitShown() const; ///< false when the limit is so far above that it would flatten the lines
    [[nodiscard]] int drawnPoints() const; ///< of all lines, after thinning
    [[nodiscard]] int drawnSegments() const;
    /// The readings at the crosshair, a line a pool; empty without crosshair.
    [[nodiscard]] QStringList crosshairLines() const;

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
    std::vector<QLineSeries*> m_drawn; ///< reused from update to update; owned by the chart
    QLineSeries* m_limitLine;
    QCategoryAxis* m_time;
    QValueAxis* m_value;
    core::Instant m_from{};
    core::Instant m_to{};
    double m_top = 1;
    std::optional<core::Instant> m_crosshair;
};

} // namespace poolhouse::ui
