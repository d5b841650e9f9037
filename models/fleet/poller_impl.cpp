// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poller_impl.h"

#include "models/core/clock.h"
#include "models/fleet/poll_schedule.h"
#include "models/fleet/store.h"

#include <algorithm>
#include <random>
#include <utility>

namespace poolhouse::fleet {

namespace {

using std::chrono::milliseconds;
using Kind = api::ApiError::Kind;

/// The budget is checked again after this long even when nothing else is due.
constexpr std::chrono::seconds longestSleep{60};

std::function<double()> seededRandom() {
    return [generator = std::minstd_rand(std::random_device()())]() mutable {
        return std::uniform_real_distribution<double>(0.0, 1.0)(generator);
    };
}

} // namespace

Poller::Impl::Impl(Poller& poller, PollerServices services, Store& store, const core::Clock& clock,
                   std::function<double()> random)
    : m_poller(poller),
      m_monitor(services.monitor),
      m_store(store),
      m_clock(clock),
      m_random(random ? std::move(random) : seededRandom()),
      m_fleet(services.fleet, store, *this, *this),
      m_catalog(services.catalog, store, *this),
      m_account(services.account, *this, [this] { Q_EMIT m_poller.changed(); }),
      m_clusters(services.clusters, store, *this, [this] { m_fleet.request(now()); }) {
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    QObject::connect(&m_monitor, &api::SessionMonitor::warned, &m_poller, &Poller::warned);
    m_budget.replace(m_monitor.requestsLeft(), now());
    QObject::connect(&m_monitor, &api::SessionMonitor::requestsLeftChanged, &m_timer,
                     [this](int left) { requestsLeftReported(left); });
}

core::Instant Poller::Impl::now() const {
    return m_clock.now();
}

void Poller::Impl::requestsLeftReported(int left) {
    if (m_connection.is(Phase::Waiting)) {
        m_budget.replace(left, now());
    } else {
        m_budget.report(left, now());
    }
    if (left <= 0) {
        proceed(); // the phase changes at once
    }
}

void Poller::Impl::start() {
    if (!m_connection.is(Phase::Stopped) && !m_connection.is(Phase::Refused)) {
        return;
    }
    m_connection.resume(m_store.fleetFreshness().everRead());
    m_attribution.clear();
    m_firstLoadAnnounced = false;
    m_fleet.reset(now());
    m_catalog.reset(now());
    m_account.reset(now());
    m_clusters.clear();
    m_clusters.sync();
    proceed();
}

void Poller::Impl::stop() {
    if (m_connection.is(Phase::Stopped)) {
        return;
    }
    abortAll();
    m_clusters.clear();
    m_attribution.clear();
    m_budget.forget();
    m_connection.stop();
    publish();
}

void Poller::Impl::refresh() {
    m_connection.retryNow(now());
    everythingIsDue();
    proceed();
}

void Poller::Impl::refreshCluster(const core::ClusterId& id) {
    m_clusters.setDue(id);
    proceed();
}

void Poller::Impl::setWindowShown(bool shown) {
    if (m_connection.shown() != shown) {
        m_connection.setShown(shown);
        tick();
    }
}

void Poller::Impl::setOnScreen(std::vector<core::ClusterId> clusters) {
    if (clusters != m_clusters.onScreen()) {
        m_clusters.setOnScreen(std::move(clusters));
        proceed();
    }
}

void Poller::Impl::tick() {
    m_clusters.replan();
    proceed();
}

void Poller::Impl::everythingIsDue() {
    m_fleet.setDue(now());
    m_catalog.setDue(now());
    m_account.setDue(now());
    m_clusters.setAllDue();
}

void Poller::Impl::abortAll() {
    m_fleet.abort(now());
    m_catalog.abort(now());
    m_account.abort(now());
    const auto aborted = m_clusters.abort();
    m_store.stopFleetLoading();
    for (const auto& id : aborted) {
        m_store.stopClusterLoading(id);
    }
}

void Poller::Impl::wait(const api::ApiError& error) {
    m_connection.wait(error, now());
    m_budget.replace(0, now());
}

bool Poller::Impl::failed(const api::ApiError& error, const std::string& request, RequestScope scope,
                          std::function<void()> report) {
    if (m_connection.is(Phase::Stopped)) {
        return true;
    }
    if (isUnreachable(error)) {
        if (report) {
            m_fleet.request(now()); // its answer shows whether the API can be reached at all
        }
        if (!m_attribution.noAnswer(request, scope, std::move(report))) {
            return false;
        }
        m_attribution.dropPending();
        m_connection.goOffline(error, now(), random());
        abortAll();
        m_store.failFleet(error, now()); // whichever request noticed it
        announceFirstLoad(true);
        return true;
    }
    answered(request);
    if (error.kind == Kind::Unauthorized) {
        m_connection.refuse(error);
        abortAll();
        announceFirstLoad(true);
        return true;
    }
    if (error.kind == Kind::RateLimited) {
        wait(error);
        return true;
    }
    return false;
}

std::chrono::milliseconds Poller::Impl::listsInterval() const {
    return pollIntervals(m_clusters.load(), requestsLeft()).lists.value_or(fleet::listsInterval);
}

void Poller::Impl::fleetRead(std::vector<core::App> apps, std::vector<core::ClusterSummary> clusters,
                             core::Instant at) {
    m_connection.listsRead();
    m_store.applyFleet(std::move(apps), std::move(clusters), at);
    if (!m_connection.is(Phase::Stopped)) {
        m_clusters.sync();
    }
}

void Poller::Impl::probeAnswered() {
    m_connection.resume(m_store.fleetFreshness().everRead());
    everythingIsDue();
}

void Poller::Impl::probeFailed(const api::ApiError& error) {
    m_connection.postponeProbe(error, now(), random());
}

void Poller::Impl::reportConfirmed() {
    for (const auto& report : m_attribution.takeConfirmed()) {
        if (!m_connection.is(Phase::Stopped)) { // a slot may stop the poller
            report();
        }
    }
}

void Poller::Impl::proceed() {
    if (m_proceeding) {
        m_again = true; // called from a slot: the loop below repeats
        return;
    }
    m_proceeding = true;
    do {
        m_again = false;
        reportConfirmed();
        step();
    } while (m_again);
    m_proceeding = false;
    publish();
}

void Poller::Impl::step() {
    if (!m_connection.shown()) {
        return;
    }
    if (m_connection.probeDue(now())) {
        m_fleet.probe();
    }
    if (m_connection.waitOver(now())) {
        m_connection.resume(m_store.fleetFreshness().everRead());
        m_clusters.replan();
    }
    if (mayAsk() && m_budget.exhausted(now())) {
        api::ApiError exhausted;
        exhausted.kind = Kind::RateLimited;
        wait(exhausted);
    }
    if (mayAsk()) {
        askDue();
    }
    if (mayAsk() && m_clusters.ask()) {
        m_again = true;
    }
}

void Poller::Impl::askDue() {
    const auto at = now();
    if (m_budget.scarce(at)) {
        // lists that were read before wait; what is on screen continues
        m_fleet.postpone(at, at + fleet::listsInterval);
        m_catalog.postpone(at, at + fleet::listsInterval);
    }
    m_fleet.askLists(at);
    m_catalog.ask(at);
    m_account.ask(at);
    m_fleet.askAttachments(at);
}

bool Poller::Impl::busy() const {
    return m_clusters.busy() || m_fleet.busy() || m_catalog.busy() || m_account.busy();
}

std::optional<core::Instant> Poller::Impl::lastRefresh() const {
    std::optional<core::Instant> oldest;
    for (const auto& id : m_clusters.onScreen()) {
        const auto* record = m_store.cluster(id);
        if (record != nullptr && record->freshness.readAt) {
            oldest = oldest ? std::min(*oldest, *record->freshness.readAt) : *record->freshness.readAt;
        }
    }
    return oldest ? oldest : m_store.fleetFreshness().readAt;
}

std::optional<core::Instant> Poller::Impl::nextAttempt() const {
    if (!m_connection.shown()) {
        return std::nullopt;
    }
    if (m_connection.is(Phase::Offline) || m_connection.is(Phase::Waiting)) {
        return m_connection.resumeAt();
    }
    if (!m_connection.mayAsk()) {
        return std::nullopt;
    }
    return m_clusters.nextOnScreen() ? m_clusters.nextOnScreen() : m_fleet.listsDue();
}

std::optional<core::Instant> Poller::Impl::nextWake() const {
    if (m_connection.is(Phase::Offline) || m_connection.is(Phase::Waiting)) {
        return m_fleet.readingLists() ? std::nullopt : nextAttempt();
    }
    if (!mayAsk()) {
        return std::nullopt;
    }
    auto wake = now() + milliseconds(longestSleep);
    for (const auto& due :
         {m_fleet.listsDue(), m_fleet.attachmentsDue(), m_catalog.nextDue(), m_account.nextDue(), m_clusters.next()}) {
        wake = due ? std::min(wake, *due) : wake;
    }
    return wake;
}

void Poller::Impl::announceFirstLoad(bool givenUp) {
    const bool complete = m_fleet.answered() && m_catalog.answered() && m_clusters.everyoneAnswered();
    if (m_firstLoadAnnounced || !(givenUp || (complete && !m_attribution.undecided()))) {
        return;
    }
    m_firstLoadAnnounced = true;
    Q_EMIT m_poller.firstLoadFinished();
}

void Poller::Impl::publish() {
    if (!m_connection.is(Phase::Stopped)) {
        announceFirstLoad(false);
    }
    if (const auto wake = nextWake()) {
        m_timer.start(std::clamp<milliseconds>(*wake - now(), milliseconds(1), std::chrono::hours(1)));
    } else {
        m_timer.stop();
    }
    const Published fresh{m_connection.phase(), busy(), lastRefresh(), nextAttempt(), m_connection.problem()};
    if (fresh != m_published) {
        m_published = fresh;
        Q_EMIT m_poller.changed();
    }
}

} // namespace poolhouse::fleet
