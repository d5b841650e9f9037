// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/item_layout.h"

#include <vector>

namespace poolhouse::ui {

/// Grid of equal-width items in as many columns as fit, from the leading edge; each row is as tall as its tallest item.
/// Rows are balanced: six items at five columns become two rows of three.
class ResponsiveGrid : public ItemLayout {
    Q_OBJECT
public:
    /// Column width in pixels: at least `minimumColumn` and, if all items share one row, at most `maximumColumn`.
    explicit ResponsiveGrid(int minimumColumn, int maximumColumn, QWidget* parent = nullptr);

    void setGap(int gap);           ///< between columns and between rows
    void setGapAfterFirst(int gap); ///< between first and second item, if in the same row
    void insertWidget(int index, QWidget* widget);
    [[nodiscard]] int columnsFor(int width) const;

    [[nodiscard]] Qt::Orientations expandingDirections() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;

protected:
    int arrange(const QRect& rect, bool apply) const override;

private:
    [[nodiscard]] std::vector<QLayoutItem*> shown() const;
    [[nodiscard]] int columnWidth(int width, int columns) const;

    int m_minimumColumn;
    int m_maximumColumn;
    int m_gap = 12;
    int m_gapAfterFirst = 12;
};

} // namespace poolhouse::ui
