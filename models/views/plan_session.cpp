// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/plan_session.h"

#include "models/fleet/store.h"

#include <algorithm>
#include <utility>

namespace poolhouse::views {

namespace {

/// The plan with its home, with clusters that it doesn't change, and those that reached it, as they are by now.
plans::PlanDraft followed(plans::PlanDraft draft, const fleet::Store& store, const core::ClusterId& home) {
    const auto infoOf = [&store](const core::ClusterId& cluster) {
        const auto* record = store.cluster(cluster);
        return record != nullptr && record->info ? &*record->info : nullptr;
    };
    if (draft.find(home) == nullptr) {
        const auto* info = infoOf(home);
        if (info == nullptr) {
            return draft;
        }
        draft.clusters.insert(draft.clusters.begin(), plans::plannedAsLive(*info));
    }
    for (auto& cluster : draft.clusters) {
        const auto* info = infoOf(cluster.id);
        if (info == nullptr || !info->poolsKnown() || !plans::drifted(cluster, *info)) {
            continue;
        }
        if (!cluster.changed() || plans::arrived(cluster, *info)) {
            cluster = plans::rebased(cluster, *info);
        }
    }
    return draft;
}

bool plannedNeedsEntered(const plans::PlannedCluster& cluster) {
    auto needs = cluster.needs;
    needs.basis.reset(); // of workloads: alone it says nothing
    return !(needs == plans::NeedsDraft());
}

} // namespace

PlanSession PlanSession::loaded(const plans::PlanRepository& repository, const core::ClusterId& home) {
    PlanSession session;
    auto saved = repository.loadDraft(home);
    if (saved && saved->draft.find(home) != nullptr) {
        session.history = plans::UndoStack(std::move(saved->draft));
        session.alternatives = std::move(saved->alternatives);
    }
    return session;
}

void PlanSession::save(plans::PlanRepository& repository, const core::ClusterId& home) const {
    const auto& draft = history.now();
    if (draft.changed() || std::any_of(draft.clusters.begin(), draft.clusters.end(), plannedNeedsEntered) ||
        draft.clusters.size() > 1 || !alternatives.empty()) {
        repository.saveDraft(home, {draft, alternatives});
    } else {
        repository.removeDraft(home);
    }
}

bool PlanSession::follow(const fleet::Store& store, const core::ClusterId& home) {
    const auto& draft = history.now();
    auto next = followed(draft, store, home);
    const bool applied = draft.changed() && !(next == draft);
    history.replace(std::move(next));
    return applied;
}

} // namespace poolhouse::views
