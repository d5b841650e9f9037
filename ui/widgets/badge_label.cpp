// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge_label.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int sidePadding = 8;
constexpr int verticalPadding = 2;

QSize capsuleSize(const QFontMetrics& metrics, const QString& text) {
    return {metrics.horizontalAdvance(text) + 2 * sidePadding, metrics.height() + 2 * verticalPadding};
}

QSize narrowestCapsule(const QFontMetrics& metrics, const QString& text) {
    const QSize whole = capsuleSize(metrics, text);
    return {std::min(whole.width(), metrics.averageCharWidth() * 6 + 2 * sidePadding), whole.height()};
}

/// The tool tip of a badge: its text, if it is cut, and what it means.
void explain(QWidget& badge, const QString& text, const QString& explanation, const QHelpEvent& event) {
    QStringList lines;
    if (badge.width() < badge.sizeHint().width()) {
        lines << text;
    }
    if (!explanation.isEmpty()) {
        lines << explanation;
    }
    QToolTip::showText(event.globalPos(), toolTipText(lines.join(QLatin1Char('\n'))), &badge);
}

void paintCapsule(QPainter& painter, const QWidget& widget, const QString& text, text::Tone tone) {
    const Theme& theme = Theme::of(widget.palette());
    const auto& colours = theme.tone(tone);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool outlined = theme.contrastLevel() == ContrastLevel::High;
    painter.setPen(outlined ? QPen(colours.text, 1.0) : QPen(Qt::NoPen));
    painter.setBrush(colours.background);
    const QRectF capsule = QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(capsule, capsule.height() / 2, capsule.height() / 2);
    painter.setPen(colours.text);
    const QRect inner = widget.rect().adjusted(sidePadding, 0, -sidePadding, 0);
    painter.drawText(inner, Qt::AlignCenter | Qt::TextSingleLine,
                     widget.fontMetrics().elidedText(text, Qt::ElideRight, inner.width() + 1));
}

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
    setSpokenName(this, text);
    setSpokenDescription(this, explanation);
    setVisible(!text.isEmpty());
}

QSize BadgeLabel::sizeHint() const {
    return capsuleSize(fontMetrics(), text());
}

QSize BadgeLabel::minimumSizeHint() const {
    return narrowestCapsule(fontMetrics(), text());
}

bool BadgeLabel::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationFontChange) {
        setFont(styled(QApplication::font(), TextStyle::Small));
    } else if (event->type() == QEvent::ToolTip) {
        explain(*this, text(), m_explanation, *static_cast<QHelpEvent*>(event));
        return true;
    }
    return QLabel::event(event);
}

void BadgeLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintCapsule(painter, *this, text(), m_tone);
}

BadgeButton::BadgeButton(QWidget* parent) : QAbstractButton(parent) {
    setFont(styled(QApplication::font(), TextStyle::Small));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void BadgeButton::showBadge(const QString& text, text::Tone tone, const QString& explanation) {
    if (text != this->text()) {
        setText(text);
        updateGeometry();
    }
    if (tone != m_tone) {
        m_tone = tone;
        update();
    }
    m_explanation = explanation;
    setSpokenDescription(this, explanation);
}

QSize BadgeButton::sizeHint() const {
    return capsuleSize(fontMetrics(), text());
}

QSize BadgeButton::minimumSizeHint() const {
    return narrowestCapsule(fontMetrics(), text());
}

bool BadgeButton::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationFontChange) {
        setFont(styled(QApplication::font(), TextStyle::Small));
    } else if (event->type() == QEvent::ToolTip) {
        explain(*this, text(), m_explanation, *static_cast<QHelpEvent*>(event));
        return true;
    }
    return QAbstractButton::event(event);
}

void BadgeButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void BadgeButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QFont underlined = font();
    underlined.setUnderline(underMouse() || hasFocus());
    painter.setFont(underlined);
    paintCapsule(painter, *this, text(), m_tone);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::of(palette()).accent, 2));
        const QRectF ring = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
    }
}

} // namespace poolhouse::ui
