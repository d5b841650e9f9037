// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge_label.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int sidePadding = 8;
constexpr int verticalPadding = 2;

} // namespace

BadgeLabel::BadgeLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setFont(styled(QApplication::font(), TextStyle::Small));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void BadgeLabel::showBadge(const QString& text, text::Tone tone, const QString& explanation) {
    if (text != this->text()) {
        setText(text);
        updateGeometry();
    }
    if (tone != m_tone) {
        m_tone = tone;
        update();
    }
    m_explanation = explanation;
    setAccessibleName(text);
    setAccessibleDescription(explanation);
    setVisible(!text.isEmpty());
}

QSize BadgeLabel::sizeHint() const {
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + 2 * sidePadding, metrics.height() + 2 * verticalPadding};
}

QSize BadgeLabel::minimumSizeHint() const {
    const QSize whole = sizeHint();
    return {std::min(whole.width(), fontMetrics().averageCharWidth() * 6 + 2 * sidePadding), whole.height()};
}

bool BadgeLabel::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationFontChange) {
        setFont(styled(QApplication::font(), TextStyle::Small));
    } else if (event->type() == QEvent::ToolTip) {
        const bool cut = width() < sizeHint().width();
        QStringList lines;
        if (cut) {
            lines << text();
        }
        if (!m_explanation.isEmpty()) {
            lines << m_explanation;
        }
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), toolTipText(lines.join(QLatin1Char('\n'))),
                           this);
        return true;
    }
    return QLabel::event(event);
}

void BadgeLabel::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    const auto& colours = theme.tone(m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool outlined = theme.contrastLevel() == ContrastLevel::High;
    painter.setPen(outlined ? QPen(colours.text, 1.0) : QPen(Qt::NoPen));
    painter.setBrush(colours.background);
    const QRectF capsule = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(capsule, capsule.height() / 2, capsule.height() / 2);
    painter.setPen(colours.text);
    const QRect inner = rect().adjusted(sidePadding, 0, -sidePadding, 0);
    painter.drawText(inner, Qt::AlignCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, inner.width() + 1));
}

} // namespace poolhouse::ui
