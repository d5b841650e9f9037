// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/freshness.h"
#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/text/tone.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

/// Which lasting problems of the connection the message bar shows. Pure functions, no side effects.
namespace poolhouse::ui {

/// What the messages are derived from.
struct ProblemFacts {
    fleet::Session::State session = fleet::Session::State::None;
    fleet::Poller::Phase phase = fleet::Poller::Phase::Stopped;
    std::optional<api::ApiError> apiProblem; ///< Poller::problem()
    std::optional<core::Instant> lastRefresh;
    core::Instant now{};
    fleet::Freshness fleet;
    fleet::Freshness catalog;
    fleet::Freshness attachments = {};
    QString unreadable = {};                            ///< about records that could not be read; empty: there are none
    std::optional<fleet::TokenOrigin> tokenOrigin = {}; ///< Session::tokenOrigin()
    std::vector<fleet::TokenOrigin> otherTokens = {};   ///< Session::otherTokens()
};

/// One message each, the most important first.
enum class ProblemId {
    Refused, ///< the token
    Api,     ///< unreachable or out of calls
    Fleet,   ///< the lists of apps and clusters
    Catalog, ///< levels and prices
    Attachments,
    Unreadable, ///< single records
    Clock,      ///< of this machine, set while the program runs
};
/// "refused", "api", "fleet", "catalog", "attachments", "unreadable", "clock"
[[nodiscard]] QString messageKey(ProblemId id);

/// A message and what its button does.
struct ProblemMessage {
    enum class Remedy { None, Retry, OtherToken };
    ProblemId id = ProblemId::Api;
    text::Tone tone = text::Tone::Bad;
    QString text;
    Remedy remedy = Remedy::None;

    friend bool operator==(const ProblemMessage&, const ProblemMessage&) = default;
};

/// Unreachable, token refused or out of calls: not the fault of a single list.
[[nodiscard]] bool wholeApiFails(const ProblemFacts& facts);
[[nodiscard]] bool wholeApiFails(const fleet::Session& session, const fleet::Poller& poller);

/// From a minute on: less is corrected every day by time services.
[[nodiscard]] std::optional<ProblemMessage> clockMessage(std::chrono::milliseconds wallClockShift);

/// In the order of ProblemId, the clock excepted. While the API as a whole fails, one message stands for all lists.
/// Without any figures the board explains the failure itself, so nothing is said about lists or an unreachable API.
[[nodiscard]] std::vector<ProblemMessage> problemMessages(const ProblemFacts& facts);

} // namespace poolhouse::ui
