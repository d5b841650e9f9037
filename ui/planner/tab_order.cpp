// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/tab_order.h"

#include <QWidget>

namespace poolhouse::ui {

namespace {

bool isTabStop(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.focusProxy() == nullptr;
}

} // namespace

void placeInTabOrder(QWidget& place, const std::vector<QWidget*>& stops) {
    QWidget* last = place.previousInFocusChain(); // Qt takes a widget without focus for none
    while (last != &place && !isTabStop(*last)) {
        last = last->previousInFocusChain();
    }
    for (auto* stop : stops) {
        if (isTabStop(*stop) && stop->window() == place.window()) {
            QWidget::setTabOrder(last, stop);
            last = stop;
        }
    }
}

} // namespace poolhouse::ui
