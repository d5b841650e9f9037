// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/operations/change_feed.h"
#include "models/text/tone.h"

#include <QString>

#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::ui {

/// The input of the status bar as plain values, so that every state can be tested.
struct StatusFacts {
    fleet::Session::State session = fleet::Session::State::None;
    QString target; ///< "built-in sandbox"
    fleet::Poller::Phase phase = fleet::Poller::Phase::Stopped;
    bool busy = false;
    core::Instant now{};
    std::optional<core::Instant> lastRefresh;
    std::optional<core::Instant> nextAttempt;
    std::optional<int> requestsLeft;
    std::optional<fleet::TokenOrigin> tokenOrigin = {};
};

/// The texts of the status bar; an empty one hides its field.
struct StatusTexts {
    QString connection; ///< "Connected: built-in sandbox"
    text::Tone tone = text::Tone::Neutral;
    QString age;    ///< "Refreshed 4 s ago · next in 26 s"
    QString budget; ///< "API calls left this hour: 4,472"
    QString origin; ///< "Token from the file ~/.netrc", as a tool tip

    friend bool operator==(const StatusTexts&, const StatusTexts&) = default;
};
[[nodiscard]] StatusTexts statusTexts(const StatusFacts& facts);

/// A change in progress or one that needs the user: an operation of this console, or a cluster that changes without
/// one.
struct ChangeUnderWay {
    core::ClusterId cluster;
    QString name; ///< of the cluster
    QString word; ///< "modifying", an unknown status as its own text; of an operation its state, "needs a code"
    QString operation = {}; ///< id; empty for a change from elsewhere
    QString title = {};     ///< of an operation, "Scaling web-reads to 5"
    QString elapsed = {};   ///< since it was requested, "26 s"
    bool needsUser = false; ///< it waits for input, or its outcome is unknown

    friend bool operator==(const ChangeUnderWay&, const ChangeUnderWay&) = default;
};
/// Operations in the order of their requests, those that need the user first; then the clusters that change without
/// one, in the store's order. `feed` may be null: no operations.
[[nodiscard]] std::vector<ChangeUnderWay>
changesUnderWay(const fleet::Store& store, const operations::ChangeFeed* feed = nullptr, core::Instant now = {});
/// "1 change in progress: Scaling web-reads to 5, 26 s", "3 changes in progress",
/// "Scaling web-reads to 5: needs a code · 2 changes in progress"; empty without any.
[[nodiscard]] QString changesText(const std::vector<ChangeUnderWay>& changes);
/// One of them in a list: "Scaling web-reads to 5 · postgresql-rectangular-12345, 26 s".
[[nodiscard]] QString changeLine(const ChangeUnderWay& change);

} // namespace poolhouse::ui
