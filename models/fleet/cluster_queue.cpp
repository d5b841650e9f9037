// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cluster_queue.h"

#include "models/core/backoff.h"
#include "models/fleet/store.h"

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

namespace {

using std::chrono::milliseconds;
using Kind = api::ApiError::Kind;

constexpr core::Backoff clusterPauses{milliseconds(5000), milliseconds(600000)};
constexpr std::size_t placesAtFirst = 32, placesLater = 8;
/// While a long plan is worked off, the view may change and a cluster may start to change.
constexpr std::chrono::seconds planAge{1};

} // namespace

ClusterQueue::ClusterQueue(api::ClusterService& service, Store& store, RequestContext& context,
                           std::function<void()> missing)
    : m_service(service), m_store(store), m_context(context), m_missing(std::move(missing)) {}

void ClusterQueue::clear() {
    m_watches.clear();
    m_inFlight = 0;
    m_unanswered = 0;
    m_planValid = false;
}

void ClusterQueue::sync() {
    std::unordered_map<core::ClusterId, Watch> kept;
    m_unanswered = 0;
    for (const auto& id : m_store.clusterIds()) {
        Watch watch;
        if (auto old = m_watches.extract(id); !old.empty()) {
            watch = std::move(old.mapped());
        }
        watch.facts.id = id;
        watch.facts.inTransition = inTransition(*m_store.cluster(id));
        m_unanswered += watch.facts.answeredAt ? 0 : 1;
        kept.emplace(id, std::move(watch));
    }
    m_watches = std::move(kept);
    m_inFlight = static_cast<std::size_t>(std::count_if(m_watches.begin(), m_watches.end(),
                                                        [](const auto& entry) { return entry.second.facts.inFlight; }));
    rankScreen();
}

void ClusterQueue::setOnScreen(std::vector<core::ClusterId> clusters) {
    m_onScreen = std::move(clusters);
    rankScreen();
}

void ClusterQueue::rankScreen() {
    for (auto& [id, watch] : m_watches) {
        watch.facts.screenRank.reset();
    }
    for (std::size_t rank = 0; rank < m_onScreen.size(); ++rank) {
        if (const auto at = m_watches.find(m_onScreen[rank]); at != m_watches.end() && !at->second.facts.screenRank) {
            at->second.facts.screenRank = static_cast<int>(rank);
        }
    }
    m_planValid = false;
}

void ClusterQueue::setDue(const core::ClusterId& id) {
    if (const auto at = m_watches.find(id); at != m_watches.end()) {
        at->second.facts.dueNow = true;
        m_planValid = false;
    }
}

void ClusterQueue::setAllDue() {
    for (auto& [id, watch] : m_watches) {
        watch.facts.dueNow = true;
    }
    m_planValid = false;
}

std::vector<core::ClusterId> ClusterQueue::abort() {
    std::vector<core::ClusterId> aborted;
    for (auto& [id, watch] : m_watches) {
        if (watch.facts.inFlight) {
            watch.call.cancel();
            watch.facts.inFlight = false;
            watch.facts.dueNow = true;
            aborted.push_back(id);
        }
    }
    m_inFlight = 0;
    m_planValid = false;
    return aborted;
}

bool ClusterQueue::everyoneAnswered() const {
    return m_unanswered == 0 ||
           (m_onlyOnScreen && std::all_of(m_watches.begin(), m_watches.end(), [](const auto& entry) {
                return !entry.second.facts.screenRank || entry.second.facts.answeredAt;
            }));
}

FleetLoad ClusterQueue::load() const {
    std::vector<ClusterFacts> facts;
    facts.reserve(m_watches.size());
    for (const auto& [id, watch] : m_watches) {
        facts.push_back(watch.facts);
    }
    return loadOf(facts);
}

void ClusterQueue::plan() {
    std::vector<ClusterFacts> facts;
    facts.reserve(m_watches.size());
    // in the store's order, so that equals are asked from top to bottom
    for (const auto& id : m_store.clusterIds()) {
        const auto at = m_watches.find(id);
        if (at != m_watches.end() && (at->second.facts.screenRank || !m_onlyOnScreen)) {
            facts.push_back(at->second.facts);
        }
    }
    auto left = m_context.requestsLeft();
    if (left) {
        left = std::max(0, *left - static_cast<int>(m_inFlight));
    }
    m_plannedAt = m_context.now();
    m_plan = planClusters(facts, {m_plannedAt, left, m_lastBackgroundAsk, m_context.budgetShare()});
    m_nextPlanned = 0;
    m_planValid = true;
}

bool ClusterQueue::ask() {
    if (!m_planValid || m_nextPlanned >= m_plan.due.size() || m_context.now() - m_plannedAt >= planAge) {
        plan();
    }
    while (m_context.mayAsk() && m_planValid && m_nextPlanned < m_plan.due.size()) {
        if (m_inFlight >= (m_unanswered > 0 ? placesAtFirst : placesLater)) {
            return false;
        }
        const auto id = m_plan.due[m_nextPlanned++];
        send(id);
    }
    return !m_planValid;
}

void ClusterQueue::send(const core::ClusterId& id) {
    const auto at = m_watches.find(id);
    if (at == m_watches.end() || at->second.facts.inFlight) {
        return;
    }
    auto& watch = at->second;
    watch.facts.inFlight = true;
    watch.facts.dueNow = false;
    ++m_inFlight;
    if (!watch.facts.screenRank && !watch.facts.inTransition) {
        m_lastBackgroundAsk = m_context.now();
    }
    watch.call =
        m_service.info(id, [this, id](api::ApiResult<core::ClusterInfo> result) { answered(id, std::move(result)); });
    m_store.setClusterLoading(id);
}

void ClusterQueue::answered(const core::ClusterId& id, api::ApiResult<core::ClusterInfo> result) {
    const auto at = m_watches.find(id);
    const auto* record = m_store.cluster(id);
    if (at == m_watches.end() || record == nullptr) {
        return;
    }
    // all members are updated before the store notifies: a slot may stop the poller
    auto& facts = at->second.facts;
    facts.inFlight = false;
    m_inFlight -= m_inFlight > 0 ? 1 : 0;
    if (!result) {
        failed(id, result.error());
        return;
    }
    m_context.answered(id.value);
    auto info = std::move(result).value();
    info.id = id;
    m_unanswered -= facts.answeredAt ? 0 : 1;
    facts.answeredAt = m_context.now();
    facts.notBefore.reset();
    facts.inTransition = inTransition(record->summary, info);
    at->second.failures = 0;
    m_store.applyInfo(info, *facts.answeredAt);
    m_context.proceed();
}

void ClusterQueue::failed(const core::ClusterId& id, const api::ApiError& error) {
    const auto now = m_context.now();
    auto& watch = m_watches.at(id);
    if (error.kind == Kind::RateLimited) {
        watch.facts.dueNow = true;
        (void)m_context.failed(error, id.value, RequestScope::Single);
        m_store.stopClusterLoading(id);
        m_context.proceed();
        return;
    }
    ++watch.failures;
    m_unanswered -= watch.facts.answeredAt ? 0 : 1;
    watch.facts.answeredAt = now;
    watch.facts.notBefore = now + clusterPauses.delay(watch.failures, m_context.random());
    if (error.kind == Kind::NotFound && watch.failures == 1) {
        m_missing(); // it may be gone
    }
    const auto report = [this, id, error, now] { m_store.failCluster(id, error, now); };
    isUnreachable(error) ? m_store.stopClusterLoading(id) : report();
    (void)m_context.failed(error, id.value, RequestScope::Single, report);
    m_context.proceed();
}

} // namespace poolhouse::fleet
