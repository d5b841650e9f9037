// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/saved_needs.h"

#include "models/fleet/store.h"
#include "models/plans/needs_sources.h"
#include "models/plans/repository.h"
#include "models/views/planner_fill.h"

#include <utility>

namespace poolhouse::views {

namespace {

/// Empty: `plan` is not about the cluster.
std::vector<SavedNeeds> needsOf(const plans::PlanDraft& plan, const core::ClusterInfo& cluster, int number) {
    const auto* planned = plan.find(cluster.id);
    if (planned == nullptr) {
        return {};
    }
    using State = SavedNeeds::State;
    const auto& workloads = planned->needs.workloads;
    return {{workloads.empty() ? State::Empty : State::Usable, cluster.name, number, workloads}};
}

std::vector<SavedNeeds> needsIn(const plans::PlanRepository& repository, const core::ClusterInfo& cluster) {
    const auto peeked = repository.peekDraft(cluster.id);
    if (!peeked) {
        return {{SavedNeeds::State::Unreadable, cluster.name}};
    }
    const auto& saved = peeked.value();
    if (!saved) {
        return {};
    }
    auto all = needsOf(saved->draft, cluster, 0);
    for (const auto& alternative : saved->alternatives) {
        for (auto& each : needsOf(alternative.draft, cluster, alternative.number)) {
            all.push_back(std::move(each));
        }
    }
    return all;
}

} // namespace

std::vector<SavedNeeds> savedNeeds(const PlannerModel& model) {
    std::vector<SavedNeeds> all;
    for (const auto& id : model.store().clusterIds()) {
        const auto* record = model.store().cluster(id);
        if (id == model.home() || record == nullptr || !record->info) {
            continue;
        }
        for (auto& each : needsIn(model.repository(), *record->info)) {
            all.push_back(std::move(each));
        }
    }
    return all;
}

void fillFromSaved(PlannerModel& model, const SavedNeeds& saved) {
    const auto* here = model.draft().find(model.current());
    if (here == nullptr || saved.state != SavedNeeds::State::Usable) {
        return;
    }
    auto filled = model.needs();
    filled.workloads = plans::workloadsFor(*here, saved.workloads);
    fillNeeds(model, std::move(filled), {plans::PlanEdit::Kind::FillFromSaved, saved.cluster, {}, saved.number});
}

} // namespace poolhouse::views
