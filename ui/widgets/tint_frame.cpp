// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tint_frame.h"

#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QPainter>

namespace poolhouse::ui {

TintFrame::TintFrame(text::Tone tone, QWidget* parent) : QFrame(parent), m_tone(tone) {}

void TintFrame::setTone(text::Tone tone) {
    if (m_tone != tone) {
        m_tone = tone;
        update();
    }
}

void TintFrame::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    const auto& colours = theme.tone(m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool high = theme.contrastLevel() == ContrastLevel::High;
    painter.setPen(QPen(high ? colours.outline : mixed(colours.outline, theme.card, 0.5), 1));
    painter.setBrush(mixed(colours.background, theme.card, 0.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius, metrics::cardRadius);
}

TintFrame* tintedText(TextLabel* text, text::Tone tone, QWidget* parent) {
    auto* frame = new TintFrame(tone, parent);
    auto* sign = new ToneIcon(frame);
    sign->showTone(tone);
    text->setWrapping();
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(10);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    return frame;
}

} // namespace poolhouse::ui
