// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/core/instant.h"

#include <optional>

namespace poolhouse::fleet {

/// One request that is repeated, or two whose answers count only together.
struct PollTopic {
    api::Call first, second;
    bool running = false;
    bool answered = false;              ///< at least once since the start, successfully or not
    int failures = 0;                   ///< in a row
    std::optional<core::Instant> dueAt; ///< empty: not wanted

    [[nodiscard]] bool due(core::Instant now) const { return !running && dueAt && *dueAt <= now; }
    /// Empty while a request is in flight or not wanted.
    [[nodiscard]] std::optional<core::Instant> nextDue() const { return running ? std::nullopt : dueAt; }

    void succeed(std::optional<core::Instant> next) {
        running = false;
        answered = true;
        failures = 0;
        dueAt = next;
    }
    /// Cancels what is in flight; the schedule stays.
    void cancel() {
        first.cancel();
        second.cancel();
        running = false;
    }
    /// A request that is in flight is cancelled and due again at `now`.
    void abort(core::Instant now) {
        if (running) {
            cancel();
            dueAt = now;
        }
    }
    /// While requests are scarce, a topic that was answered before waits until `until`.
    void postpone(core::Instant now, core::Instant until) {
        if (answered && due(now)) {
            dueAt = until;
        }
    }
};

} // namespace poolhouse::fleet
