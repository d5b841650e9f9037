// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/message_sink.h"

#include <QFrame>

#include <cstddef>
#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace poolhouse::ui {

/// Messages over the parent's bottom edge, or over its top edge if the pointer is at the bottom; never blocks, and
/// moves nothing on the page. Shows one at a time, the latest first, except that a message under the pointer or with
/// the focus stays in front. When the queue is full, the oldest message that is not lasting is dropped. Esc or the
/// button closes what is shown. Object names: "messageBar", "messageText", "messageMore", "messageAction",
/// "messageClose".
class MessageBar : public QFrame, public MessageSink {
    Q_OBJECT
public:
    static constexpr std::size_t queueLimit = 4;

    explicit MessageBar(QWidget* parent = nullptr);

    void post(Message message) override;
    void withdraw(const QString& key) override;
    void clear() override;
    [[nodiscard]] const std::vector<Message>& queue() const { return m_queue; } ///< the first is shown
    void closeCurrent();

Q_SIGNALS:
    void dismissed(const QString& key); ///< closed by the user

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh(bool announce);     ///< `announce`: to screen readers
    [[nodiscard]] bool held() const; ///< under the pointer or with the focus
    [[nodiscard]] QRect placeAt(Qt::Edge edge) const;
    void place();
    void appearAt(Qt::Edge edge);

    std::vector<Message> m_queue;
    Qt::Edge m_edge = Qt::BottomEdge; ///< of the parent; kept while the bar is shown
    QLabel* m_text = nullptr;
    QLabel* m_more = nullptr;
    QPushButton* m_action = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace poolhouse::ui
