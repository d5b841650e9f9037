// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace poolhouse::ui {

/// Cost of the follower pools against read connections: the cheapest configurations (frontier) as a line of points,
/// plus the live shape, the plan and the answer. Pointer or arrow keys describe a point; a click or Enter loads a
/// frontier point. Accessible description: live, plan and the hovered point. Object name "costChart".
class CostChart : public QWidget {
    Q_OBJECT
public:
    explicit CostChart(QWidget* parent = nullptr);

    void showChart(const views::PlannerChart& chart);
    [[nodiscard]] QStringList hoveredLines() const; ///< description of the hovered point, in lines; empty: none
    [[nodiscard]] QPointF placeOf(int point) const; ///< widget coordinates of a frontier point
    [[nodiscard]] std::vector<int> drawnPoints() const { return m_drawn; } ///< frontier indices

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pointChosen(int point);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// The hovered item: a frontier point, the live shape, the plan or the answer.
    struct HoverTarget {
        enum class Kind { Point, Live, Plan, Answer } kind = Kind::Point;
        int point = 0;
    };

    void layOut();
    [[nodiscard]] QPointF place(const views::PlannerPoint& point) const;
    [[nodiscard]] const views::PlannerPoint* pointOf(const HoverTarget& target) const;
    [[nodiscard]] std::optional<HoverTarget> nearest(QPointF at) const;
    void setHovered(std::optional<HoverTarget> target);
    void describe();
    void paintAxes(QPainter& painter) const;
    void paintLine(QPainter& painter) const;
    void paintMarkers(QPainter& painter) const;
    void paintPanel(QPainter& painter) const;

    views::PlannerChart m_chart;
    QRectF m_area;
    std::vector<double> m_xTicks;
    std::vector<double> m_yTicks; ///< in dollars
    std::vector<int> m_drawn;
    std::optional<HoverTarget> m_hovered;
};

} // namespace poolhouse::ui
