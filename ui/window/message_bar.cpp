// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/message_bar.h"

#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"
#include "ui/widgets/spoken.h"

#include <QCursor>
#include <QEvent>
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
constexpr int barMargin = 8;  ///< around the bar, in its parent
constexpr int widestBar = 960;

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_text(new QLabel(this)),
      m_more(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_close(new QToolButton(this)) {
    setObjectName(QStringLiteral("messageBar"));
    setProperty("floats", true); // over the page, for tests of the layout
    setAccessibleName(tr("Notifications"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_more->setObjectName(QStringLiteral("messageMore"));
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setText(QStringLiteral("\u2715"));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close message (Esc)"));
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
    if (parent != nullptr) {
        parent->installEventFilter(this);
    }
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
    // The buttons of the message in front may be about to be pressed.
    const bool behind = !m_queue.empty() && (held() || (m_queue.front().first && !message.first));
    m_queue.insert(m_queue.begin() + (behind ? 1 : 0), std::move(message));
    refresh(!behind);
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

bool MessageBar::held() const {
    const bool pointed = rect().contains(mapFromGlobal(QCursor::pos()));
    return isVisible() && (pointed || (focusWidget() != nullptr && focusWidget()->hasFocus()));
}

QRect MessageBar::placeAt(Qt::Edge edge) const {
    const QRect bounds = parentWidget()->rect().adjusted(barMargin, barMargin, -barMargin, -barMargin);
    const int text = m_text->fontMetrics().size(0, m_text->text()).width() + 2;
    const int around = sizeHint().width() - m_text->sizeHint().width();
    const int width = std::min({bounds.width(), widestBar, text + around});
    QRect bar(0, 0, width, std::max(heightForWidth(width), minimumSizeHint().height()));
    edge == Qt::TopEdge ? bar.moveTop(bounds.top()) : bar.moveBottom(bounds.bottom());
    bar.moveRight(bounds.right()); // the buttons stay in their corner whatever the text
    return QStyle::visualRect(layoutDirection(), bounds, bar);
}

void MessageBar::place() {
    if (parentWidget() == nullptr || isHidden()) {
        return;
    }
    setGeometry(placeAt(m_edge));
}

/// Not in place(): every call asks for another layout, which calls that.
void MessageBar::appearAt(Qt::Edge edge) {
    m_edge = edge;
    // Beside longer text the buttons stay where they are.
    const auto corner = edge == Qt::TopEdge ? Qt::AlignTop : Qt::AlignBottom;
    for (QWidget* part : {static_cast<QWidget*>(m_action), static_cast<QWidget*>(m_close)}) {
        layout()->setAlignment(part, corner);
    }
}

void MessageBar::refresh(bool announce) {
    if (m_queue.empty()) {
        hide();
        return;
    }
    const bool appears = isHidden();
    const Message& message = m_queue.front();
    m_text->setText(message.text);
    const QString word = toneName(message.tone);
    setSpokenName(m_text, word.isEmpty() ? message.text : tr("%1: %2").arg(word, message.text));
    m_action->setText(message.buttonText);
    m_action->setVisible(!message.buttonText.isEmpty());
    m_more->setText(m_queue.size() > 1 ? tr("1 of %1").arg(m_queue.size()) : QString());
    m_more->setVisible(m_queue.size() > 1);
    if (appears && parentWidget() != nullptr) {
        const QPoint pointer = parentWidget()->mapFromGlobal(QCursor::pos());
        appearAt(placeAt(Qt::BottomEdge).contains(pointer) ? Qt::TopEdge : Qt::BottomEdge);
    }
    show();
    raise();
    place();
    update();
    if (announce) {
        ui::announce(this, m_text->accessibleName());
    }
}

bool MessageBar::event(QEvent* event) {
    const bool handled = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest) { // another text or font
        place();
    }
    return handled;
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        place();
    }
    return QFrame::eventFilter(watched, event);
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
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.tone(tone).outline, 1));
    painter.setBrush(theme.tone(tone).background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius, metrics::cardRadius);
    const QRect sign = QStyle::visualRect(
        layoutDirection(), rect(),
        QRect((signWidth - barSignSize) / 2 + 2, (height() - barSignSize) / 2, barSignSize, barSignSize));
    paintTone(painter, sign, tone, theme);
}

} // namespace poolhouse::ui
