// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/poller.h"
#include "models/session.h"
#include "models/store.h"
#include "models/tone.h"

#include <QString>

#include <optional>
#include <vector>

namespace poolhouse::ui {

/// What the status bar is told; plain values, so that every state can be shown and tested.
struct StatusFacts {
    models::Session::State session = models::Session::State::None;
    QString target; ///< "built-in sandbox"
    models::Poller::Phase phase = models::Poller::Phase::Stopped;
    bool busy = false;
    core::Instant now{};
    std::optional<core::Instant> lastRefresh;
    std::optional<core::Instant> nextAttempt;
    std::optional<int> requestsLeft;
};

/// What it says; an empty text hides its place.
struct StatusTexts {
    QString connection; ///< "Connected: built-in sandbox"
    models::Tone tone = models::Tone::Neutral;
    QString age;    ///< "Refreshed 4 s ago · next in 26 s"
    QString budget; ///< "API calls left this hour: 4,472"

    friend bool operator==(const StatusTexts&, const StatusTexts&) = default;
};
[[nodiscard]] StatusTexts statusTexts(const StatusFacts& facts);

/// A cluster that is changing, and the word for it: "modifying", an unknown status as its own text.
struct ChangeUnderWay {
    core::ClusterId cluster;
    QString name;
    QString word;

    friend bool operator==(const ChangeUnderWay&, const ChangeUnderWay&) = default;
};
[[nodiscard]] std::vector<ChangeUnderWay> changesUnderWay(const models::Store& store); ///< in the store's order
/// "1 change under way: postgresql-lively-80211 (modifying)", "3 changes under way"; empty without any.
[[nodiscard]] QString changesText(const std::vector<ChangeUnderWay>& changes);

} // namespace poolhouse::ui
