// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poll_schedule.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace poolhouse::fleet {

namespace {

using std::chrono::milliseconds;

constexpr double hourMs = 3600.0 * 1000.0;
constexpr double refillPerHour = refillPerMinute * 60.0;
/// Upper bound of an interval: the budget is evaluated again after it.
constexpr std::chrono::hours longestInterval{24};
/// Share of the remaining budget for clusters on screen, then for those in transition off screen: later groups are
/// never starved.
constexpr double onScreenShare = 0.6, transitionShare = 0.5;

double perHour(int clusters, milliseconds interval) {
    return clusters * hourMs / static_cast<double>(interval.count());
}

/// `base`, stretched until `clusters` cost at most `calls` per hour; their cost is subtracted from `left`.
PollIntervals::Interval fitted(int clusters, milliseconds base, double calls, double& left) {
    if (clusters == 0) {
        return base;
    }
    if (calls <= 0) {
        return std::nullopt;
    }
    const double needed = std::ceil(clusters * hourMs / calls - 1e-6);
    const auto longest = static_cast<double>(milliseconds(longestInterval).count());
    if (needed > longest) {
        return std::nullopt;
    }
    const auto interval = std::max(base, milliseconds(static_cast<milliseconds::rep>(needed)));
    left -= perHour(clusters, interval);
    return interval;
}

double costOf(int clusters, const PollIntervals::Interval& interval) {
    return interval ? perHour(clusters, *interval) : 0.0;
}

bool onlyOnScreen(std::optional<int> left) {
    return left && *left <= requestReserve;
}

PollIntervals::Interval intervalOf(const ClusterFacts& facts, const PollIntervals& intervals) {
    if (facts.screenRank) {
        return facts.inTransition ? intervals.onScreenInTransition : intervals.onScreenQuiet;
    }
    return facts.inTransition ? intervals.transition : intervals.others;
}

/// Earlier in this order is asked earlier.
auto placeOf(const ClusterFacts& facts) {
    const int group = facts.screenRank ? 0 : facts.inTransition ? 1 : !facts.answeredAt ? 2 : 3;
    return std::tuple(group, facts.screenRank.value_or(0), facts.answeredAt.value_or(core::Instant::min()));
}

void earliest(std::optional<core::Instant>& best, core::Instant candidate) {
    best = best ? std::min(*best, candidate) : candidate;
}

/// When this cluster may be read, regardless of spacing; empty: not for now.
std::optional<core::Instant> dueAt(const ClusterFacts& facts, const PollIntervals& intervals, core::Instant now) {
    const auto interval = intervalOf(facts, intervals);
    if (!interval) {
        return std::nullopt;
    }
    core::Instant due = facts.dueNow || !facts.answeredAt ? now : *facts.answeredAt + *interval;
    if (facts.notBefore && !facts.dueNow) {
        due = std::max(due, *facts.notBefore);
    }
    return due;
}

/// How many background requests fit now, and when the next one does.
struct Spacing {
    milliseconds gap{0};
    std::size_t allowed = 0;
    core::Instant next;
};

Spacing spacingOf(const FleetLoad& load, const PollIntervals& intervals, const PollConditions& conditions) {
    Spacing spacing;
    if (load.others == 0 || !intervals.others) {
        return spacing;
    }
    spacing.gap = std::max(milliseconds(1), *intervals.others / load.others);
    if (!conditions.lastBackgroundAsk) {
        spacing.allowed = 1;
        spacing.next = conditions.now + spacing.gap;
        return spacing;
    }
    // a late timer is compensated, but never by a burst
    constexpr std::int64_t mostAtOnce = 8;
    const auto passed = std::max(milliseconds(0), conditions.now - *conditions.lastBackgroundAsk);
    spacing.allowed = static_cast<std::size_t>(std::min<std::int64_t>(passed / spacing.gap, mostAtOnce));
    spacing.next = (spacing.allowed > 0 ? conditions.now : *conditions.lastBackgroundAsk) + spacing.gap;
    return spacing;
}

} // namespace

double callsPerHourAllowed(std::optional<int> requestsLeft, double share) {
    const double refill = std::clamp(share, leastShare, 1.0) * refillPerHour;
    if (!requestsLeft) {
        return refill;
    }
    const double left = std::clamp(*requestsLeft, 0, requestsPoolSize);
    return left <= requestReserve ? refill * left / requestReserve
                                  : refill + std::clamp(share, leastShare, 1.0) * (left - requestReserve);
}

PollIntervals pollIntervals(const FleetLoad& load, std::optional<int> requestsLeft, double share) {
    PollIntervals intervals;
    double left = callsPerHourAllowed(requestsLeft, share);
    if (!onlyOnScreen(requestsLeft)) {
        intervals.lists = fitted(callsPerListRound, listsInterval, left, left);
    }
    // both groups get their base interval if the budget suffices; otherwise both are stretched alike
    const double seen =
        perHour(load.onScreenQuiet, onScreenInterval) + perHour(load.onScreenInTransition, transitionOnScreenInterval);
    const double forScreen = onlyOnScreen(requestsLeft) ? left : left * onScreenShare;
    const double part = seen > 0 ? std::min(1.0, forScreen / seen) : 1.0;
    intervals.onScreenQuiet =
        fitted(load.onScreenQuiet, onScreenInterval, part * perHour(load.onScreenQuiet, onScreenInterval), left);
    intervals.onScreenInTransition =
        fitted(load.onScreenInTransition, transitionOnScreenInterval,
               part * perHour(load.onScreenInTransition, transitionOnScreenInterval), left);
    if (!onlyOnScreen(requestsLeft)) {
        intervals.transition = fitted(load.transition, transitionInterval, left * transitionShare, left);
        intervals.others = fitted(load.others, otherInterval, left, left);
    }
    return intervals;
}

double callsPerHour(const FleetLoad& load, const PollIntervals& intervals) {
    return costOf(callsPerListRound, intervals.lists) + costOf(load.onScreenQuiet, intervals.onScreenQuiet) +
           costOf(load.onScreenInTransition, intervals.onScreenInTransition) +
           costOf(load.transition, intervals.transition) + costOf(load.others, intervals.others);
}

int requestsLeftNow(int reported, core::Instant reportedAt, core::Instant now) {
    const auto minutes =
        std::chrono::duration<double, std::ratio<60>>(std::max(milliseconds(0), now - reportedAt)).count();
    const double left = reported + std::floor(minutes * refillPerMinute);
    return static_cast<int>(std::min<double>(left, std::max(reported, requestsPoolSize)));
}

FleetLoad loadOf(std::span<const ClusterFacts> clusters) {
    FleetLoad load;
    for (const auto& facts : clusters) {
        auto& count = facts.screenRank ? (facts.inTransition ? load.onScreenInTransition : load.onScreenQuiet)
                                       : (facts.inTransition ? load.transition : load.others);
        ++count;
    }
    return load;
}

PollPlan planClusters(std::span<const ClusterFacts> clusters, const PollConditions& conditions) {
    const auto load = loadOf(clusters);
    const auto intervals = pollIntervals(load, conditions.requestsLeft, conditions.share);
    const auto spacing = spacingOf(load, intervals, conditions);
    const int left = conditions.requestsLeft.value_or(requestsPoolSize);
    std::size_t burst =
        static_cast<std::size_t>(std::max({0, left - comfortableRequests, (left - requestReserve) / 2}));

    PollPlan plan;
    std::vector<const ClusterFacts*> due;
    for (const auto& facts : clusters) {
        const auto at = facts.inFlight ? std::nullopt : dueAt(facts, intervals, conditions.now);
        if (!at) {
            continue;
        }
        if (*at <= conditions.now) {
            due.push_back(&facts);
            continue;
        }
        const bool background = !facts.screenRank && !facts.inTransition;
        earliest(plan.next, background ? std::max(*at, spacing.next) : *at);
        if (facts.screenRank) {
            earliest(plan.nextOnScreen, *at);
        }
    }
    std::stable_sort(due.begin(), due.end(), [](const auto* a, const auto* b) { return placeOf(*a) < placeOf(*b); });
    auto allowed = spacing.allowed;
    for (const auto* facts : due) {
        const bool background = !facts->screenRank && !facts->inTransition;
        if (background) {
            const bool eager = facts->dueNow || !facts->answeredAt;
            auto& places = eager && burst > 0 ? burst : allowed;
            if (places == 0) {
                earliest(plan.next, std::max(spacing.next, conditions.now + milliseconds(1)));
                continue;
            }
            --places;
        }
        plan.due.push_back(facts->id);
    }
    return plan;
}

} // namespace poolhouse::fleet
