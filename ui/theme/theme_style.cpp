// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_style.h"

#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPolygonF>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr double boxRatio = 3.0;

struct IndicatorColours {
    QColor outline;
    QColor fill;
    QColor mark;
};

IndicatorColours coloursOf(const Theme& theme, QStyle::State state) {
    const auto visible = [&theme](const QColor& colour) {
        return legible(legible(legible(colour, theme.window, boxRatio), theme.panel, boxRatio), theme.card, boxRatio);
    };
    const bool marked = (state & (QStyle::State_On | QStyle::State_NoChange)) != 0;
    if ((state & QStyle::State_Enabled) == 0) {
        const QColor resting = visible(mixed(theme.border, theme.window, 0.5));
        return {resting, theme.window, resting};
    }
    if (marked) {
        return {visible(theme.primary), theme.primary, theme.onPrimary};
    }
    const bool near = (state & (QStyle::State_MouseOver | QStyle::State_HasFocus)) != 0;
    return {visible(near ? theme.accent : theme.border), theme.card, theme.onPrimary};
}

void paintTick(QPainter& painter, const QRectF& box, const QColor& colour) {
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
    };
    QPen pen(colour, 2);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.drawPolyline(QPolygonF({at(0.24, 0.53), at(0.43, 0.72), at(0.77, 0.3)}));
}

void paintIndicator(QPainter& painter, const QStyleOption& option, bool round) {
    const auto colours = coloursOf(Theme::of(option.palette), option.state);
    const int whole = std::min(option.rect.width(), option.rect.height());
    const int side = whole - 1;
    const int left = option.rect.x() + (option.rect.width() - whole) / 2;
    const int top = option.rect.y() + (option.rect.height() - whole) / 2;
    const QRectF box(left + 0.5, top + 0.5, side, side); // pixel-centred for a crisp outline
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.outline, round ? 1.5 : 1)); // a thinner circle has too little contrast
    painter.setBrush(colours.fill);
    const double radius = round ? side / 2.0 : 3;
    painter.drawRoundedRect(box, radius, radius);
    if (round && (option.state & QStyle::State_On) != 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.mark);
        painter.drawEllipse(box.center(), side / 4.0, side / 4.0);
    } else if ((option.state & QStyle::State_On) != 0) {
        paintTick(painter, box, colours.mark);
    } else if ((option.state & QStyle::State_NoChange) != 0) {
        painter.setPen(QPen(colours.mark, 2));
        painter.drawLine(QPointF(box.left() + 4, box.center().y()), QPointF(box.right() - 4, box.center().y()));
    }
    painter.restore();
}

} // namespace

ThemeStyle::ThemeStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: paintIndicator(*painter, *option, false); break;
    case PE_IndicatorRadioButton: paintIndicator(*painter, *option, true); break;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget); break;
    }
}

} // namespace poolhouse::ui
