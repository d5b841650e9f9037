// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_template.h"
#include "models/core/new_cluster.h"
#include "models/views/attachment_forms.h"
#include "models/views/pool_forms.h"

#include <optional>
#include <vector>

namespace poolhouse::views {

/// A follower pool of a new cluster, as entered, and what is wrong with it.
struct NewPoolRow {
    int most = 1; ///< instances that the pools above leave for it
    QString cost; ///< "2 × $300.00 = $600.00/month"
    std::vector<FormProblem> problems;

    friend bool operator==(const NewPoolRow&, const NewPoolRow&) = default;
};

/// View state of the follower pools that are added to a cluster once it is available. Pure, as the forms of pools
/// (pool_forms.h).
struct NewPoolsForm {
    std::vector<AttachChoice> levels;  ///< on offer, with their prices
    std::vector<NewPoolRow> rows;      ///< one for each draft, in the same order
    QString remaining;                 ///< how many pools and instances there are, and how many are possible
    std::optional<QString> whyFull;    ///< why there can't be another pool
    std::optional<QString> whyNot;     ///< why not all of them can be submitted
    std::vector<core::Change> changes; ///< in the order of the rows; empty while there is a problem, or no pool
};

/// Each pool is checked with those above it. `market`: of no cluster, with the prices of the new one's plan.
[[nodiscard]] NewPoolsForm newPoolsForm(const fleet::ClusterSnapshot& market, const core::NewCluster& cluster,
                                        const std::vector<core::NewPoolDraft>& drafts);

/// What another pool starts with: the level of the last one, or of the leader, and one instance.
[[nodiscard]] core::NewPoolDraft anotherPool(const core::NewCluster& cluster,
                                             const std::vector<core::NewPoolDraft>& drafts);

} // namespace poolhouse::views
