// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"

#include <chrono>
#include <optional>
#include <span>
#include <vector>

/// Which cluster is to be asked about next, and how often: pure, so that a whole day can be tried in a test.
namespace poolhouse::fleet {

// Why these: a change takes minutes, so seconds are early enough, and somebody who watches it wants to see it move.
// What is quiet and on screen stays well below staleAfter. Lists change when people act, prices when a plan is
// announced.
inline constexpr std::chrono::seconds transitionOnScreenInterval{3};
inline constexpr std::chrono::seconds transitionInterval{5};
inline constexpr std::chrono::seconds onScreenInterval{30};
inline constexpr std::chrono::seconds otherInterval{120};
inline constexpr std::chrono::seconds listsInterval{60};
inline constexpr std::chrono::hours catalogInterval{6};

inline constexpr int requestsPoolSize = 4500; ///< the account's pool of requests
inline constexpr int refillPerMinute = 75;    ///< what flows back into it
inline constexpr int requestReserve = 200;    ///< left to people: at or below it only what is on screen is asked
inline constexpr int comfortableRequests =
    1000; ///< a first load may take all above it at once, or half of what is above the reserve
inline constexpr int callsPerListRound = 3; ///< apps, clusters, attachments
inline constexpr double fairShare = 0.5; ///< of the refill: the rest is for the CLI and other programs of the account

/// What one round over the whole fleet has to cover.
struct FleetLoad {
    int onScreenQuiet = 0;
    int onScreenInTransition = 0;
    int transition = 0; ///< not on screen
    int others = 0;

    friend bool operator==(const FleetLoad&, const FleetLoad&) = default;
};

/// How long to wait between two questions about the same thing. Empty: not asked at all for now.
struct PollIntervals {
    using Interval = std::optional<std::chrono::milliseconds>;
    Interval lists, onScreenQuiet, onScreenInTransition, transition, others;

    friend bool operator==(const PollIntervals&, const PollIntervals&) = default;
};

/// Calls an hour that polling may use, from the requests left (empty: not told yet). 0 at 0.
[[nodiscard]] double callsPerHourAllowed(std::optional<int> requestsLeft);
/// The named intervals, stretched so that callsPerHour() of the result stays within callsPerHourAllowed().
[[nodiscard]] PollIntervals pollIntervals(const FleetLoad& load, std::optional<int> requestsLeft);
[[nodiscard]] double callsPerHour(const FleetLoad& load, const PollIntervals& intervals);

/// What flows back while nobody tells: the requests left now, from what was told at `toldAt`.
[[nodiscard]] int requestsLeftNow(int told, core::Instant toldAt, core::Instant now);

/// What the schedule knows about one cluster.
struct ClusterFacts {
    core::ClusterId id;
    std::optional<int> screenRank; ///< place among what somebody looks at; empty: not on screen
    bool inTransition = false;
    bool inFlight = false;
    bool dueNow = false;                     ///< somebody asked for it, or everything is due after an absence
    std::optional<core::Instant> answeredAt; ///< well or badly; empty: never
    std::optional<core::Instant> notBefore;  ///< the pause after a failure
};

struct PollConditions {
    core::Instant now;
    std::optional<int> requestsLeft;
    std::optional<core::Instant> lastBackgroundAsk; ///< when a quiet cluster that nobody looks at was asked last
};

struct PollPlan {
    std::vector<core::ClusterId> due;          ///< to be asked now, in this order, as far as there are free places
    std::optional<core::Instant> next;         ///< when something else falls due; after now
    std::optional<core::Instant> nextOnScreen; ///< the same for what is on screen
};

[[nodiscard]] FleetLoad loadOf(std::span<const ClusterFacts> clusters);
/// On screen first in its order, then what changes, then what was never read, then the longest unread. Quiet clusters
/// off screen follow each other at even distances instead of in a burst, but for a first load with enough requests
/// left.
[[nodiscard]] PollPlan planClusters(std::span<const ClusterFacts> clusters, const PollConditions& conditions);

} // namespace poolhouse::fleet
