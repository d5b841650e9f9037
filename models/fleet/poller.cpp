// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poller.h"

#include "models/fleet/poller_state.h"

namespace poolhouse::fleet {

Poller::Poller(PollerServices services, Store& store, const core::Clock& clock, QObject* parent,
               std::function<double()> random)
    : QObject(parent), m_state(std::make_unique<State>(*this, services, store, clock, std::move(random))) {}

Poller::~Poller() = default;

void Poller::start() {
    m_state->begin();
}

void Poller::stop() {
    if (m_state->base != Phase::Stopped) {
        m_state->end();
    }
}

void Poller::refresh() {
    if (m_state->base == Phase::Offline) {
        m_state->resumeAt = m_state->clock.now();
    }
    m_state->everythingIsDue();
    m_state->proceed();
}

void Poller::refreshCluster(const core::ClusterId& id) {
    if (const auto at = m_state->watches.find(id); at != m_state->watches.end()) {
        at->second.facts.dueNow = true;
        m_state->planValid = false;
    }
    m_state->proceed();
}

void Poller::setWindowShown(bool shown) {
    if (m_state->shown != shown) {
        m_state->shown = shown;
        m_state->planValid = false;
        m_state->proceed();
    }
}

void Poller::setOnScreen(std::vector<core::ClusterId> clusters) {
    if (clusters != m_state->onScreen) {
        m_state->onScreen = std::move(clusters);
        m_state->rankScreen();
        m_state->proceed();
    }
}

void Poller::setDetailsOnlyOnScreen(bool only) {
    m_state->onlyOnScreen = only;
}

void Poller::tick() {
    m_state->planValid = false;
    m_state->proceed();
}

Poller::Phase Poller::phase() const {
    return m_state->phase();
}
bool Poller::busy() const {
    return m_state->busy();
}
std::optional<core::Instant> Poller::lastRefresh() const {
    return m_state->lastRefresh();
}
std::optional<core::Instant> Poller::nextAttempt() const {
    return m_state->nextAttempt();
}
std::optional<api::Account> Poller::account() const {
    return m_state->account;
}
std::optional<int> Poller::requestsLeft() const {
    return m_state->requestsLeft();
}
std::optional<api::ApiError> Poller::problem() const {
    return m_state->problem;
}

} // namespace poolhouse::fleet
