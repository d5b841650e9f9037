// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/steady_column.h"

#include <QWidget>

#include <algorithm>
#include <utility>
#include <vector>

namespace poolhouse::ui {

/// The places are those of a column without stretched items; QVBoxLayout corrects others.
void SteadyColumn::setGeometry(const QRect& rect) {
    const QRect inner = rect.marginsRemoved(contentsMargins());
    std::vector<std::pair<QWidget*, int>> tops;
    int y = inner.top();
    bool spaced = false; // after a widget or a layout
    for (int at = 0; at < count(); ++at) {
        auto* item = itemAt(at);
        if (item->isEmpty() && item->spacerItem() == nullptr) {
            continue;
        }
        const bool spacer = item->spacerItem() != nullptr;
        y += spaced && !spacer ? spacing() : 0;
        if (auto* widget = item->widget()) {
            tops.emplace_back(widget, y);
        }
        y += item->hasHeightForWidth() ? item->heightForWidth(inner.width()) : item->sizeHint().height();
        spaced = !spacer;
    }
    std::reverse(tops.begin(), tops.end());
    for (const auto& [widget, top] : tops) {
        if (top > widget->y()) {
            widget->move(widget->x(), top);
        }
    }
    QVBoxLayout::setGeometry(rect);
}

} // namespace poolhouse::ui
