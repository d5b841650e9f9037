// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/alarm_sign.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace poolhouse::ui {

namespace {

constexpr int signSide = 40;

} // namespace

AlarmSign::AlarmSign(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Destructive action"));
}

QSize AlarmSign::sizeHint() const {
    return {signSide, signSide};
}

void AlarmSign::paintEvent(QPaintEvent*) {
    const auto& colours = Theme::of(palette()).tone(text::Tone::Bad);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.background);
    painter.drawEllipse(rect());
    painter.setBrush(colours.text);
    const double x = width() / 2.0;
    painter.drawRoundedRect(QRectF(x - 1.7, 12, 3.4, 10.5), 1.2, 1.2);
    painter.drawEllipse(QPointF(x, 26.5), 2.0, 2.0);
}

} // namespace poolhouse::ui
