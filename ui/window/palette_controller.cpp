// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette_controller.h"

#include "models/fleet/store.h"
#include "models/tables/fleet_board_model.h"
#include "models/text/wording.h"
#include "models/views/attention.h"
#include "models/views/cluster_health.h"
#include "models/views/pool_demand.h"
#include "ui/actions/actions.h"
#include "ui/window/selection.h"

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

void append(std::vector<PaletteEntry>& entries, std::vector<PaletteEntry> more) {
    entries.insert(entries.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void addCluster(std::vector<PaletteEntry>& entries, const fleet::ClusterRecord& record, const core::Catalog& catalog) {
    const QString name = QString::fromStdString(record.summary.name);
    const QString key = QString::fromStdString(record.summary.id.value);
    const QString app = QString::fromStdString(record.summary.app.name);
    const QString context =
        app.isEmpty() ? PaletteController::tr("Cluster, app unknown") : PaletteController::tr("Cluster of %1").arg(app);
    entries.push_back({PaletteEntry::Kind::Cluster, name, context, {}, key});
    if (!record.info) {
        return;
    }
    for (const core::Pool* pool : core::orderedPools(*record.info)) {
        const QString title = pool->isLeader() ? PaletteController::tr("Leader") : QString::fromStdString(pool->name);
        entries.push_back({PaletteEntry::Kind::Pool, title, PaletteController::tr("Pool of %1").arg(name),
                           views::useText(*pool, catalog), key, QString::fromStdString(pool->id.value)});
    }
}

} // namespace

std::vector<PaletteEntry> fleetEntries(const fleet::Store& store) {
    std::vector<PaletteEntry> entries;
    for (const core::ClusterId& id : store.clusterIds()) {
        addCluster(entries, *store.cluster(id), store.catalog());
    }
    for (const core::App& app : store.apps()) {
        if (!store.clustersOfApp(app.id).empty()) {
            const QString name = QString::fromStdString(app.name);
            entries.push_back({PaletteEntry::Kind::App,
                               name,
                               PaletteController::tr("App"),
                               {},
                               QString::fromStdString(app.id.value)});
        }
    }
    return entries;
}

std::vector<PaletteEntry> changeEntries(const fleet::ClusterRecord& cluster, const core::Catalog& catalog,
                                        ActionState state) {
    std::vector<PaletteEntry> entries;
    if (!cluster.info) {
        return entries;
    }
    const auto name = QString::fromStdString(cluster.summary.name);
    const auto& app = cluster.summary.app;
    const auto context = app.name.empty() ? PaletteController::tr("App unknown")
                                          : PaletteController::tr("App %1").arg(QString::fromStdString(app.name));
    const auto add = [&](ActionId id, const QString& title, const core::Pool* pool = nullptr) {
        if (availability(id, state).enabled()) {
            entries.push_back({PaletteEntry::Kind::Action, title, context,
                               pool != nullptr ? views::useText(*pool, catalog) : QString(), actionName(id),
                               pool != nullptr ? QString::fromStdString(pool->id.value) : QString(),
                               QString::fromStdString(cluster.summary.id.value)});
        }
    };
    state.chosen = ActionState::Chosen::Follower;
    for (const core::Pool* pool : core::orderedPools(*cluster.info)) {
        if (!pool->isLeader()) {
            const auto title = QString::fromStdString(pool->name);
            add(ActionId::ScalePool, PaletteController::tr("Scale %1 of %2…").arg(title, name), pool);
            add(ActionId::DestroyPool, PaletteController::tr("Destroy %1 of %2…").arg(title, name), pool);
        }
    }
    add(ActionId::AddPool, PaletteController::tr("Add follower pool to %1…").arg(name));
    add(ActionId::ChangeLevel, PaletteController::tr("Change leader level of %1…").arg(name), cluster.info->leader());
    add(ActionId::HighAvailability, PaletteController::tr("High availability of %1…").arg(name));
    add(ActionId::AttachApp, PaletteController::tr("Attach an app to %1…").arg(name));
    add(ActionId::DestroyCluster, PaletteController::tr("Destroy the cluster %1…").arg(name));
    add(ActionId::Plan, PaletteController::tr("Plan %1…").arg(name));
    add(ActionId::ForkCluster, PaletteController::tr("Fork or roll back %1…").arg(name));
    add(ActionId::MigrateCluster, PaletteController::tr("Migrate a classic database into %1…").arg(name));
    return entries;
}

std::vector<PaletteEntry> attentionEntries(const fleet::Store& store, core::Instant now, int limit) {
    std::vector<std::pair<int, const fleet::ClusterRecord*>> ranked;
    for (const core::ClusterId& id : store.clusterIds()) {
        const auto* record = store.cluster(id);
        const auto demand =
            record->info ? views::demandShare(*record->info, store.catalog(), store.history(), now) : std::nullopt;
        ranked.emplace_back(tables::urgency(*record, store.catalog(), demand), record);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<PaletteEntry> entries;
    for (const auto& [rank, record] : ranked) {
        const auto reason = views::attentionReason(store, *record, now);
        if (static_cast<int>(entries.size()) == limit) {
            break;
        }
        if (reason) {
            entries.push_back({PaletteEntry::Kind::Cluster, QString::fromStdString(record->summary.name), *reason,
                               PaletteController::tr("Needs attention"),
                               QString::fromStdString(record->summary.id.value)});
        }
    }
    return entries;
}

PaletteController::PaletteController(Dependencies dependencies, QObject* parent)
    : QObject(parent),
      m_dependencies(std::move(dependencies)),
      m_memory(m_dependencies.store, m_dependencies.session, m_dependencies.preferences) {}

std::vector<PaletteEntry> PaletteController::everything() const {
    const auto& store = m_dependencies.store;
    auto entries = fleetEntries(store);
    append(entries, m_dependencies.actionEntries());
    const auto addChanges = [&](const core::ClusterId& id) {
        if (const auto* record = store.cluster(id); record != nullptr && record->info) {
            append(entries, changeEntries(*record, store.catalog(), m_dependencies.stateOf(id)));
        }
    };
    const auto targets = m_dependencies.selection.targets(); // first: of equal matches they are meant
    std::for_each(targets.begin(), targets.end(), addChanges);
    for (const core::ClusterId& id : store.clusterIds()) {
        if (std::find(targets.begin(), targets.end(), id) == targets.end()) {
            addChanges(id);
        }
    }
    return entries;
}

/// Only what can be chosen now.
std::vector<PaletteEntry> PaletteController::suggestions(const std::vector<PaletteEntry>& entries) {
    auto suggestions = attentionEntries(m_dependencies.store, m_dependencies.clock.now(), attentionAtMost);
    for (const auto& used : m_memory.recent()) {
        const auto at = std::find_if(entries.begin(), entries.end(),
                                     [&used](const PaletteEntry& entry) { return targetOf(entry) == used; });
        if (at != entries.end()) {
            suggestions.push_back(*at);
            suggestions.back().hint = tr("Used recently");
        }
    }
    return suggestions;
}

void PaletteController::open() {
    auto entries = everything();
    auto suggested = suggestions(entries);
    m_dependencies.openPalette(std::move(entries), std::move(suggested));
}

void PaletteController::choose(const PaletteEntry& entry) {
    m_memory.remember(targetOf(entry));
    switch (entry.kind) {
    case PaletteEntry::Kind::Cluster: Q_EMIT clusterChosen({entry.key.toStdString()}); return;
    case PaletteEntry::Kind::Pool:
        Q_EMIT clusterChosen({entry.key.toStdString()});
        Q_EMIT poolChosen({entry.pool.toStdString()});
        return;
    case PaletteEntry::Kind::App: chooseApp({entry.key.toStdString()}); return;
    case PaletteEntry::Kind::Action: chooseAction(entry); return;
    }
}

/// Its name is looked up: it may have been renamed since it was listed.
void PaletteController::chooseApp(const core::AppId& id) {
    for (const core::App& app : m_dependencies.store.apps()) {
        if (app.id == id) {
            Q_EMIT appChosen(QString::fromStdString(app.name));
            return;
        }
    }
}

void PaletteController::chooseAction(const PaletteEntry& entry) {
    const auto action = actionNamed(entry.key);
    if (!action) {
        return;
    }
    if (!entry.cluster.isEmpty()) {
        Q_EMIT clusterChosen({entry.cluster.toStdString()});
    }
    if (!entry.pool.isEmpty()) {
        Q_EMIT poolChosen({entry.pool.toStdString()});
    }
    Q_EMIT actionChosen(*action);
}

} // namespace poolhouse::ui
