// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace poolhouse::ui {

/// Cost of the follower pools against read connections: the cheapest configurations as a line of points, the live shape
/// and the plan beside it. The pointer or the arrow keys tell what a point is; a click or Enter on one of the line
/// loads it. Accessible description: live, plan, and the point looked at. Object name "costChart".
class CostChart : public QWidget {
    Q_OBJECT
public:
    explicit CostChart(QWidget* parent = nullptr);

    void showChart(const views::PlannerChart& chart);
    [[nodiscard]] QStringList lookedAt() const;     ///< the lines said about the point; empty: none
    [[nodiscard]] QPointF placeOf(int point) const; ///< where a point of the line is drawn
    [[nodiscard]] std::vector<int> drawnPoints() const { return m_drawn; } ///< of the line: far enough apart to be hit

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
    /// What is looked at: a point of the line, or one of the two beside it.
    struct Look {
        enum class Kind { Point, Live, Plan } kind = Kind::Point;
        int point = 0;
    };

    void layOut();
    [[nodiscard]] QPointF place(const views::PlannerPoint& point) const;
    [[nodiscard]] const views::PlannerPoint* pointOf(const Look& look) const;
    [[nodiscard]] std::optional<Look> nearest(QPointF at) const;
    void lookAt(std::optional<Look> look);
    void describe();
    void paintAxes(QPainter& painter) const;
    void paintLine(QPainter& painter) const;
    void paintMarker(QPainter& painter, const std::optional<views::PlannerPoint>& point, int colour,
                     const QString& label, bool above) const;
    void paintPanel(QPainter& painter) const;

    views::PlannerChart m_chart;
    QRectF m_area;
    std::vector<double> m_xTicks;
    std::vector<double> m_yTicks; ///< dollars
    std::vector<int> m_drawn;
    std::optional<Look> m_look;
};

} // namespace poolhouse::ui
