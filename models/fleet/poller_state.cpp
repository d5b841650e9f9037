// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poller_state.h"

#include <algorithm>
#include <random>
#include <utility>

namespace poolhouse::fleet {

namespace {

using std::chrono::milliseconds;
using Kind = api::ApiError::Kind;

constexpr core::Backoff offlinePauses{milliseconds(2000), milliseconds(60000)};
constexpr std::size_t unreachedUntilOffline = 3;
/// A minute gives 75 requests back: enough to go on with what is on screen.
constexpr std::chrono::seconds waitWithoutWord{60};
/// The budget is looked at anew after this long even when nothing else is due.
constexpr std::chrono::seconds longestSleep{60};
/// While a long row of questions is worked off, somebody may look elsewhere and something may begin to change.
constexpr std::chrono::seconds planAge{1};

std::function<double()> ownRandom() {
    return [generator = std::minstd_rand(std::random_device()())]() mutable {
        return std::uniform_real_distribution<double>(0.0, 1.0)(generator);
    };
}

} // namespace

Poller::State::State(Poller& owner, PollerServices asked, Store& written, const core::Clock& watched,
                     std::function<double()> jitter)
    : poller(owner), services(asked), store(written), clock(watched), random(jitter ? std::move(jitter) : ownRandom()) {
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [this] {
        planValid = false;
        proceed();
    });
    QObject::connect(&services.monitor, &api::SessionMonitor::warned, &poller, &Poller::warned);
    told = services.monitor.requestsLeft();
    toldAt = clock.now();
    QObject::connect(&services.monitor, &api::SessionMonitor::requestsLeftChanged, &timer, [this](int left) {
        // answers overtake each other: of those that come at one instant the lowest was given last
        told = told && base != Phase::Waiting && toldAt == clock.now() ? std::min(*told, left) : left;
        toldAt = clock.now();
        if (left <= 0) {
            proceed(); // say so at once
        }
    });
}

Poller::Phase Poller::State::phase() const {
    return shown || base == Phase::Stopped || base == Phase::Refused ? base : Phase::Paused;
}

void Poller::State::begin() {
    if (base != Phase::Stopped && base != Phase::Refused) {
        return;
    }
    const bool read = store.fleetFreshness().everRead();
    base = read ? Phase::Online : Phase::Connecting;
    problem.reset();
    resumeAt.reset();
    unreached.clear();
    blamed.clear();
    probes = 0;
    firstLoadTold = false;
    for (auto* topic : {&fleet, &attachments, &catalog, &accountTopic}) {
        *topic = {};
    }
    watches.clear();
    syncWatches();
    fleet.dueAt = catalog.dueAt = accountTopic.dueAt = clock.now();
    account.reset();
    proceed();
}

void Poller::State::end() {
    cancelAll();
    watches.clear();
    unreached.clear();
    blamed.clear();
    told.reset(); // the next account has a budget of its own
    unanswered = 0;
    base = Phase::Stopped;
    problem.reset();
    resumeAt.reset();
    publish();
}

void Poller::State::cancelAll() {
    for (auto* topic : {&fleet, &attachments, &catalog, &accountTopic}) {
        if (topic->running) {
            topic->cancel();
            topic->dueAt = clock.now();
        }
    }
    apps.reset();
    summaries.reset();
    std::vector<core::ClusterId> called;
    for (auto& [id, watch] : watches) {
        if (watch.facts.inFlight) {
            watch.call.cancel();
            watch.facts.inFlight = false;
            watch.facts.dueNow = true;
            called.push_back(id);
        }
    }
    inFlight = 0;
    planValid = false;
    store.stopFleetLoading();
    for (const auto& id : called) {
        store.stopClusterLoading(id);
    }
}

void Poller::State::goOffline(const api::ApiError& error) {
    base = Phase::Offline;
    probes = 0;
    unreached.clear();
    putOffProbe(error);
    cancelAll();
    store.failFleet(error, clock.now()); // whichever question noticed it first
    tellFirstLoad(true);
}

void Poller::State::putOffProbe(const api::ApiError& error) {
    problem = error;
    ++probes;
    resumeAt = clock.now() + offlinePauses.delay(probes, random());
}

bool Poller::State::unreachable(const api::ApiError& error) {
    return error.kind == Kind::Unreachable || error.kind == Kind::ConnectionLost || error.kind == Kind::Timeout;
}

void Poller::State::comeBack() {
    base = store.fleetFreshness().everRead() ? Phase::Online : Phase::Connecting;
    problem.reset();
    resumeAt.reset();
    probes = 0;
    everythingIsDue();
}

void Poller::State::refuse(const api::ApiError& error) {
    base = Phase::Refused;
    problem = error;
    resumeAt.reset();
    cancelAll();
    tellFirstLoad(true);
}

void Poller::State::wait(const api::ApiError& error) {
    const auto now = clock.now();
    const auto until = now + std::max<milliseconds>(milliseconds(1000), error.retryAfter.value_or(waitWithoutWord));
    resumeAt = base == Phase::Waiting && resumeAt ? std::max(*resumeAt, until) : until;
    base = Phase::Waiting;
    problem = error;
    told = 0;
    toldAt = now;
}

void Poller::State::everythingIsDue() {
    const auto now = clock.now();
    fleet.dueAt = catalog.dueAt = now;
    if (!account) {
        accountTopic.dueAt = now;
    }
    for (auto& [id, watch] : watches) {
        watch.facts.dueNow = true;
    }
    planValid = false;
}

bool Poller::State::concernsAll(const api::ApiError& error, const std::string& question, bool isList,
                                std::function<void()> blame) {
    if (base == Phase::Stopped) {
        return true;
    }
    if (unreachable(error)) {
        if (blame && !fleet.running) {
            fleet.dueAt = clock.now(); // the list will tell whether anything can be reached
        }
        unreached.insert_or_assign(question, std::move(blame));
        if (isList || unreached.size() >= unreachedUntilOffline) {
            goOffline(error);
            return true;
        }
        return false;
    }
    reached(question);
    if (error.kind == Kind::Unauthorized) {
        refuse(error);
        return true;
    }
    if (error.kind == Kind::RateLimited) {
        wait(error);
        return true;
    }
    return false;
}

void Poller::State::reached(const std::string& question) {
    unreached.erase(question);
    for (auto& [other, blame] : unreached) {
        if (blame) {
            blamed.push_back(std::move(blame));
        }
    }
    unreached.clear();
}

void Poller::State::layBlame() {
    for (const auto& blame : std::exchange(blamed, {})) {
        if (base != Phase::Stopped) { // somebody who is told may stop us
            blame();
        }
    }
}

void Poller::State::proceed() {
    if (proceeding) {
        again = true; // somebody reacted to a signal of ours: the loop below takes it up
        return;
    }
    proceeding = true;
    do {
        again = false;
        layBlame();
        step();
    } while (again);
    proceeding = false;
    publish();
}

void Poller::State::step() {
    if (!shown) {
        return;
    }
    const auto now = clock.now();
    if (base == Phase::Offline && resumeAt && now >= *resumeAt) {
        probe();
    }
    if (base == Phase::Waiting && resumeAt && now >= *resumeAt) {
        base = store.fleetFreshness().everRead() ? Phase::Online : Phase::Connecting;
        problem.reset();
        resumeAt.reset();
        planValid = false;
    }
    if (mayAsk() && requestsLeft().value_or(1) <= 0) {
        api::ApiError none;
        none.kind = Kind::RateLimited;
        wait(none);
    }
    if (mayAsk()) {
        askTopics();
    }
    if (mayAsk()) {
        askClusters();
    }
}

void Poller::State::plan() {
    std::vector<ClusterFacts> facts;
    facts.reserve(watches.size());
    // by the store's order, so that equals are asked from top to bottom
    for (const auto& id : store.clusterIds()) {
        if (const auto at = watches.find(id); at != watches.end() && (at->second.facts.screenRank || !onlyOnScreen)) {
            facts.push_back(at->second.facts);
        }
    }
    auto left = requestsLeft();
    if (left) {
        left = std::max(0, *left - static_cast<int>(inFlight));
    }
    plannedAt = clock.now();
    planned = planClusters(facts, {plannedAt, left, lastBackgroundAsk});
    nextPlanned = 0;
    planValid = true;
}

void Poller::State::askClusters() {
    constexpr std::size_t placesAtFirst = 32, placesLater = 8;
    if (!planValid || nextPlanned >= planned.due.size() || clock.now() - plannedAt >= planAge) {
        plan();
    }
    while (mayAsk() && planValid && nextPlanned < planned.due.size()) {
        if (inFlight >= (unanswered > 0 ? placesAtFirst : placesLater)) {
            return;
        }
        const auto id = planned.due[nextPlanned++];
        ask(id);
    }
    if (!planValid) {
        again = true;
    }
}

void Poller::State::rankScreen() {
    for (auto& [id, watch] : watches) {
        watch.facts.screenRank.reset();
    }
    for (std::size_t rank = 0; rank < onScreen.size(); ++rank) {
        if (const auto at = watches.find(onScreen[rank]); at != watches.end() && !at->second.facts.screenRank) {
            at->second.facts.screenRank = static_cast<int>(rank);
        }
    }
    planValid = false;
}

void Poller::State::syncWatches() {
    std::unordered_map<core::ClusterId, Watch> kept;
    unanswered = 0;
    for (const auto& id : store.clusterIds()) {
        Watch watch;
        if (auto old = watches.extract(id); !old.empty()) {
            watch = std::move(old.mapped());
        }
        watch.facts.id = id;
        watch.facts.inTransition = inTransition(*store.cluster(id));
        unanswered += watch.facts.answeredAt ? 0 : 1;
        kept.emplace(id, std::move(watch));
    }
    watches = std::move(kept); // the questions about clusters that are gone are called back with their watches
    inFlight = static_cast<std::size_t>(
        std::count_if(watches.begin(), watches.end(), [](const auto& entry) { return entry.second.facts.inFlight; }));
    rankScreen();
}

std::optional<int> Poller::State::requestsLeft() const {
    return told ? std::optional(requestsLeftNow(*told, toldAt, clock.now())) : std::nullopt;
}

bool Poller::State::busy() const {
    return inFlight > 0 || fleet.running || attachments.running || catalog.running || accountTopic.running;
}

std::optional<core::Instant> Poller::State::lastRefresh() const {
    std::optional<core::Instant> oldest;
    for (const auto& id : onScreen) {
        const auto* record = store.cluster(id);
        if (record != nullptr && record->freshness.readAt) {
            oldest = oldest ? std::min(*oldest, *record->freshness.readAt) : *record->freshness.readAt;
        }
    }
    return oldest ? oldest : store.fleetFreshness().readAt;
}

std::optional<core::Instant> Poller::State::nextAttempt() const {
    if (!shown) {
        return std::nullopt;
    }
    if (base == Phase::Offline || base == Phase::Waiting) {
        return resumeAt;
    }
    if (base != Phase::Connecting && base != Phase::Online) {
        return std::nullopt;
    }
    return planned.nextOnScreen ? planned.nextOnScreen : fleet.running ? std::nullopt : fleet.dueAt;
}

std::optional<core::Instant> Poller::State::nextWake() const {
    if (base == Phase::Offline || base == Phase::Waiting) {
        return fleet.running ? std::nullopt : nextAttempt();
    }
    if (!mayAsk()) {
        return std::nullopt;
    }
    auto wake = clock.now() + milliseconds(longestSleep);
    for (const auto* topic : {&fleet, &attachments, &catalog, &accountTopic}) {
        if (!topic->running && topic->dueAt) {
            wake = std::min(wake, *topic->dueAt);
        }
    }
    return planned.next ? std::min(wake, *planned.next) : wake;
}

bool Poller::State::everyClusterAnswered() const {
    return unanswered == 0 || (onlyOnScreen && std::all_of(watches.begin(), watches.end(), [](const auto& entry) {
                                   return !entry.second.facts.screenRank || entry.second.facts.answeredAt;
                               }));
}

void Poller::State::tellFirstLoad(bool whatever) {
    const bool lists = fleet.answered && (attachments.answered || !store.fleetFreshness().everRead());
    const bool undecided =
        std::any_of(unreached.begin(), unreached.end(), [](const auto& entry) { return entry.second != nullptr; });
    if (firstLoadTold || !(whatever || (lists && catalog.answered && everyClusterAnswered() && !undecided))) {
        return;
    }
    firstLoadTold = true;
    Q_EMIT poller.firstLoadFinished();
}

void Poller::State::publish() {
    if (base != Phase::Stopped) {
        tellFirstLoad(false);
    }
    if (const auto wake = nextWake()) {
        timer.start(std::clamp<milliseconds>(*wake - clock.now(), milliseconds(1), std::chrono::hours(1)));
    } else {
        timer.stop();
    }
    const Visible fresh{phase(), busy(), lastRefresh(), nextAttempt(), problem};
    if (fresh != visible) {
        visible = fresh;
        Q_EMIT poller.changed();
    }
}

} // namespace poolhouse::fleet
