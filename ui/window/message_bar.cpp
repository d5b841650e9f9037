// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/message_bar.h"

#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

constexpr int barSignSize = 12;
constexpr int signWidth = 36; ///< from the leading edge to the text

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_text(new QLabel(this)),
      m_more(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_close(new QToolButton(this)) {
    setObjectName(QStringLiteral("messageBar"));
    setAccessibleName(tr("News"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_more->setObjectName(QStringLiteral("messageMore"));
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setText(QStringLiteral("\u2715"));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message (Esc)"));
    m_close->setMinimumSize(metrics::target, metrics::target);
    m_close->setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(signWidth, 6, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_more);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::closeCurrent);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_queue.empty()) {
            return;
        }
        const auto act = m_queue.front().act;
        m_queue.erase(m_queue.begin());
        refresh(false);
        if (act) {
            act();
        }
    });
    hide();
}

void MessageBar::post(Message message) {
    const auto same =
        std::find_if(m_queue.begin(), m_queue.end(), [&message](const Message& it) { return it.key == message.key; });
    if (same != m_queue.end()) {
        const bool changed = same->text != message.text;
        *same = std::move(message);
        refresh(changed && same == m_queue.begin());
        return;
    }
    if (m_queue.size() == queueLimit) {
        const auto oldest =
            std::find_if(m_queue.rbegin(), m_queue.rend(), [](const Message& it) { return !it.lasting; });
        m_queue.erase(oldest == m_queue.rend() ? m_queue.end() - 1 : std::next(oldest).base());
    }
    m_queue.insert(m_queue.begin(), std::move(message));
    refresh(true);
}

void MessageBar::withdraw(const QString& key) {
    if (std::erase_if(m_queue, [&key](const Message& it) { return it.key == key; }) > 0) {
        refresh(false);
    }
}

void MessageBar::clear() {
    m_queue.clear();
    refresh(false);
}

void MessageBar::closeCurrent() {
    if (m_queue.empty()) {
        return;
    }
    const QString key = m_queue.front().key;
    m_queue.erase(m_queue.begin());
    refresh(false);
    Q_EMIT dismissed(key);
}

void MessageBar::refresh(bool announce) {
    setVisible(!m_queue.empty());
    if (m_queue.empty()) {
        return;
    }
    const Message& message = m_queue.front();
    m_text->setText(message.text);
    const QString word = toneName(message.tone);
    m_text->setAccessibleName(word.isEmpty() ? message.text : tr("%1: %2").arg(word, message.text));
    m_action->setText(message.buttonText);
    m_action->setVisible(!message.buttonText.isEmpty());
    m_more->setText(m_queue.size() > 1 ? tr("1 of %1").arg(m_queue.size()) : QString());
    m_more->setVisible(m_queue.size() > 1);
    update();
    if (announce) {
        QAccessibleEvent event(m_text, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        closeCurrent();
        return;
    }
    QFrame::keyPressEvent(event);
}

void MessageBar::paintEvent(QPaintEvent*) {
    if (m_queue.empty()) {
        return;
    }
    const Theme& theme = Theme::of(palette());
    const text::Tone tone = m_queue.front().tone;
    QPainter painter(this);
    painter.fillRect(rect(), theme.tone(tone).background);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.hairline, 1));
    painter.drawLine(QPointF(0, height() - 0.5), QPointF(width(), height() - 0.5));
    const QRect sign = QStyle::visualRect(
        layoutDirection(), rect(),
        QRect((signWidth - barSignSize) / 2 + 2, (height() - barSignSize) / 2, barSignSize, barSignSize));
    paintTone(painter, sign, tone, theme);
}

} // namespace poolhouse::ui
