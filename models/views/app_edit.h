// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_snapshot.h"
#include "models/views/lane_edit.h"

namespace poolhouse::views {

/// The plan with an edit of an app made (editsApp()), or why it is impossible, as a sentence. A new attachment gets a
/// name that the app does not have, made of the pool's. Pure.
[[nodiscard]] core::Result<EditedPlan, QString> withAppEdit(const plans::PlanDraft& draft, const LaneEdit& edit,
                                                            const fleet::ClusterSnapshot& snapshot);

} // namespace poolhouse::views
