// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/plan_session.h"

#include "models/fleet/store.h"
#include "models/plans/conversion.h"

#include <algorithm>
#include <utility>

namespace poolhouse::views {

namespace {

/// The plan with its home, with clusters that it doesn't change, and those that reached it, as they are by now.
plans::PlanDraft followed(plans::PlanDraft draft, const fleet::Store& store, const core::ClusterId& home) {
    const auto recordOf = [&store](const core::ClusterId& cluster) {
        const auto* record = store.cluster(cluster);
        return record != nullptr && record->info ? record : nullptr;
    };
    if (draft.find(home) == nullptr) {
        const auto* record = recordOf(home);
        if (record == nullptr) {
            return draft;
        }
        draft.clusters.insert(draft.clusters.begin(), plans::plannedAsLive(*record->info));
    }
    for (auto& cluster : draft.clusters) {
        const auto* record = recordOf(cluster.id);
        const bool told =
            record != nullptr && record->info->poolsKnown() && (cluster.moves.empty() || store.attachmentsKnown());
        if (!told || (cluster.moves.empty() && !plans::drifted(cluster, *record->info))) {
            continue;
        }
        if (!cluster.changed() || plans::arrived(cluster, *record->info, record->attachments)) {
            cluster = plans::rebased(cluster, *record->info);
            plans::rebaseMoves(cluster, record->attachments,
                               [&](const std::string& app) { return plans::attachmentNamesInUse(draft, store, app); });
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
