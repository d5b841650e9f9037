// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/capacity.h"
#include "models/core/cluster.h"
#include "models/core/level.h"
#include "models/core/quota.h"
#include "models/text/tone.h"

#include <QString>

#include <optional>

namespace poolhouse::fleet {
struct ClusterRecord;
}

/// What is the matter with a cluster, found once for tree, board and page.
namespace poolhouse::views {

/// A pool and how full it is.
struct PoolUse {
    const core::Pool* pool = nullptr; ///< null: no pool tells
    std::optional<double> use;
};
/// The share of its connections that a pool uses. Empty when it is unknown, and for a pool that takes no connections
/// and has none: of nothing there is no share.
[[nodiscard]] std::optional<double> useOf(const core::Pool& pool, const core::Catalog& catalog);
/// A pool that is meant to take no connections, and has none.
[[nodiscard]] bool takesNone(const core::Pool& pool, const core::Catalog& catalog);
/// The tone of that share: unknown when it is, neutral for a pool that takes no connections.
[[nodiscard]] text::Tone useToneOf(const core::Pool& pool, const core::Catalog& catalog);
/// "76%", "unknown", "scaled to 0".
[[nodiscard]] QString useText(const core::Pool& pool, const core::Catalog& catalog);
/// The pool nearest its limit; the first in display order when several are.
[[nodiscard]] PoolUse fullestPool(const core::ClusterInfo& info, const core::Catalog& catalog);

/// Pools with a single instance: losing it interrupts them. A pool scaled to 0 is no such pool.
[[nodiscard]] int poolsWithoutRedundancy(const core::ClusterInfo& info);

/// Instances that are not up although their pool is not changing.
[[nodiscard]] int instancesInTrouble(const core::Pool& pool);
/// The first endpoint that is degraded, or in a status that is not known (rule 16); null when there is none.
[[nodiscard]] const core::Endpoint* troubledEndpoint(const core::Pool& pool);

/// The worst standing among the cluster's quotas.
[[nodiscard]] core::QuotaStanding worstQuota(const core::ClusterInfo& info);
[[nodiscard]] text::Tone quotaTone(core::QuotaStanding standing);

/// The worse of two for one dot: bad, attention, working, unknown, good, neutral.
[[nodiscard]] text::Tone worse(text::Tone a, text::Tone b);
/// One tone for the whole pool: its status, its instances and endpoint, its use. A pool whose use is not known is not
/// called good.
[[nodiscard]] text::Tone poolTone(const core::Pool& pool, const core::Catalog& catalog);
/// One tone for the whole cluster.
[[nodiscard]] text::Tone clusterTone(const fleet::ClusterRecord& record, const core::Catalog& catalog);

} // namespace poolhouse::views
