// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/cell_paint.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace poolhouse::ui::cell {

int startAlignment(Qt::LayoutDirection direction) {
    return Qt::AlignVCenter | (direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
}

int endAlignment(Qt::LayoutDirection direction) {
    return Qt::AlignVCenter | (direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight);
}

void paintBadge(QPainter& painter, const QRect& rect, const QString& text, text::Tone tone, const Theme& theme,
                const QFont& font, Qt::LayoutDirection direction) {
    const QFontMetrics metrics(font);
    const int height = std::min(rect.height() - 4, metrics.height() + 4);
    const int width = std::min(rect.width(), metrics.horizontalAdvance(text) + badgePadding);
    const int left = direction == Qt::RightToLeft ? rect.left() : rect.right() + 1 - width;
    const QRect capsule(left, rect.center().y() - height / 2 + 1, width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.tone(tone).background);
    painter.drawRoundedRect(capsule, height / 2.0, height / 2.0);
    painter.setFont(font);
    painter.setPen(theme.tone(tone).text);
    painter.drawText(capsule.adjusted(6, 0, -6, 0), Qt::AlignCenter,
                     metrics.elidedText(text, Qt::ElideRight, width - 12));
}

void paintUse(QPainter& painter, const QRect& rect, std::optional<double> use, text::Tone tone, const Theme& theme,
              Qt::LayoutDirection direction) {
    const QRectF track = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = track.height() / 2;
    if (!use) {
        painter.setPen(QPen(theme.tone(text::Tone::Unknown).outline, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(track, radius, radius);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.track);
    painter.drawRoundedRect(track, radius, radius);
    QRectF filled = track;
    filled.setWidth(track.width() * std::clamp(*use, 0.0, 1.0));
    if (direction == Qt::RightToLeft) {
        filled.moveRight(track.right());
    }
    const QColor fill = theme.tone(tone).outline;
    QPainterPath clip;
    clip.addRoundedRect(track, radius, radius);
    painter.save();
    painter.setClipPath(clip);
    painter.fillRect(filled, fill);
    painter.restore();
}

} // namespace poolhouse::ui::cell
