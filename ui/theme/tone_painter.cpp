// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tone_painter.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace poolhouse::ui {

namespace {

using text::Tone;

/// A regular polygon around the centre of `box`; `turn` in degrees, 0 puts the first corner on top.
QPolygonF polygon(const QRectF& box, int corners, double turn = 0) {
    QPolygonF result;
    const double radius = box.width() / 2;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = (turn + 360.0 * corner / corners) * std::numbers::pi / 180.0;
        result << QPointF(box.center().x() + radius * std::sin(angle), box.center().y() - radius * std::cos(angle));
    }
    return result;
}

QRectF centredSquare(const QRectF& box, double share) {
    const double side = std::min(box.width(), box.height()) * share;
    QRectF result(0, 0, side, side);
    result.moveCenter(box.center());
    return result;
}

} // namespace

void paintTone(QPainter& painter, const QRectF& box, Tone tone, const Theme& theme) {
    const auto& colours = theme.tone(tone);
    const QRectF square = centredSquare(box, 1.0);
    const double pen = std::max(1.0, square.width() / 10);
    const QRectF inner = square.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.outline, pen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(colours.fill);
    switch (tone) {
    case Tone::Good: painter.drawEllipse(inner); break;
    case Tone::Attention: {
        QRectF lower = inner;
        lower.translate(0, inner.height() * 0.08);
        painter.drawPolygon(polygon(lower, 3));
        break;
    }
    case Tone::Bad: painter.drawRect(inner.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)); break;
    case Tone::Unknown: {
        const double ring = std::max(1.5, square.width() / 6);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.outline, ring));
        painter.drawEllipse(square.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2));
        break;
    }
    case Tone::Working:
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(inner);
        painter.setBrush(colours.fill);
        painter.drawChord(inner, 90 * 16, 180 * 16);
        break;
    case Tone::Neutral: painter.drawEllipse(centredSquare(inner, 0.5)); break;
    }
    painter.restore();
}

QIcon toneIcon(Tone tone, const Theme& theme, int size, qreal devicePixelRatio) {
    const QRectF box(0, 0, size, size);
    const auto drawn = [&](bool onGround) {
        QPixmap pixmap(QSize(size, size) * devicePixelRatio);
        pixmap.setDevicePixelRatio(devicePixelRatio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        if (onGround) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.card);
            painter.drawEllipse(box);
        }
        const double inset = onGround ? 2.5 : 1;
        paintTone(painter, box.adjusted(inset, inset, -inset, -inset), tone, theme);
        return pixmap;
    };
    QIcon icon(drawn(false));
    icon.addPixmap(drawn(true), QIcon::Selected); // contrasting background on a selected row
    return icon;
}

void paintPoolMark(QPainter& painter, const QRectF& box, int pool, const Theme& theme) {
    const auto& colours = theme.pool(pool);
    const QRectF square = centredSquare(box, 1.0).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.line, 1.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(colours.fill);
    switch (pool < 6 ? pool : 1 + (pool - 1) % 5) {
    case 0: painter.drawEllipse(square); break;
    case 1: painter.drawRect(centredSquare(square, 0.84)); break;
    case 2: painter.drawPolygon(polygon(square, 4)); break;
    case 3: painter.drawPolygon(polygon(square, 3)); break;
    case 4: painter.drawPolygon(polygon(square, 3, 180)); break;
    case 5: painter.drawPolygon(polygon(square, 5)); break;
    default: painter.drawRect(centredSquare(square, 0.6)); break;
    }
    painter.restore();
}

QString toneName(Tone tone) {
    switch (tone) {
    case Tone::Good: return QCoreApplication::translate("Tone", "good");
    case Tone::Attention: return QCoreApplication::translate("Tone", "attention");
    case Tone::Bad: return QCoreApplication::translate("Tone", "bad");
    case Tone::Unknown: return QCoreApplication::translate("Tone", "unknown");
    case Tone::Working: return QCoreApplication::translate("Tone", "working");
    case Tone::Neutral: break;
    }
    return {};
}

} // namespace poolhouse::ui
