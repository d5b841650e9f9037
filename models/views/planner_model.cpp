// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_model.h"

#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/plans/conversion.h"

#include <utility>

namespace poolhouse::views {

using Edit = plans::PlanEdit::Kind;

PlannerModel::PlannerModel(const fleet::Store& store, const core::Clock& clock, plans::PlanRepository& repository,
                           SearchWorker::Search search, QObject* parent)
    : QObject(parent), m_store(store), m_clock(clock), m_repository(repository), m_search(std::move(search), this) {
    connect(&store, &fleet::Store::clusterChanged, this, &PlannerModel::onClusterChanged);
    connect(&store, &fleet::Store::fleetChanged, this, [this] { refresh(); });
    connect(&store, &fleet::Store::catalogChanged, this, [this] {
        for (auto& [home, session] : m_sessions) {
            session.searches.forget();
        }
        refresh();
    });
    connect(&m_search, &SearchSchedule::answered, this, [this] {
        if (!m_gesture.active()) {
            refresh(); // otherwise the view after it
        }
    });
}

PlannerModel::~PlannerModel() = default;

const plans::UndoStack& PlannerModel::history() const {
    const auto at = m_sessions.find(m_home);
    return at == m_sessions.end() ? m_empty.history : at->second.history;
}

const plans::PlanDraft& PlannerModel::draft() const {
    return history().now();
}

const plans::NeedsDraft& PlannerModel::needs() const {
    static const plans::NeedsDraft none;
    const auto* cluster = draft().find(m_current);
    return cluster != nullptr ? cluster->needs : none;
}

const fleet::ClusterRecord* PlannerModel::read(const core::ClusterId& cluster) const {
    const auto* record = m_store.cluster(cluster);
    return record != nullptr && record->info ? record : nullptr;
}

plans::PlannedPool* PlannerModel::pool(plans::PlanDraft& draft, int row) const {
    auto* cluster = draft.find(m_current);
    const auto index = static_cast<std::size_t>(row);
    return cluster != nullptr && row >= 0 && index < cluster->pools.size() ? &cluster->pools[index] : nullptr;
}

void PlannerModel::open(const core::ClusterId& cluster) {
    if (cluster == m_home && m_sessions.count(cluster) > 0) {
        return;
    }
    m_gesture.end();
    m_growth = m_chosenAnswer = 0;
    m_home = m_current = cluster;
    if (m_sessions.count(cluster) == 0) {
        m_sessions.emplace(cluster, PlanSession::loaded(m_repository, cluster));
    }
    follow();
    refresh();
}

void PlannerModel::onClusterChanged(const core::ClusterId& cluster) {
    if (cluster == m_home || draft().find(cluster) != nullptr) {
        if (!m_gesture.active()) {
            follow(); // rows stay where they are while one is dragged
        }
        refresh();
    }
}

void PlannerModel::follow() {
    const auto at = m_sessions.find(m_home);
    if (at != m_sessions.end() && at->second.follow(m_store, m_home)) {
        save();
    }
}

void PlannerModel::edit(plans::PlanDraft next, const plans::PlanEdit& edit, const std::string& field) {
    const auto at = m_sessions.find(m_home);
    for (auto& cluster : next.clusters) {
        plans::dropLostMoves(cluster);
    }
    if (at == m_sessions.end() || next == draft()) {
        return;
    }
    if (edit.kind != Edit::RenamePool) {
        m_gesture.end();
    }
    const auto joined = field.empty() ? field : m_current.value + "/" + field;
    at->second.history.edit(std::move(next), edit, joined, m_clock.now());
    save();
    follow();
    refresh();
}

void PlannerModel::save() {
    if (const auto at = m_sessions.find(m_home); at != m_sessions.end()) {
        at->second.save(m_repository, m_home);
    }
}

void PlannerModel::setLevel(int row, const std::string& level) {
    auto next = draft();
    auto* each = pool(next, row);
    if (each != nullptr && each->wanted) {
        each->wanted->level = level;
        edit(std::move(next), {Edit::SetLevel, each->shape().name, level}, "level/" + std::to_string(row));
    }
}

void PlannerModel::setCount(int row, int count) {
    auto next = draft();
    auto* each = pool(next, row);
    if (each != nullptr && each->wanted) {
        each->wanted->count = count;
        edit(std::move(next), {Edit::SetCount, each->shape().name, {}, count}, "count/" + std::to_string(row));
    }
}

void PlannerModel::rename(int row, const QString& name) {
    if (auto next = m_gesture.renamed(draft(), m_current, row, name.trimmed().toStdString())) {
        edit(std::move(next->draft), next->edit, "name/" + std::to_string(row));
    }
}

void PlannerModel::addPool() {
    (void)make({.kind = LaneEdit::Kind::AddPool}); // offered where it is possible only
}

void PlannerModel::removePool(int row) {
    (void)make({.kind = LaneEdit::Kind::RemovePool, .row = row}); // likewise
}

void PlannerModel::restorePool(int row) {
    auto next = draft();
    auto* each = pool(next, row);
    if (each != nullptr && each->live) {
        each->wanted = each->live;
        edit(std::move(next), {Edit::RestorePool, each->live->name});
    }
}

void PlannerModel::resetToLive() {
    auto next = draft();
    for (auto& cluster : next.clusters) {
        plans::wantShapes(cluster, cluster.live());
        cluster.moves.clear();
    }
    edit(std::move(next), {Edit::ResetToLive});
}

void PlannerModel::rebase() {
    edit(plans::rebasedDraft(draft(), m_store), {Edit::Rebase});
}

void PlannerModel::show(const core::ClusterId& cluster) {
    if (draft().find(cluster) != nullptr && cluster != m_current) {
        m_gesture.end();
        m_current = cluster;
        m_chosenAnswer = 0;
        refresh();
    }
}

void PlannerModel::addCluster(const core::ClusterId& cluster) {
    const auto* record = read(cluster);
    if (record == nullptr || draft().find(cluster) != nullptr) {
        return;
    }
    auto next = draft();
    next.clusters.push_back(plans::plannedAsLive(*record->info));
    m_current = cluster;
    m_chosenAnswer = 0;
    m_sessions.at(m_home).searches.forget(cluster);
    edit(std::move(next), {Edit::AddCluster, record->info->name});
}

void PlannerModel::dropCluster(const core::ClusterId& cluster) {
    const auto* planned = draft().find(cluster);
    if (planned == nullptr || cluster == m_home) {
        return;
    }
    const plans::PlanEdit dropping{Edit::DropCluster, planned->name};
    auto next = draft();
    std::erase_if(next.clusters, [&cluster](const plans::PlannedCluster& each) { return each.id == cluster; });
    edit(std::move(next), dropping);
}

std::vector<core::ClusterId> PlannerModel::addable() const {
    std::vector<core::ClusterId> ids;
    for (const auto& id : m_store.clusterIds()) {
        if (read(id) != nullptr && draft().find(id) == nullptr) {
            ids.push_back(id);
        }
    }
    return ids;
}

void PlannerModel::refresh() {
    const auto at = m_sessions.find(m_home);
    if (at == m_sessions.end()) {
        return;
    }
    if (draft().find(m_current) == nullptr) {
        m_current = m_home; // undone, or another plan was loaded
        m_chosenAnswer = 0;
    }
    m_frontier.update(m_store, m_current, m_survivable);
    if (!m_gesture.active()) {
        search();
    }
    const auto& searches = at->second.searches;
    const auto answer = searches.answer(m_current, needs());
    const auto& shown = m_gesture.shown(draft());
    const auto* cluster = shown.find(m_current);
    const auto* next = cluster != nullptr ? searches.next(cluster->needs, m_current, m_growth) : nullptr;
    const auto& searching = m_search.wanted();
    m_view = plannerView(m_store, m_clock.now(),
                         {shown, m_current, at->second.alternatives, m_frontier.line(), m_survivable, answer, m_growth,
                          m_showsAnswer, next, &m_memory, searching ? std::optional(searching->kind) : std::nullopt,
                          m_chosenAnswer});
    if (const auto* record = read(m_current)) {
        m_gesture.markChanges(m_view.lanes, {m_store, *record, m_clock.now()});
    }
    Q_EMIT changed();
}

} // namespace poolhouse::views
