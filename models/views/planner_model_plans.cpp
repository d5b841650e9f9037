// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the model that handles needs, answers and whole plans.
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/plans/conversion.h"
#include "models/text/plan_draft_text.h"
#include "models/views/planner_model.h"

#include <algorithm>

namespace poolhouse::views {

using Edit = plans::PlanEdit::Kind;

void PlannerModel::setNeeds(const plans::NeedsDraft& needs, const plans::PlanEdit& edit, const std::string& field) {
    auto next = draft();
    if (auto* cluster = next.find(m_current)) {
        auto entered = needs;
        const auto& before = cluster->needs.workloads;
        for (std::size_t at = 0; before.size() == needs.workloads.size() && at < before.size(); ++at) {
            if (needs.workloads[at].workload.connections != before[at].workload.connections &&
                edit.kind != Edit::FillFromPeaks) {
                entered.workloads[at].observed = false; // a figure of one's own
            }
        }
        cluster->needs = std::move(entered);
        this->edit(std::move(next), edit, field.empty() ? field : "needs/" + field);
    }
}

void PlannerModel::fillFromPeaks() {
    if (const auto* record = read(m_current)) {
        auto filled = needs();
        const fleet::ClusterSnapshot snapshot{m_store, *record, m_clock.now()};
        filled.workloads = plans::workloadsFromPeaks(snapshot);
        filled.basis = fleet::readingBasis(snapshot);
        setNeeds(filled, {Edit::FillFromPeaks});
    }
}

void PlannerModel::findCheapest() {
    const auto at = m_sessions.find(m_home);
    if (const auto* record = read(m_current); record != nullptr && at != m_sessions.end()) {
        at->second.searches.findCheapest(needs(), {m_store, *record, m_clock.now()});
        refresh();
    }
}

void PlannerModel::loadCheapest(int which) {
    const auto at = m_sessions.find(m_home);
    auto next = draft();
    auto* cluster = next.find(m_current);
    const auto answer =
        at != m_sessions.end() && cluster != nullptr ? at->second.searches.answer(m_current) : std::nullopt;
    const auto* found = answer && answer->asked == cluster->needs ? answer->proposal(which) : nullptr;
    if (found != nullptr) {
        plans::wantShapes(*cluster, plans::shapesOf(*found, *cluster));
        edit(std::move(next), {Edit::LoadCheapest, {}, {}, which});
    }
}

void PlannerModel::findTheRest() {
    const auto at = m_sessions.find(m_home);
    m_rest.stop();
    if (const auto* record = read(m_current); record != nullptr && at != m_sessions.end()) {
        at->second.searches.findTheRest(needs(), {m_store, *record, m_clock.now()}, m_growth);
        refresh();
    }
}

void PlannerModel::setGrowth(int percent) {
    const int growth = std::clamp(percent, 0, mostShownGrowth);
    if (growth != m_growth) {
        m_growth = growth;
        refresh();
    }
}

void PlannerModel::showAnswer(bool inDrawing) {
    if (inDrawing != m_showsAnswer) {
        m_showsAnswer = inDrawing;
        refresh();
    }
}

void PlannerModel::setSurvivable(bool survivable) {
    if (survivable != m_survivable) {
        m_survivable = survivable;
        refresh();
    }
}

void PlannerModel::loadFrontier(int point) {
    auto next = draft();
    auto* cluster = next.find(m_current);
    if (cluster == nullptr || point < 0 || static_cast<std::size_t>(point) >= m_frontier.points().size()) {
        return;
    }
    auto followers = m_frontier.points()[static_cast<std::size_t>(point)].pools;
    plans::nameLikeLive(followers, *cluster);
    for (const auto& shape : cluster->wanted()) {
        if (shape.role == core::PoolRole::Leader) {
            followers.insert(followers.begin(), shape);
        }
    }
    plans::wantShapes(*cluster, followers);
    edit(std::move(next), {Edit::LoadConfiguration});
}

void PlannerModel::load(plans::PlanDraft plan, const plans::PlanEdit& edit) {
    if (plan.find(m_home) == nullptr) {
        return;
    }
    for (auto& cluster : plan.clusters) {
        // A plan file has no needs.
        const auto* present = draft().find(cluster.id);
        if (present != nullptr && cluster.needs.workloads.empty()) {
            cluster.needs = present->needs;
        }
    }
    this->edit(std::move(plan), edit);
}

core::Plan PlannerModel::plan() const {
    return plans::planOf(draft(), m_store, m_clock.now());
}

void PlannerModel::putAside() {
    const auto at = m_sessions.find(m_home);
    if (at == m_sessions.end()) {
        return;
    }
    auto& alternatives = at->second.alternatives;
    int number = 1;
    for (const auto& each : alternatives) {
        number = std::max(number, each.number + 1); // 3 after 2, even when 1 was dropped
    }
    alternatives.push_back({number, draft()});
    save();
    refresh();
}

void PlannerModel::loadAlternative(int index) {
    const auto at = m_sessions.find(m_home);
    if (at != m_sessions.end() && index >= 0 && static_cast<std::size_t>(index) < at->second.alternatives.size()) {
        const auto& each = at->second.alternatives[static_cast<std::size_t>(index)];
        load(each.draft, {Edit::LoadAlternative, {}, {}, each.number});
    }
}

void PlannerModel::dropAlternative(int index) {
    const auto at = m_sessions.find(m_home);
    if (at != m_sessions.end() && index >= 0 && static_cast<std::size_t>(index) < at->second.alternatives.size()) {
        at->second.alternatives.erase(at->second.alternatives.begin() + index);
        save();
        refresh();
    }
}

QString PlannerModel::undoLabel() const {
    const auto next = history().nextUndo();
    return next ? text::planEdit(*next) : QString();
}

QString PlannerModel::redoLabel() const {
    const auto next = history().nextRedo();
    return next ? text::planEdit(*next) : QString();
}

void PlannerModel::undo() {
    if (const auto at = m_sessions.find(m_home); at != m_sessions.end() && canUndo()) {
        at->second.history.undo();
        save();
        follow();
        refresh();
    }
}

void PlannerModel::redo() {
    if (const auto at = m_sessions.find(m_home); at != m_sessions.end() && canRedo()) {
        at->second.history.redo();
        save();
        follow();
        refresh();
    }
}

} // namespace poolhouse::views
