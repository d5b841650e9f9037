// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poller_impl.h"

#include "models/core/clock.h"
#include "models/fleet/poll_schedule.h"
#include "models/fleet/store.h"

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

namespace {

using std::chrono::milliseconds;
using Kind = api::ApiError::Kind;

/// The budget is checked again after this long even when nothing else is due.
constexpr std::chrono::seconds longestSleep{60};

} // namespace

Poller::Impl::Impl(Poller& poller, PollerServices services, Store& store, const core::Clock& clock,
                   std::function<double()> random)
    : m_poller(poller),
      m_monitor(services.monitor),
      m_store(store),
      m_clock(clock),
      m_random(std::move(random)),
      m_groups(services, store, *this, *this, [this] { Q_EMIT m_poller.changed(); }) {
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    QObject::connect(&m_monitor, &api::SessionMonitor::warned, &m_poller, &Poller::warned);
    m_budget.replace(m_monitor.requestsLeft(), now());
    QObject::connect(&m_monitor, &api::SessionMonitor::requestsLeftReported, &m_timer,
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
    m_state.restart();
    m_groups.reset(now());
    proceed();
}

void Poller::Impl::stop() {
    if (m_connection.is(Phase::Stopped)) {
        return;
    }
    m_groups.abort(now());
    m_groups.clusters().clear();
    m_attribution.clear();
    m_budget.forget();
    m_connection.stop();
    publish();
}

void Poller::Impl::refresh() {
    m_connection.retryNow(now());
    m_groups.setAllDue(now());
    proceed();
}

void Poller::Impl::setWindowShown(bool shown) {
    if (m_connection.shown() != shown) {
        m_connection.setShown(shown);
        tick();
    }
}

void Poller::Impl::setOnScreen(std::vector<core::ClusterId> clusters) {
    if (clusters != m_groups.clusters().onScreen()) {
        m_groups.clusters().setOnScreen(std::move(clusters));
        proceed();
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
            m_groups.fleet().request(now()); // its answer shows whether the API can be reached at all
        }
        if (!m_attribution.noAnswer(request, scope, std::move(report))) {
            return false;
        }
        m_attribution.dropPending();
        m_connection.goOffline(error, now(), random());
        m_groups.abort(now());
        m_store.failFleet(error, now()); // whichever request noticed it
        announceFirstLoad(true);
        return true;
    }
    answered(request);
    if (error.kind == Kind::Unauthorized) {
        if (scope != RequestScope::Account) {
            m_groups.verifyAccount(now()); // the account's answer distinguishes a bad token from a denied resource
            return false;
        }
        m_connection.refuse(error);
        m_groups.abort(now());
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
    return pollIntervals(m_groups.clusters().load(), requestsLeft(), m_budgetShare)
        .lists.value_or(fleet::listsInterval);
}

void Poller::Impl::fleetRead(core::PartialList<core::App> apps, core::PartialList<core::ClusterSummary> clusters,
                             core::Instant at) {
    m_connection.listsRead();
    auto unreadable = std::move(apps.unreadable);
    unreadable.insert(unreadable.end(), clusters.unreadable.begin(), clusters.unreadable.end());
    m_store.applyFleet(std::move(apps.items), std::move(clusters.items), at, std::move(unreadable));
    if (!m_connection.is(Phase::Stopped)) {
        m_groups.clusters().sync();
    }
}

void Poller::Impl::probeAnswered() {
    m_connection.resume(m_store.fleetFreshness().everRead());
    m_groups.setAllDue(now());
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
        m_groups.fleet().probe();
    }
    if (m_connection.waitOver(now())) {
        if (m_connection.waitNamed()) {
            m_budget.forget(); // the API allows requests again, how many is not known
        }
        m_connection.resume(m_store.fleetFreshness().everRead());
        m_groups.clusters().replan();
    }
    if (mayAsk() && m_budget.exhausted(now())) {
        api::ApiError exhausted;
        exhausted.kind = Kind::RateLimited;
        wait(exhausted);
    }
    if (mayAsk()) {
        m_groups.askLists(now(), m_budget.scarce(now()));
    }
    if (mayAsk() && m_groups.clusters().ask()) {
        m_again = true;
    }
}

std::optional<core::Instant> Poller::Impl::nextWake() const {
    if (m_connection.is(Phase::Offline) || m_connection.is(Phase::Waiting)) {
        return m_groups.readingLists() ? std::nullopt : nextAttempt();
    }
    if (!mayAsk()) {
        return std::nullopt;
    }
    const auto latest = now() + milliseconds(longestSleep);
    const auto due = m_groups.nextDue();
    return due ? std::min(latest, *due) : latest;
}

void Poller::Impl::announceFirstLoad(bool over) {
    if (m_state.endsFirstLoad(over)) {
        Q_EMIT m_poller.firstLoadFinished();
    }
}

void Poller::Impl::publish() {
    if (!m_connection.is(Phase::Stopped)) {
        announceFirstLoad(m_groups.answered() && !m_attribution.undecided());
    }
    if (const auto wake = nextWake()) {
        m_timer.start(std::clamp<milliseconds>(*wake - now(), milliseconds(1), std::chrono::hours(1)));
    } else {
        m_timer.stop();
    }
    if (m_state.replace({m_connection.phase(), m_groups.busy(), m_groups.lastRefresh(), nextAttempt(),
                         m_connection.problem(), m_groups.accountProblem()})) {
        Q_EMIT m_poller.changed();
    }
}

} // namespace poolhouse::fleet
