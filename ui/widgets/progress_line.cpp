// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progress_line.h"

#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

constexpr int progressHeight = 4;
constexpr double stripeStep = 8;

} // namespace

ProgressLine::ProgressLine(QWidget* parent) : QProgressBar(parent) {
    setRange(0, 100);
    setTextVisible(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleDescription(text());
}

void ProgressLine::showShare(std::optional<double> share) {
    if (share == m_share) {
        return;
    }
    m_share = share;
    setValue(share ? static_cast<int>(std::lround(std::clamp(*share, 0.0, 1.0) * 100)) : minimum());
    setSpokenDescription(this, text());
    update();
}

QString ProgressLine::text() const {
    return m_share ? tr("%1%").arg(value()) : tr("in progress");
}

QSize ProgressLine::sizeHint() const {
    return {120, progressHeight};
}

QSize ProgressLine::minimumSizeHint() const {
    return {32, progressHeight};
}

void ProgressLine::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    const QRectF whole(0, (height() - progressHeight) / 2.0, width(), progressHeight);
    QPainterPath track;
    track.addRoundedRect(whole, progressHeight / 2.0, progressHeight / 2.0);
    painter.fillPath(track, theme.track);
    painter.setClipPath(track);
    const QColor colour = theme.tone(text::Tone::Working).outline;
    if (m_share) {
        painter.fillRect(QRectF(whole.left(), whole.top(), whole.width() * *m_share, whole.height()), colour);
        return;
    }
    painter.setPen(QPen(colour, 2));
    for (double x = whole.left() - progressHeight; x < whole.right(); x += stripeStep) {
        painter.drawLine(QPointF(x, whole.bottom()), QPointF(x + progressHeight, whole.top()));
    }
}

} // namespace poolhouse::ui
