// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/engine.h"

#include "models/operations/engine_impl.h"

#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/operations/refusal.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>

namespace poolhouse::operations {

namespace {

/// The pool's shape now, and its attachments.
PoolRecipe recipeOf(const fleet::ClusterRecord& record, const core::PoolShape& shape) {
    PoolRecipe recipe{shape, {}};
    for (const auto* attachment : core::attachmentsOf(record.attachments, shape.name)) {
        recipe.attachments.push_back({attachment->name, attachment->app.name});
    }
    return recipe;
}

std::string freeName(const std::vector<core::PoolShape>& pools) {
    std::vector<std::string> taken;
    for (const auto& pool : pools) {
        taken.push_back(pool.name);
    }
    return core::generatePoolName(QRandomGenerator::global()->generate64(), taken);
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
    m_impl->close(); // what is in flight is written to the old one, if at all
    m_impl->journal = &journal;
    m_impl->open(account);
}

void Engine::close() {
    m_impl->close();
}

std::optional<Refusal> Engine::Impl::unavailable() const {
    Refusal refusal;
    if (!account) {
        refusal.code = Refusal::Code::NoAccount;
        return refusal;
    }
    if (!journal->problem()) {
        return std::nullopt;
    }
    refusal.code = Refusal::Code::JournalUnusable;
    refusal.journal = journal->problem();
    return refusal;
}

core::Result<Engine::Impl::Admission, Refusal> Engine::Impl::admit(const Intent& intent) const {
    if (auto refusal = unavailable()) {
        return *std::move(refusal);
    }
    Refusal refusal;
    refusal.pool = intent.change.pool;
    const auto* record = store.cluster(intent.cluster);
    if (record == nullptr) {
        refusal.code = Refusal::Code::ClusterMissing;
        return refusal;
    }
    if (const auto* lock = locks.holding(record->summary, clock.now())) {
        refusal.code = Refusal::Code::Locked;
        refusal.lock = *lock;
        return refusal;
    }
    auto open = openOn(intent.cluster);
    for (const auto* operation : open) {
        if (!intent.change.pool.empty() && conflicts(*operation, intent.change)) {
            return conflictRefusal(*operation);
        }
    }
    auto pools = record->info ? core::shapesOf(*record->info) : intent.basis;
    auto after = afterAll(pools, open, store.catalog());
    if (auto broken = ruleRefusal(intent.change, after, store.catalog())) {
        return *std::move(broken);
    }
    return Admission{*record, std::move(open), std::move(pools), std::move(after)};
}

const Operation* Engine::Impl::find(const std::string& id) const {
    const auto at = places.find(id);
    return at == places.end() ? nullptr : &all[at->second];
}

std::vector<const Operation*> Engine::Impl::openOn(const core::ClusterId& cluster) const {
    std::vector<const Operation*> open;
    for (const auto& operation : all) {
        if (operation.cluster == cluster && !operation.finished()) {
            open.push_back(&operation);
        }
    }
    return open;
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
    const auto& [record, open, pools, after] = admission.value();
    Operation operation;
    operation.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    operation.cluster = intent.cluster;
    operation.clusterName = record.summary.name;
    operation.app = record.summary.app.name;
    operation.change = intent.change;
    operation.basis = intent.basis;
    operation.askedAt = m_impl->clock.now();
    if (operation.change.kind == core::ChangeKind::AddPool) {
        if (operation.change.pool.empty()) {
            operation.change.pool = freeName(after);
        }
    } else if (const auto* pool = record.info ? record.info->findPool(operation.change.pool) : nullptr) {
        operation.pool = pool->id;
    }
    if (operation.change.kind == core::ChangeKind::DestroyPool) {
        const auto at = std::find_if(pools.begin(), pools.end(),
                                     [&](const core::PoolShape& pool) { return pool.name == operation.change.pool; });
        if (at != pools.end()) {
            operation.recipe = recipeOf(record, *at);
        }
    }
    const auto id = operation.id;
    m_impl->accept(std::move(operation), open);
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

const std::vector<Operation>& Engine::all() const {
    return m_impl->all;
}

const Operation* Engine::find(const std::string& id) const {
    return m_impl->find(id);
}

std::vector<const Operation*> Engine::openOn(const core::ClusterId& cluster) const {
    return m_impl->openOn(cluster);
}

std::vector<core::PoolShape> Engine::expectedBasis(const std::string& id) const {
    return m_impl->expectedOf(id);
}

const std::vector<std::string>& Engine::unreadable() const {
    return m_impl->unreadable;
}

std::optional<JournalError> Engine::journalProblem() const {
    return m_impl->journalProblem;
}

} // namespace poolhouse::operations
