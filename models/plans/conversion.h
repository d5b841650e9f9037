// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/core/instant.h"
#include "models/core/result.h"
#include "models/plans/plan_draft.h"

#include <QString>

namespace poolhouse::fleet {
class Store;
}

/// Between the plan that is edited and the one that is saved, opened and applied.
namespace poolhouse::plans {

/// The plan with what is known of its clusters now. Needs are not part of it.
[[nodiscard]] core::Plan planOf(const PlanDraft& draft, const fleet::Store& store, core::Instant now);

/// The plan to be edited, on the live shapes it was made for; its clusters are found by id, else by name. The other
/// result: a sentence that names the cluster which is not there.
[[nodiscard]] core::Result<PlanDraft, QString> draftOf(const core::Plan& plan, const fleet::Store& store);

} // namespace poolhouse::plans
