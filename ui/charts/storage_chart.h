// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/storage_growth.h"

#include <QWidget>

namespace poolhouse::ui {

/// Line of the storage in use over time, from zero up, with dashed marks to stay below. Gaps are not bridged. Set an
/// accessible name and description: the words beside it say the same.
class StorageChart : public QWidget {
    Q_OBJECT
public:
    explicit StorageChart(QWidget* parent = nullptr);

    void showGrowth(const views::StorageGrowth& growth); ///< one with samples
    [[nodiscard]] int drawnSegments() const;             ///< of the line

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double highest() const; ///< of sizes and marks
    [[nodiscard]] QRectF plotArea(const std::vector<double>& ticks) const;
    void paintGrid(QPainter& painter, const QRectF& area, const std::vector<double>& ticks) const;
    void paintTimes(QPainter& painter, const QRectF& area) const;
    void paintMarks(QPainter& painter, const QRectF& area, double top) const;
    void paintLine(QPainter& painter, const QRectF& area, double top) const;

    views::StorageGrowth m_growth;
};

} // namespace poolhouse::ui
