// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the model that handles needs, answers and whole plans.
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/plans/conversion.h"
#include "models/plans/needs_sources.h"
#include "models/text/plan_draft_text.h"
#include "models/views/planner_model.h"

#include <algorithm>
#include <utility>

namespace poolhouse::views {

using Edit = plans::PlanEdit::Kind;

namespace {

/// A figure of one's own is no observed peak.
void forgetPeaks(std::vector<plans::WorkloadDraft>& entered, const std::vector<plans::WorkloadDraft>& before) {
    for (std::size_t at = 0; before.size() == entered.size() && at < before.size(); ++at) {
        if (entered[at].workload.connections != before[at].workload.connections) {
            entered[at].observed = false;
        }
    }
}

/// Beside the leader as it is wanted.
void wantFollowers(plans::PlannedCluster& cluster, std::vector<core::PoolShape> followers) {
    plans::nameLikeLive(followers, cluster);
    for (const auto& shape : cluster.wanted()) {
        if (shape.role == core::PoolRole::Leader) {
            followers.insert(followers.begin(), shape);
        }
    }
    plans::wantShapes(cluster, followers);
}

/// A plan file has no needs.
void keepNeeds(plans::PlanDraft& plan, const plans::PlanDraft& before) {
    for (auto& cluster : plan.clusters) {
        const auto* present = before.find(cluster.id);
        if (present != nullptr && cluster.needs.workloads.empty()) {
            cluster.needs = present->needs;
        }
    }
}

bool isIndexOf(const std::vector<plans::PlanAlternative>& alternatives, int index) {
    return index >= 0 && static_cast<std::size_t>(index) < alternatives.size();
}

/// 3 after 2, even when 1 was dropped.
int nextPlanNumber(const std::vector<plans::PlanAlternative>& alternatives) {
    int number = 1;
    for (const auto& each : alternatives) {
        number = std::max(number, each.number + 1);
    }
    return number;
}

} // namespace

void PlannerModel::setNeeds(const plans::NeedsDraft& needs, const plans::PlanEdit& edit, const std::string& field) {
    auto next = draft();
    if (auto* cluster = next.find(m_current)) {
        const auto before = std::exchange(cluster->needs, needs);
        if (edit.kind != Edit::FillFromPeaks && edit.kind != Edit::FillFromPlan) {
            forgetPeaks(cluster->needs.workloads, before.workloads);
        }
        this->edit(std::move(next), edit, field.empty() ? field : "needs/" + field);
    }
}

void PlannerModel::fillFromPeaks() {
    if (const auto* record = read(m_current)) {
        auto filled = needs();
        const fleet::ClusterSnapshot snapshot{m_store, *record, m_clock.now()};
        filled.workloads = plans::withWritesOf(filled.workloads, plans::workloadsFromPeaks(snapshot));
        filled.basis = fleet::readingBasis(snapshot);
        setNeeds(filled, {Edit::FillFromPeaks});
    }
}

void PlannerModel::findCheapest() {
    const auto at = m_sessions.find(m_home);
    if (at != m_sessions.end() && read(m_current) != nullptr) {
        at->second.searches.ask(m_current, needs());
        m_chosenAnswer = 0;
        refresh();
        m_search.startNow();
    }
}

void PlannerModel::search() {
    auto& searches = m_sessions.at(m_home).searches;
    searches.keepFor(draft());
    const auto* record = read(m_current);
    const auto want = [&] {
        auto request =
            record != nullptr ? searches.missing(needs(), {m_store, *record, m_clock.now()}, m_growth) : std::nullopt;
        if (request) {
            request->home = m_home;
        }
        m_search.want(request);
        return request;
    };
    const auto request = want();
    if (const auto answer = m_search.take()) {
        searches.add(*request, *answer);
        want();
    }
}

void PlannerModel::loadCheapest(int which) {
    const auto at = m_sessions.find(m_home);
    auto next = draft();
    auto* cluster = next.find(m_current);
    const auto answer = at != m_sessions.end() && cluster != nullptr
                            ? at->second.searches.answer(m_current, cluster->needs)
                            : std::nullopt;
    const auto* found = answer && answer->asked == cluster->needs ? answer->proposal(which) : nullptr;
    if (found != nullptr) {
        plans::wantShapes(*cluster, plans::shapesOf(*found, *cluster));
        edit(std::move(next), {Edit::LoadCheapest, {}, {}, which});
    }
}

void PlannerModel::setGrowth(int percent) {
    setShown(m_growth, std::clamp(percent, 0, mostShownGrowth));
}

void PlannerModel::showAnswer(bool inDrawing) {
    setShown(m_showsAnswer, inDrawing);
}

void PlannerModel::chooseAnswer(int which) {
    if (!std::exchange(m_showsAnswer, true) || which != m_chosenAnswer) {
        m_chosenAnswer = which;
        refresh();
    }
}

void PlannerModel::setSurvivable(bool survivable) {
    setShown(m_survivable, survivable);
}

void PlannerModel::loadFrontier(int point) {
    auto next = draft();
    auto* cluster = next.find(m_current);
    if (cluster == nullptr || point < 0 || static_cast<std::size_t>(point) >= m_frontier.points().size()) {
        return;
    }
    wantFollowers(*cluster, m_frontier.points()[static_cast<std::size_t>(point)].pools);
    edit(std::move(next), {Edit::LoadConfiguration});
}

void PlannerModel::load(plans::PlanDraft plan, const plans::PlanEdit& edit) {
    if (plan.find(m_home) == nullptr) {
        return;
    }
    keepNeeds(plan, draft());
    this->edit(std::move(plan), edit);
}

core::Plan PlannerModel::plan() const {
    return plans::planOf(draft(), m_store, m_clock.now());
}

const std::vector<plans::PlanAlternative>& PlannerModel::alternatives() const {
    const auto at = m_sessions.find(m_home);
    return at == m_sessions.end() ? m_empty.alternatives : at->second.alternatives;
}

void PlannerModel::keepForComparison() {
    const auto at = m_sessions.find(m_home);
    if (at != m_sessions.end()) {
        auto& kept = at->second.alternatives;
        kept.push_back({nextPlanNumber(kept), draft()});
        save();
        refresh();
    }
}

void PlannerModel::loadAlternative(int index) {
    if (isIndexOf(alternatives(), index)) {
        const auto& each = alternatives()[static_cast<std::size_t>(index)];
        load(each.draft, {Edit::LoadAlternative, {}, {}, each.number});
    }
}

void PlannerModel::dropAlternative(int index) {
    if (isIndexOf(alternatives(), index)) {
        auto& kept = m_sessions.at(m_home).alternatives;
        kept.erase(kept.begin() + index);
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
    turn(&plans::UndoStack::undo);
}

void PlannerModel::redo() {
    turn(&plans::UndoStack::redo);
}

void PlannerModel::turn(void (plans::UndoStack::*way)()) {
    m_gesture.end();
    if (const auto at = m_sessions.find(m_home); at != m_sessions.end()) {
        (at->second.history.*way)();
        save();
        follow();
        refresh();
    }
}

} // namespace poolhouse::views
