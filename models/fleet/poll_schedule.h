// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"

#include <chrono>
#include <optional>
#include <span>
#include <vector>

/// Which cluster is read next, and how often. Pure: a test can simulate a whole day.
namespace poolhouse::fleet {

// Rationale: a change takes minutes, so seconds are early enough and still show progress. What is quiet and on screen
// stays well below staleAfter. Lists change when people act, prices when a plan is announced.
inline constexpr std::chrono::seconds transitionOnScreenInterval{3};
inline constexpr std::chrono::seconds transitionInterval{5};
inline constexpr std::chrono::seconds onScreenInterval{30};
inline constexpr std::chrono::seconds otherInterval{120};
inline constexpr std::chrono::seconds listsInterval{60};
inline constexpr std::chrono::hours catalogInterval{6};

inline constexpr int requestsPoolSize = 4500; ///< capacity of the account's budget, in requests
inline constexpr int refillPerMinute = 75;    ///< requests returned to the budget per minute
inline constexpr int requestReserve = 200;    ///< at or below it only what is on screen is read
inline constexpr int comfortableRequests =
    1000; ///< a first load may use everything above it at once, or half of what is above the reserve
inline constexpr int callsPerListRound = 3; ///< apps, clusters, attachments
inline constexpr double defaultShare = 0.5; ///< of the refill; the rest is left to other programs of the account
inline constexpr double leastShare = 0.05;  ///< below it nothing would be current

/// Number of clusters by polling group.
struct FleetLoad {
    int onScreenQuiet = 0;
    int onScreenInTransition = 0;
    int transition = 0; ///< not on screen
    int others = 0;

    friend bool operator==(const FleetLoad&, const FleetLoad&) = default;
};

/// Time between two requests for the same data. Empty: not requested for now.
struct PollIntervals {
    using Interval = std::optional<std::chrono::milliseconds>;
    Interval lists, onScreenQuiet, onScreenInTransition, transition, others;

    friend bool operator==(const PollIntervals&, const PollIntervals&) = default;
};

/// Requests per hour that polling may use, from the requests left (empty: not reported yet) and the share of the refill
/// that is this program's, from leastShare to 1. 0 at 0.
[[nodiscard]] double callsPerHourAllowed(std::optional<int> requestsLeft, double share = defaultShare);
/// The intervals above, stretched so that callsPerHour() of the result stays within callsPerHourAllowed().
[[nodiscard]] PollIntervals pollIntervals(const FleetLoad& load, std::optional<int> requestsLeft,
                                          double share = defaultShare);
[[nodiscard]] double callsPerHour(const FleetLoad& load, const PollIntervals& intervals);

/// The requests left at `now`, from the number reported at `reportedAt` and the refill since.
[[nodiscard]] int requestsLeftNow(int reported, core::Instant reportedAt, core::Instant now);

/// What the schedule knows about one cluster.
struct ClusterFacts {
    core::ClusterId id;
    std::optional<int> screenRank; ///< position among the clusters in view, from 0; empty: not on screen
    bool inTransition = false;
    bool inFlight = false;
    bool dueNow = false;                     ///< requested by the user, or everything is due after an absence
    std::optional<core::Instant> answeredAt; ///< successfully or not; empty: never
    std::optional<core::Instant> notBefore;  ///< end of the pause after a failure
};

struct PollConditions {
    core::Instant now;
    std::optional<int> requestsLeft;
    std::optional<core::Instant> lastBackgroundAsk; ///< last request for a quiet cluster off screen
    double share = defaultShare;                    ///< of the refill, as for callsPerHourAllowed()
};

struct PollPlan {
    std::vector<core::ClusterId> due;          ///< to be read now, in this order, as concurrency allows
    std::optional<core::Instant> next;         ///< when the next cluster falls due; after now
    std::optional<core::Instant> nextOnScreen; ///< the same for what is on screen
};

[[nodiscard]] FleetLoad loadOf(std::span<const ClusterFacts> clusters);
/// Order: on screen, in transition, never read, longest unread. Quiet clusters off screen are spread evenly instead of
/// in a burst, except for a first load with enough requests left.
[[nodiscard]] PollPlan planClusters(std::span<const ClusterFacts> clusters, const PollConditions& conditions);

} // namespace poolhouse::fleet
