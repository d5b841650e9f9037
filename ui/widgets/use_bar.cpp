// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/use_bar.h"

#include "models/text/wording.h"
#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"
#include "ui/widgets/spoken.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

constexpr int barHeight = 8;
constexpr int tickOverhang = 2;
constexpr double tickWidth = 2;

} // namespace

UseBar::UseBar(QWidget* parent) : QWidget(parent) {
    setSpokenRole(this, QAccessible::Graphic);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void UseBar::showUse(std::optional<double> use, text::Tone tone) {
    if (use && !std::isfinite(*use)) {
        use.reset();
    }
    if (use != m_use || tone != m_tone) {
        m_use = use;
        m_tone = tone;
        update();
    }
    const QString word = toneName(tone);
    setSpokenDescription(this, word.isEmpty() ? text() : tr("%1, %2").arg(text(), word));
}

QString UseBar::text() const {
    return text::percent(m_use);
}

QSize UseBar::sizeHint() const {
    return {160, barHeight + 2 * tickOverhang};
}

QSize UseBar::minimumSizeHint() const {
    return {48, barHeight + 2 * tickOverhang};
}

void UseBar::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    const QRectF whole(0.5, (height() - barHeight) / 2.0, width() - 1.0, barHeight);
    const double radius = barHeight / 2.0;
    if (!m_use) {
        painter.setPen(QPen(theme.border, 1, Qt::DashLine));
        painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        return;
    }
    QPainterPath track;
    track.addRoundedRect(whole, radius, radius);
    painter.fillPath(track, theme.track);

    const auto& colours = theme.tone(m_tone);
    const double limitAt = whole.left() + whole.width() / std::max(1.0, *m_use);
    const double filled = whole.width() * std::min(1.0, *m_use);
    painter.save();
    painter.setClipPath(track);
    painter.fillRect(QRectF(whole.left(), whole.top(), filled, whole.height()), colours.outline);
    if (*m_use > 1) {
        painter.fillRect(QRectF(limitAt, whole.top(), whole.right() - limitAt, whole.height()),
                         QBrush(theme.card, Qt::BDiagPattern));
    }
    painter.restore();
    painter.fillRect(QRectF(std::min(limitAt, whole.right()) - tickWidth, 0, tickWidth, height()),
                     *m_use >= 1 ? theme.text : theme.border);
}

} // namespace poolhouse::ui
