// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/core/instant.h"
#include "models/core/result.h"
#include "models/plans/plan_draft.h"

#include <string>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

/// Between the draft that is edited and the plan that is saved, opened and executed.
namespace poolhouse::plans {

/// The plan with what is known of its clusters at `now`. Needs are not part of it.
[[nodiscard]] core::Plan planOf(const PlanDraft& draft, const fleet::Store& store, core::Instant now);

/// Why a plan does not fit this account.
struct PlanMismatch {
    enum class Code {
        ClusterMissing, ///< `cluster` is not in this account
        OtherCluster,   ///< the id of `cluster` of `app` belongs to `foundCluster` of `foundApp`
        ClusterTwice,   ///< `cluster` is listed twice
    };
    Code code = Code::ClusterMissing;
    std::string cluster;
    std::string app{};
    std::string foundCluster{};
    std::string foundApp{};

    friend bool operator==(const PlanMismatch&, const PlanMismatch&) = default;
};

/// The draft on the live shapes the plan was made for. Clusters are found by id, without one by name.
[[nodiscard]] core::Result<PlanDraft, PlanMismatch> draftOf(const core::Plan& plan, const fleet::Store& store);

/// Names of the app's attachments, of any cluster, and of those that it gets by the draft.
[[nodiscard]] std::vector<std::string> attachmentNamesInUse(const PlanDraft& draft, const fleet::Store& store,
                                                            const std::string& app);

/// The same intentions on the clusters as they are now, see rebased() and rebaseMoves(). A cluster without details
/// stays as it is, and so do moves while attachments are unknown.
[[nodiscard]] PlanDraft rebasedDraft(PlanDraft draft, const fleet::Store& store);

} // namespace poolhouse::plans
