// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/message_sink.h"
#include "ui/window/selection.h"

#include <QStringList>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace poolhouse::test {

/// Records messages, and how often each key was posted again.
class MessageLog final : public ui::MessageSink {
public:
    void post(ui::Message message) override {
        if (auto* same = find(message.key)) {
            *same = std::move(message);
            return;
        }
        announced << message.key;
        messages.push_back(std::move(message));
    }
    void withdraw(const QString& key) override {
        std::erase_if(messages, [&key](const ui::Message& each) { return each.key == key; });
    }
    void clear() override { messages.clear(); }

    [[nodiscard]] ui::Message* find(const QString& key) {
        const auto at =
            std::find_if(messages.begin(), messages.end(), [&key](const auto& each) { return each.key == key; });
        return at == messages.end() ? nullptr : &*at;
    }
    [[nodiscard]] QStringList keys() const {
        QStringList keys;
        for (const auto& each : messages) {
            keys << each.key;
        }
        return keys;
    }
    /// As in the message bar: the message is removed before its button acts.
    void press(const QString& key) {
        const auto act = find(key)->act;
        withdraw(key);
        act();
    }

    std::vector<ui::Message> messages;
    QStringList announced; ///< keys, once for each time that a message appeared
};

/// A selection made by the test.
class FixedSelection final : public ui::Selection {
public:
    [[nodiscard]] bool fleetShown() const override { return shown; }
    [[nodiscard]] std::vector<core::ClusterId> targets() const override { return chosen; }
    [[nodiscard]] std::vector<core::ClusterId> listed() const override { return list; }
    [[nodiscard]] std::optional<core::PoolId> chosenPool() const override { return pool; }

    bool shown = true;
    std::vector<core::ClusterId> chosen;
    std::vector<core::ClusterId> list;
    std::optional<core::PoolId> pool;
};

} // namespace poolhouse::test
