// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/engine.h"

#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/operations/engine_impl.h"

#include <utility>

namespace poolhouse::operations {

namespace {

std::vector<const Operation*> unfinishedOn(const core::ClusterId& cluster, const std::vector<Operation>& all) {
    std::vector<const Operation*> open;
    for (const auto& operation : all) {
        if (operation.cluster == cluster && !operation.finished()) {
            open.push_back(&operation);
        }
    }
    return open;
}

} // namespace

Engine::Engine(Services services, fleet::Store& store, Journal& journal, const ReadOnlyLocks& locks,
               const core::Clock& clock, QObject* parent, std::function<double()> random)
    : QObject(parent),
      m_impl(std::make_unique<Impl>(*this, services, store, journal, locks, clock, std::move(random))) {}

Engine::~Engine() = default;

void Engine::open(const QString& account) {
    m_impl->open(account);
}

void Engine::open(const QString& account, Journal& journal) {
    m_impl->log.setJournal(journal);
    m_impl->open(account);
}

void Engine::replaceJournal(Journal& journal) {
    m_impl->log.setJournal(journal);
}

void Engine::setRequester(const QString& account) {
    m_impl->requester = account.toStdString();
}

void Engine::close() {
    m_impl->close();
}

void Engine::setAccountProblem(std::optional<api::ApiError> problem) {
    m_impl->accountProblem = std::move(problem);
}

std::optional<Refusal> Engine::Impl::unavailable() const {
    Refusal refusal;
    if (!log.isOpen()) {
        refusal.code = accountProblem ? Refusal::Code::AccountUnread : Refusal::Code::NoAccount;
        refusal.accountError = accountProblem;
        return refusal;
    }
    refusal.journal = log.journalUnusable();
    if (!refusal.journal) {
        return std::nullopt;
    }
    refusal.code = Refusal::Code::JournalUnusable;
    return refusal;
}

core::Result<AdmissionContext, Refusal> Engine::Impl::admit(const Intent& intent) const {
    if (auto refusal = unavailable()) {
        return *std::move(refusal);
    }
    return operations::admit(intent, log.all(), store, locks, clock.now());
}

std::optional<Refusal> Engine::unavailable() const {
    return m_impl->unavailable();
}

std::optional<Refusal> Engine::refusal(const Intent& intent) const {
    const auto admission = m_impl->admit(intent);
    return admission ? std::nullopt : std::optional(admission.error());
}

core::Result<std::string, Refusal> Engine::ask(const Intent& intent) {
    const auto admission = m_impl->admit(intent);
    if (!admission) {
        return admission.error();
    }
    auto operation = operationFor(intent, admission.value(), m_impl->clock.now());
    operation.account = m_impl->requester;
    const auto id = operation.id;
    m_impl->accept(std::move(operation), admission.value().open);
    return id;
}

void Engine::cancel(const std::string& id) {
    m_impl->cancel(id, ProgressCode::Withdrawn);
}

void Engine::provideTwoFactor(const std::string& id, const QString& code) {
    m_impl->provideTwoFactor(id, code);
}

void Engine::tick() {
    m_impl->tick();
}

void Engine::followWallClock() {
    m_impl->log.followWallClock();
}

std::chrono::milliseconds Engine::wallClockShift() const {
    return m_impl->log.wallClockShift();
}

const std::vector<Operation>& Engine::all() const {
    return std::as_const(m_impl->log).all();
}

const Operation* Engine::find(const std::string& id) const {
    return m_impl->log.find(id);
}

std::vector<const Operation*> Engine::openOn(const core::ClusterId& cluster) const {
    return unfinishedOn(cluster, m_impl->log.all());
}

std::vector<core::PoolShape> Engine::expectedBasis(const std::string& id) const {
    return m_impl->expectedOf(id);
}

const std::vector<UnreadableRow>& Engine::unreadable() const {
    return m_impl->log.unreadable();
}

std::optional<JournalError> Engine::journalProblem() const {
    return m_impl->log.problem();
}

} // namespace poolhouse::operations
