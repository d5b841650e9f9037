// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/page_scroll.h"

#include <QPalette>
#include <QScrollArea>

namespace poolhouse::ui {

QWidget* scrolled(QWidget* page, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    // The area paints a base of its own otherwise.
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    return area;
}

} // namespace poolhouse::ui
