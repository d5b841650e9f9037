// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poller.h"

#include "models/fleet/poller_impl.h"

#include <random>
#include <utility>

namespace poolhouse::fleet {

namespace {

std::function<double()> seededRandom() {
    return [generator = std::minstd_rand(std::random_device()())]() mutable {
        return std::uniform_real_distribution<double>(0.0, 1.0)(generator);
    };
}

} // namespace

Poller::Poller(PollerServices services, Store& store, const core::Clock& clock, QObject* parent,
               std::function<double()> random)
    : QObject(parent),
      m_impl(std::make_unique<Impl>(*this, services, store, clock, random ? std::move(random) : seededRandom())),
      m_formations(services.fleet) {}

Poller::~Poller() = default;

void Poller::start() {
    m_impl->start();
}
void Poller::stop() {
    m_formations.cancel();
    m_impl->stop();
}
void Poller::refresh() {
    m_impl->refresh();
}
void Poller::refreshCluster(const core::ClusterId& id) {
    m_impl->refreshCluster(id);
}
void Poller::readFormations(std::vector<core::App> apps, FormationRead::Done done) {
    m_formations.read(std::move(apps), std::move(done));
}
void Poller::setWindowShown(bool shown) {
    m_impl->setWindowShown(shown);
}
void Poller::setOnScreen(std::vector<core::ClusterId> clusters) {
    m_impl->setOnScreen(std::move(clusters));
}
void Poller::setDetailsOnlyOnScreen(bool only) {
    m_impl->setDetailsOnlyOnScreen(only);
}
void Poller::setBudgetShare(double share) {
    m_impl->setBudgetShare(share);
}
void Poller::tick() {
    m_impl->tick();
}

Poller::Phase Poller::phase() const {
    return m_impl->connection().phase();
}
bool Poller::busy() const {
    return m_impl->groups().busy();
}
std::optional<core::Instant> Poller::lastRefresh() const {
    return m_impl->groups().lastRefresh();
}
std::optional<core::Instant> Poller::nextAttempt() const {
    return m_impl->nextAttempt();
}
std::optional<api::Account> Poller::account() const {
    return m_impl->groups().account();
}
std::optional<api::ApiError> Poller::accountProblem() const {
    return m_impl->groups().accountProblem();
}
std::optional<int> Poller::requestsLeft() const {
    return m_impl->requestsLeft();
}
std::optional<api::ApiError> Poller::problem() const {
    return m_impl->connection().problem();
}

} // namespace poolhouse::fleet
