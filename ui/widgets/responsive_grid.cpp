// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/responsive_grid.h"

#include <QStyle>
#include <QWidget>
#include <QWidgetItem>

#include <algorithm>

namespace poolhouse::ui {

ResponsiveGrid::ResponsiveGrid(int minimumColumn, int maximumColumn, QWidget* parent)
    : ItemLayout(parent), m_minimumColumn(minimumColumn), m_maximumColumn(maximumColumn) {}

void ResponsiveGrid::setGap(int gap) {
    m_gap = m_gapAfterFirst = gap;
    invalidate();
}

void ResponsiveGrid::setGapAfterFirst(int gap) {
    m_gapAfterFirst = gap;
    invalidate();
}

void ResponsiveGrid::insertWidget(int index, QWidget* widget) {
    addChildWidget(widget);
    insertItem(index, std::make_unique<QWidgetItem>(widget));
}

Qt::Orientations ResponsiveGrid::expandingDirections() const {
    return Qt::Horizontal;
}

std::vector<QLayoutItem*> ResponsiveGrid::shown() const {
    std::vector<QLayoutItem*> visible;
    for (const auto& item : items()) {
        if (!item->isEmpty()) {
            visible.push_back(item.get());
        }
    }
    return visible;
}

QSize ResponsiveGrid::minimumSize() const {
    QSize size(m_minimumColumn, 0);
    for (const QLayoutItem* item : shown()) {
        size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

QSize ResponsiveGrid::sizeHint() const {
    const int items = static_cast<int>(shown().size());
    const int width = items * minimumSize().width() + std::max(0, items - 2) * m_gap + m_gapAfterFirst;
    return QSize(width, heightForWidth(width));
}

int ResponsiveGrid::columnsFor(int width) const {
    const auto items = shown();
    int widest = m_minimumColumn;
    for (const QLayoutItem* item : items) {
        widest = std::max(widest, item->minimumSize().width());
    }
    const int all = static_cast<int>(items.size());
    int columns = 1;
    while (columns < all && (columns + 1) * widest + (columns - 1) * m_gap + m_gapAfterFirst <= width) {
        ++columns;
    }
    const int rows = (all + columns - 1) / std::max(1, columns);
    return rows > 0 ? (all + rows - 1) / rows : 1;
}

int ResponsiveGrid::columnWidth(int width, int columns) const {
    const int gaps = columns > 1 ? (columns - 2) * m_gap + m_gapAfterFirst : 0;
    const int fair = (width - gaps) / columns;
    return columns == static_cast<int>(shown().size()) ? std::min(m_maximumColumn, fair) : fair;
}

int ResponsiveGrid::arrange(const QRect& rect, bool apply) const {
    const QRect inner = rect.marginsRemoved(contentsMargins());
    const auto direction = parentWidget() != nullptr ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    const auto items = shown();
    if (items.empty()) {
        return contentsMargins().top() + contentsMargins().bottom();
    }
    const int columns = columnsFor(inner.width());
    const int width = columnWidth(inner.width(), columns);
    int y = inner.y();
    for (std::size_t first = 0; first < items.size(); first += static_cast<std::size_t>(columns)) {
        const std::size_t end = std::min(items.size(), first + static_cast<std::size_t>(columns));
        int height = 0;
        for (std::size_t index = first; index < end; ++index) {
            const QLayoutItem* item = items[index];
            height =
                std::max(height, item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height());
        }
        int x = inner.x();
        for (std::size_t index = first; index < end; ++index) {
            if (apply) {
                items[index]->setGeometry(QStyle::visualRect(direction, inner, QRect(x, y, width, height)));
            }
            x += width + (index == first ? m_gapAfterFirst : m_gap);
        }
        y += height + m_gap;
    }
    return y - m_gap - rect.y() + contentsMargins().bottom();
}

} // namespace poolhouse::ui
