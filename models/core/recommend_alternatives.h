// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/level.h"
#include "models/core/money.h"
#include "models/core/pool.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What shapes that all meet the needs are worse or better in. Pure.
namespace poolhouse::core {

/// A shape for a cluster, its pools named after those that stay.
struct Proposal {
    Money monthly;
    std::vector<PoolShape> shapes;
};

struct ProposalFacts {
    const std::vector<PoolShape>& live;
    const std::vector<Attachment>& attachments; ///< to the cluster, from any app
    const Catalog& catalog;
};

/// The apps, each once, that restart because their attachment goes with a live pool that the shape lacks (rule 9).
[[nodiscard]] std::vector<std::string> restartingApps(const std::vector<PoolShape>& shapes, const ProposalFacts& facts);

/// How much more of each a proposal has than another; negative: less.
struct ProposalDifference {
    Money monthly;
    std::optional<std::int64_t> afterLoss; ///< read connections with one instance of each pool lost; empty: unknown
    int instances = 0;                     ///< of follower pools
    int pools = 0;                         ///< that follow
    int restarts = 0;                      ///< apps

    friend bool operator==(const ProposalDifference&, const ProposalDifference&) = default;
};
[[nodiscard]] ProposalDifference differenceOf(const Proposal& proposal, const Proposal& other,
                                              const ProposalFacts& facts);

} // namespace poolhouse::core
