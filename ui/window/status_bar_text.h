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

/// What the status bar is told; plain values, so that every state can be shown and tested.
struct StatusFacts {
    fleet::Session::State session = fleet::Session::State::None;
    QString target; ///< "built-in sandbox"
    fleet::Poller::Phase phase = fleet::Poller::Phase::Stopped;
    bool busy = false;
    core::Instant now{};
    std::optional<core::Instant> lastRefresh;
    std::optional<core::Instant> nextAttempt;
    std::optional<int> requestsLeft;
};

/// What it says; an empty text hides its place.
struct StatusTexts {
    QString connection; ///< "Connected: built-in sandbox"
    text::Tone tone = text::Tone::Neutral;
    QString age;    ///< "Refreshed 4 s ago · next in 26 s"
    QString budget; ///< "API calls left this hour: 4,472"

    friend bool operator==(const StatusTexts&, const StatusTexts&) = default;
};
[[nodiscard]] StatusTexts statusTexts(const StatusFacts& facts);

/// A change under way, or one that wants somebody: an operation of this console, or a cluster that is changing without
/// it.
struct ChangeUnderWay {
    core::ClusterId cluster;
    QString name; ///< of the cluster
    QString word; ///< "modifying", an unknown status as its own text; of an operation its state, "needs a code"
    QString operation = {};     ///< id; empty for a change that this console did not ask for
    QString title = {};         ///< of an operation, "Scaling web-reads to 5"
    QString elapsed = {};       ///< since it was asked for, "26 s"
    bool needsSomebody = false; ///< it waits for a person, or nobody knows how it ended

    friend bool operator==(const ChangeUnderWay&, const ChangeUnderWay&) = default;
};
/// Operations in the order in which they were asked, what needs somebody first; then the clusters that change by
/// themselves, in the store's order. `feed` null: nobody changes anything from here.
[[nodiscard]] std::vector<ChangeUnderWay>
changesUnderWay(const fleet::Store& store, const operations::ChangeFeed* feed = nullptr, core::Instant now = {});
/// "1 change under way: Scaling web-reads to 5, 26 s", "3 changes under way", "Scaling web-reads to 5: needs a code · 2
/// changes under way"; empty without any.
[[nodiscard]] QString changesText(const std::vector<ChangeUnderWay>& changes);
/// One of them in a list: "Scaling web-reads to 5 · postgresql-rectangular-12345, 26 s".
[[nodiscard]] QString changeLine(const ChangeUnderWay& change);

} // namespace poolhouse::ui
