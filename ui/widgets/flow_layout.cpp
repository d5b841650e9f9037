// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace poolhouse::ui {

FlowLayout::FlowLayout(QWidget* parent, int horizontal, int vertical)
    : ItemLayout(parent), m_horizontal(horizontal), m_vertical(vertical) {}

Qt::Orientations FlowLayout::expandingDirections() const {
    return {};
}

QSize FlowLayout::sizeHint() const {
    QSize size(0, 0);
    for (const auto& item : items()) {
        if (!item->isEmpty()) {
            const QSize hint = item->sizeHint();
            size = QSize(size.width() + (size.width() > 0 ? m_horizontal : 0) + hint.width(),
                         std::max(size.height(), hint.height()));
        }
    }
    const QMargins margins = contentsMargins();
    return size.grownBy(margins);
}

QSize FlowLayout::minimumSize() const {
    QSize size(0, 0);
    for (const auto& item : items()) {
        if (!item->isEmpty()) {
            size = size.expandedTo(item->minimumSize());
        }
    }
    return size.grownBy(contentsMargins());
}

int FlowLayout::arrange(const QRect& rect, bool apply) const {
    const QRect inner = rect.marginsRemoved(contentsMargins());
    const auto direction = parentWidget() != nullptr ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    std::vector<std::pair<QLayoutItem*, QRect>> row;
    int x = inner.x(), y = inner.y(), rowHeight = 0;
    const auto closeRow = [&] {
        for (const auto& [item, place] : row) {
            if (apply) {
                QRect centred = place;
                centred.moveTop(y + (rowHeight - place.height()) / 2);
                item->setGeometry(QStyle::visualRect(direction, inner, centred));
            }
        }
        row.clear();
    };
    for (const auto& item : items()) {
        if (item->isEmpty()) {
            continue;
        }
        const QSize size =
            item->sizeHint().boundedTo(QSize(std::max(inner.width(), item->minimumSize().width()), QWIDGETSIZE_MAX));
        if (!row.empty() && x + size.width() > inner.x() + inner.width()) {
            closeRow();
            y += rowHeight + m_vertical;
            x = inner.x();
            rowHeight = 0;
        }
        row.emplace_back(item.get(), QRect(QPoint(x, y), size));
        x += size.width() + m_horizontal;
        rowHeight = std::max(rowHeight, size.height());
    }
    closeRow();
    return y + rowHeight - rect.y() + contentsMargins().bottom();
}

} // namespace poolhouse::ui
