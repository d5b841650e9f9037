// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QFrame>
#include <QString>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace poolhouse::ui {

/// A piece of news for the message bar.
struct Message {
    QString key; ///< news with the same key replaces the older one where it stands
    text::Tone tone = text::Tone::Neutral;
    QString text;
    QString buttonText;          ///< empty: no button
    std::function<void()> act;   ///< what the button does; the message goes away first
    bool leavesByItself = false; ///< withdraw() is certain to come, so it is the last one to be dropped
};

/// News above the page; it never stops anybody. One message at a time, at most three wait in line; the oldest that does
/// not report a lasting problem makes room. Esc or the button closes what is shown.
/// Object names: "messageBar", "messageText", "messageAction", "messageClose".
class MessageBar : public QFrame {
    Q_OBJECT
public:
    static constexpr std::size_t queueLimit = 3;

    explicit MessageBar(QWidget* parent = nullptr);

    void tell(Message message);
    void withdraw(const QString& key); ///< harmless when it is not there
    void clear();
    [[nodiscard]] const std::vector<Message>& queue() const { return m_queue; } ///< the first is shown
    void closeCurrent();

Q_SIGNALS:
    void dismissed(const QString& key); ///< a person closed it

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void show(bool announce);

    std::vector<Message> m_queue;
    QLabel* m_text = nullptr;
    QLabel* m_more = nullptr;
    QPushButton* m_action = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace poolhouse::ui
