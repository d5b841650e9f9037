// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/engine.h"

#include "models/operations/engine_state.h"

#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/operations/refusal.h"
#include "models/text/text.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>

namespace poolhouse::operations {

namespace {

/// What is needed to make the pool again: its shape now, and who is attached to it.
PoolRecipe recipeOf(const fleet::ClusterRecord& record, const core::PoolShape& shape) {
    PoolRecipe recipe{shape, {}};
    for (const auto* attachment : core::attachmentsOf(record.attachments, shape.name)) {
        recipe.attachments.push_back(text::Text::tr("%1 in %2")
                                         .arg(text::toQString(attachment->name), text::toQString(attachment->app.name))
                                         .toStdString());
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
      m_state(std::make_unique<State>(*this, services, store, journal, locks, clock, std::move(random))) {}

Engine::~Engine() = default;

void Engine::open(const QString& account) {
    m_state->open(account);
}

void Engine::open(const QString& account, Journal& journal) {
    m_state->close(); // what is still under way is written to the old one, if at all
    m_state->journal = &journal;
    m_state->open(account);
}

void Engine::close() {
    m_state->close();
}

QString Engine::unavailable() const {
    if (!m_state->account) {
        return text::Text::tr("There is no connection to an account.");
    }
    const auto& problem = m_state->journal->problem();
    return problem ? problem->sentence : QString();
}

QString Engine::refusal(const Intent& intent) const {
    if (auto why = unavailable(); !why.isEmpty()) {
        return why;
    }
    const auto* record = m_state->store.cluster(intent.cluster);
    if (record == nullptr) {
        return text::Text::tr("The cluster is not there any more.");
    }
    if (const auto* lock = m_state->locks.holding(record->summary, m_state->clock.now())) {
        return lockSentence(*lock);
    }
    const auto open = openOn(intent.cluster);
    for (const auto* operation : open) {
        if (!intent.change.pool.empty() && conflicts(*operation, intent.change)) {
            return conflictRefusal(*operation);
        }
    }
    const auto pools = record->info ? core::shapesOf(*record->info) : intent.basis;
    return ruleRefusal(intent.change, afterAll(pools, open, m_state->store.catalog()), m_state->store.catalog());
}

std::string Engine::ask(const Intent& intent) {
    if (!refusal(intent).isEmpty()) {
        return {};
    }
    const auto& record = *m_state->store.cluster(intent.cluster);
    const auto open = openOn(intent.cluster);
    const auto pools = record.info ? core::shapesOf(*record.info) : intent.basis;
    Operation operation;
    operation.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    operation.cluster = intent.cluster;
    operation.clusterName = record.summary.name;
    operation.app = record.summary.app.name;
    operation.change = intent.change;
    operation.basis = intent.basis;
    operation.askedAt = m_state->clock.now();
    if (operation.change.kind == core::ChangeKind::AddPool) {
        if (operation.change.pool.empty()) {
            operation.change.pool = freeName(afterAll(pools, open, m_state->store.catalog()));
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
    m_state->accept(std::move(operation), open);
    return id;
}

void Engine::cancel(const std::string& id) {
    m_state->cancel(id, text::Text::tr("Taken back before anything was sent."));
}

void Engine::provideTwoFactor(const std::string& id, const QString& code) {
    m_state->provideTwoFactor(id, code);
}

void Engine::tick() {
    m_state->tick();
}

const std::vector<Operation>& Engine::all() const {
    return m_state->all;
}

const Operation* Engine::find(const std::string& id) const {
    const auto at = m_state->places.find(id);
    return at == m_state->places.end() ? nullptr : &m_state->all[at->second];
}

std::vector<const Operation*> Engine::openOn(const core::ClusterId& cluster) const {
    std::vector<const Operation*> open;
    for (const auto& operation : m_state->all) {
        if (operation.cluster == cluster && !operation.finished()) {
            open.push_back(&operation);
        }
    }
    return open;
}

std::vector<core::PoolShape> Engine::expectedBasis(const std::string& id) const {
    return m_state->expectedOf(id);
}

QString Engine::journalProblem() const {
    return m_state->journalProblem;
}

} // namespace poolhouse::operations
