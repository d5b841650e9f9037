// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tone_icon.h"

#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"
#include "ui/widgets/spoken.h"

#include <QPainter>

namespace poolhouse::ui {

namespace {

int toneIconSize(const QWidget& widget) {
    return widget.fontMetrics().ascent() * 4 / 5;
}

} // namespace

ToneIcon::ToneIcon(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    showTone(text::Tone::Neutral);
}

void ToneIcon::showTone(text::Tone tone, const QString& word) {
    setSpokenName(this, word.isEmpty() ? toneName(tone) : word);
    if (tone != m_tone) {
        m_tone = tone;
        update();
    }
}

QSize ToneIcon::sizeHint() const {
    return {toneIconSize(*this), toneIconSize(*this)};
}

void ToneIcon::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintTone(painter, rect(), m_tone, Theme::of(palette()));
}

PoolMark::PoolMark(int pool, QWidget* parent) : QWidget(parent), m_pool(pool) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PoolMark::showPool(int pool) {
    if (pool != m_pool) {
        m_pool = pool;
        update();
    }
}

void PoolMark::setWithLine(bool line) {
    m_line = line;
    updateGeometry();
}

QSize PoolMark::sizeHint() const {
    return {toneIconSize(*this) * (m_line ? 2 : 1), toneIconSize(*this)};
}

void PoolMark::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    if (m_line) {
        painter.setPen(QPen(theme.pool(m_pool).line, 2));
        const double middle = height() / 2.0;
        painter.drawLine(QPointF(0, middle), QPointF(width(), middle));
    }
    paintPoolMark(painter, rect(), m_pool, theme);
}

} // namespace poolhouse::ui
