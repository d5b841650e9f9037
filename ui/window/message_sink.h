// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QString>

#include <functional>

namespace poolhouse::ui {

/// One entry of the message bar.
struct Message {
    QString key; ///< a message with the same key replaces the older one in place
    text::Tone tone = text::Tone::Neutral;
    QString text;
    QString buttonText = {};        ///< empty: no button
    std::function<void()> act = {}; ///< runs when the button is clicked, after the message has been removed
    bool lasting = false;           ///< withdraw() will follow, so it is the last to be dropped when the queue is full
    bool first = false;             ///< stays in front of what is posted later
};

/// Where controllers post messages; the message bar implements it. On the GUI thread.
class MessageSink {
public:
    virtual ~MessageSink() = default;
    virtual void post(Message message) = 0;
    virtual void withdraw(const QString& key) = 0; ///< no effect for an unknown key
    virtual void clear() = 0;
};

} // namespace poolhouse::ui
