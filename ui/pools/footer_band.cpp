// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/footer_band.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace poolhouse::ui {

FooterBand::FooterBand(QWidget* parent) : QWidget(parent) {}

void FooterBand::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(Theme::of(palette()).hairline);
    painter.drawLine(0, 0, width(), 0);
}

} // namespace poolhouse::ui
