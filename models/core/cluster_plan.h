// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/clock.h"
#include "models/core/impact.h"
#include "models/core/pool.h"

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::core {

/// What is planned for one cluster, and the cluster as it was when that was decided.
struct ClusterPlan {
    std::string cluster;                 ///< name
    ClusterId id;                        ///< empty: whatever cluster has that name
    std::string app;                     ///< that owns it
    std::string tier;                    ///< plan whose prices count (rule 13): "advanced"; empty: not said
    std::optional<double> storageGb;     ///< decimal gigabytes; empty: unknown
    std::optional<Instant> readAt;       ///< when `live` was read
    std::vector<PoolShape> live;         ///< leader and followers as they were
    std::vector<PoolLoad> loads;         ///< of the live pools, as far as known
    std::vector<Attachment> attachments; ///< to the live pools; apps and pools by name, no ids
    std::vector<PoolShape> wanted;       ///< leader and followers as they shall be

    friend bool operator==(const ClusterPlan&, const ClusterPlan&) = default;
};

/// A plan as it is saved, opened and applied. The steps are not part of it: planSteps() finds them.
struct Plan {
    std::string title; ///< free text, perhaps empty
    std::vector<ClusterPlan> clusters;

    friend bool operator==(const Plan&, const Plan&) = default;
};

/// The plan that leads back from where `plan` leads to: destroyed pools are made again, under new endpoints.
[[nodiscard]] Plan inversePlan(const Plan& plan);

} // namespace poolhouse::core
