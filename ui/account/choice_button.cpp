// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/choice_button.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace poolhouse::ui {

namespace {

constexpr int choicePadding = 20;
constexpr int arrowWidth = 32;

} // namespace

ChoiceButton::ChoiceButton(const QString& title, const QString& description, QWidget* parent)
    : QAbstractButton(parent), m_description(description) {
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(description);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QRect ChoiceButton::descriptionRect(int width) const {
    const int top = choicePadding + QFontMetrics(styled(font(), TextStyle::Strong)).height() + 6;
    const int textWidth = qMax(40, width - 2 * choicePadding - arrowWidth);
    const QRect bounds =
        QFontMetrics(font()).boundingRect(QRect(0, 0, textWidth, 4000), Qt::TextWordWrap, m_description);
    return {choicePadding, top, textWidth, bounds.height()};
}

QSize ChoiceButton::sizeHint() const {
    return {480, heightForWidth(480)};
}

int ChoiceButton::heightForWidth(int width) const {
    return descriptionRect(width).bottom() + 1 + choicePadding;
}

void ChoiceButton::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = hasFocus();
    painter.setPen(QPen(focus ? theme.accent : theme.border, focus ? 2 : 1));
    painter.setBrush(isDown() ? theme.track : underMouse() ? theme.hover : theme.card);
    const qreal inset = focus ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), metrics::cardRadius,
                            metrics::cardRadius);
    const auto visual = [this](const QRect& area) { return QStyle::visualRect(layoutDirection(), rect(), area); };
    const QRect description = descriptionRect(width());
    const int start = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const QFont strong = styled(font(), TextStyle::Strong);
    painter.setFont(strong);
    painter.setPen(isEnabled() ? theme.text : theme.dimText);
    const QRect title(choicePadding, choicePadding, description.width(), QFontMetrics(strong).height());
    painter.drawText(visual(title), start | Qt::AlignVCenter, text());
    painter.setFont(font());
    painter.setPen(theme.dimText);
    painter.drawText(visual(description), start | Qt::TextWordWrap, m_description);
    painter.setPen(QPen(theme.accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRect arrow = visual(QRect(width() - choicePadding - 8, height() / 2 - 5, 6, 10));
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const QPointF tip(rightToLeft ? arrow.left() : arrow.right(), arrow.center().y());
    const qreal back = rightToLeft ? arrow.right() : arrow.left();
    const QPointF points[] = {{back, qreal(arrow.top())}, tip, {back, qreal(arrow.bottom())}};
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points, 3);
}

void ChoiceButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

bool ChoiceButton::event(QEvent* event) {
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
        update();
    }
    return QAbstractButton::event(event);
}

} // namespace poolhouse::ui
