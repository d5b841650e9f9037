// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/attachment_move.h"
#include "models/core/impact.h"
#include "models/core/instant.h"
#include "models/core/pool.h"

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::core {

/// The wanted pools of one cluster, with the live state they were decided on.
struct ClusterPlan {
    std::string cluster;                    ///< name
    ClusterId id;                           ///< empty: identified by name
    std::string app;                        ///< name of the owning app
    std::string tier;                       ///< plan whose prices apply (rule 13), "advanced"; empty: unspecified
    std::optional<double> storageGb;        ///< decimal gigabytes; empty: unknown
    std::optional<Instant> readAt;          ///< when `live` was read
    std::vector<PoolShape> live;            ///< leader and followers at `readAt`
    std::vector<PoolLoad> loads;            ///< known loads of the live pools
    std::vector<Attachment> attachments;    ///< of the live pools; apps and pools by name, without ids
    std::vector<PoolShape> wanted;          ///< leader and followers to reach
    std::vector<AttachmentMove> moves = {}; ///< of apps, see planSteps()

    [[nodiscard]] bool changes() const { return live != wanted || !moves.empty(); }

    friend bool operator==(const ClusterPlan&, const ClusterPlan&) = default;
};

/// A plan as saved, opened and applied. Steps are not stored; planSteps() derives them.
struct Plan {
    std::string title; ///< free text, may be empty
    std::vector<ClusterPlan> clusters;

    friend bool operator==(const Plan&, const Plan&) = default;
};

/// The inverse plan, from the wanted state of `plan` back to its live state. Destroyed pools are created again, with
/// new endpoints, and the apps that were attached to them are attached to those.
[[nodiscard]] Plan inversePlan(const Plan& plan);

} // namespace poolhouse::core
