// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette_controller.h"

#include "models/fleet/store.h"
#include "ui/window/selection.h"

#include <utility>

namespace poolhouse::ui {

namespace {

void addCluster(std::vector<PaletteEntry>& entries, const fleet::ClusterRecord& record) {
    const QString name = QString::fromStdString(record.summary.name);
    const QString key = QString::fromStdString(record.summary.id.value);
    const QString app = QString::fromStdString(record.summary.app.name);
    entries.push_back({PaletteEntry::Kind::Cluster, name, PaletteController::tr("Cluster of %1").arg(app), {}, key});
    if (!record.info) {
        return;
    }
    for (const core::Pool* pool : core::orderedPools(*record.info)) {
        const QString title = pool->isLeader() ? PaletteController::tr("Leader") : QString::fromStdString(pool->name);
        entries.push_back({PaletteEntry::Kind::Pool,
                           title,
                           PaletteController::tr("Pool of %1").arg(name),
                           {},
                           key,
                           QString::fromStdString(pool->id.value)});
    }
}

} // namespace

std::vector<PaletteEntry> fleetEntries(const fleet::Store& store) {
    std::vector<PaletteEntry> entries;
    for (const core::ClusterId& id : store.clusterIds()) {
        addCluster(entries, *store.cluster(id));
    }
    for (const core::App& app : store.apps()) {
        if (!store.clustersOfApp(app.id).empty()) {
            const QString name = QString::fromStdString(app.name);
            entries.push_back({PaletteEntry::Kind::App, name, PaletteController::tr("App"), {}, name});
        }
    }
    return entries;
}

std::vector<PaletteEntry> poolActionEntries(const fleet::ClusterRecord& cluster, ActionState state) {
    std::vector<PaletteEntry> entries;
    if (!cluster.info) {
        return entries;
    }
    state.chosen = ActionState::Chosen::Follower;
    const auto context = PaletteController::tr("Pool of %1").arg(QString::fromStdString(cluster.summary.name));
    for (const core::Pool* pool : core::orderedPools(*cluster.info)) {
        if (pool->isLeader()) {
            continue;
        }
        const auto add = [&](ActionId id, const QString& title) {
            if (availability(id, state).enabled()) {
                entries.push_back({PaletteEntry::Kind::Action,
                                   title.arg(QString::fromStdString(pool->name)),
                                   context,
                                   {},
                                   QString::number(static_cast<int>(id)),
                                   QString::fromStdString(pool->id.value)});
            }
        };
        add(ActionId::ScalePool, PaletteController::tr("Scale %1…"));
        add(ActionId::DestroyPool, PaletteController::tr("Destroy %1…"));
    }
    return entries;
}

PaletteController::PaletteController(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(std::move(dependencies)) {}

void PaletteController::open() {
    auto entries = fleetEntries(m_dependencies.store);
    const auto append = [&entries](std::vector<PaletteEntry> more) {
        entries.insert(entries.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    append(m_dependencies.actionEntries());
    const auto targets = m_dependencies.selection.targets();
    if (const auto* record = targets.size() == 1 ? m_dependencies.store.cluster(targets.front()) : nullptr) {
        append(poolActionEntries(*record, m_dependencies.state()));
    }
    m_dependencies.openPalette(std::move(entries));
}

void PaletteController::choose(const PaletteEntry& entry) {
    const core::PoolId pool{entry.pool.toStdString()};
    switch (entry.kind) {
    case PaletteEntry::Kind::Cluster: Q_EMIT clusterChosen({entry.key.toStdString()}); return;
    case PaletteEntry::Kind::Pool:
        Q_EMIT clusterChosen({entry.key.toStdString()});
        Q_EMIT poolChosen(pool);
        return;
    case PaletteEntry::Kind::App: Q_EMIT appChosen(entry.key); return;
    case PaletteEntry::Kind::Action:
        if (!entry.pool.isEmpty()) {
            Q_EMIT poolChosen(pool);
        }
        Q_EMIT actionChosen(static_cast<ActionId>(entry.key.toInt()));
        return;
    }
}

} // namespace poolhouse::ui
