// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/capacity.h"
#include "models/core/cluster.h"
#include "models/core/level.h"
#include "models/core/quota.h"
#include "models/text/tone.h"
#include "models/text/wording.h"

#include <QString>

#include <optional>

namespace poolhouse::fleet {
struct ClusterRecord;
}

/// Health of a cluster, computed in one place for tree, board and page. Pure. Use is a share, 0 to 1 and above.
namespace poolhouse::views {

/// A pool and how full it is.
struct PoolUse {
    const core::Pool* pool = nullptr; ///< null: no pool reports its use
    std::optional<double> use;
    bool certain = true; ///< false: another pool, whose use is unknown, may be fuller
};
/// Share of its connections that a pool uses. Empty when unknown, and for a pool that accepts no connections and has
/// none.
[[nodiscard]] std::optional<double> useOf(const core::Pool& pool, const core::Catalog& catalog);
/// True for a pool that accepts no connections now (scaled to 0, or no instance is up), and has none.
[[nodiscard]] bool takesNone(const core::Pool& pool, const core::Catalog& catalog);
/// Tone of useOf(): unknown when it is unknown, neutral for a pool that accepts no connections.
[[nodiscard]] text::Tone useToneOf(const core::Pool& pool, const core::Catalog& catalog);
/// "76%", "unknown", "scaled to 0", "no instance up".
[[nodiscard]] QString useText(const core::Pool& pool, const core::Catalog& catalog);
/// The pool nearest its limit among those whose use is known; the first in display order when several are.
[[nodiscard]] PoolUse fullestPool(const core::ClusterInfo& info, const core::Catalog& catalog);
[[nodiscard]] QString useText(const PoolUse& fullest);    ///< "76%", "at least 76%", "none accepted", "unknown"
[[nodiscard]] text::Tone useTone(const PoolUse& fullest); ///< never Good while another pool may be fuller

/// Connections in use exceed what is accepted with one instance lost.
[[nodiscard]] bool overflowsAfterLoss(const core::Pool& pool, const core::Catalog& catalog);
/// The follower pool that would be short of most connections, or have fewest left, after losing an instance; null when
/// no pool has two instances up and known figures.
[[nodiscard]] const core::Pool* worstAfterLoss(const core::ClusterInfo& info, const core::Catalog& catalog);

/// Whether worstAfterLoss() is the worst of all: no follower pool with several instances has an unknown figure.
[[nodiscard]] bool lossKnown(const core::ClusterInfo& info, const core::Catalog& catalog);

/// A single instance, or at most a single one that is up: its loss interrupts the pool. False for a pool scaled to 0.
[[nodiscard]] bool withoutRedundancy(const core::Pool& pool);
/// Number of pools withoutRedundancy(), as far as it is known.
[[nodiscard]] int poolsWithoutRedundancy(const core::ClusterInfo& info);
/// Whether each pool is known, and whether it has redundancy.
[[nodiscard]] bool redundancyKnown(const core::Pool& pool);
[[nodiscard]] bool redundancyKnown(const core::ClusterInfo& info);
/// "2 pools without redundancy", "at least 1 pool without redundancy", "OK", "unknown"
[[nodiscard]] text::Phrase redundancy(const core::ClusterInfo& info);

/// Instances that are known not to be up while their pool is not changing.
[[nodiscard]] int instancesInTrouble(const core::Pool& pool);
/// Instances whose status could not be read.
[[nodiscard]] int instancesOfUnknownStatus(const core::Pool& pool);
/// The first endpoint that is degraded or in an unknown status (rule 16); null: none.
[[nodiscard]] const core::Endpoint* troubledEndpoint(const core::Pool& pool);

/// The worst standing of the cluster's quotas; at least unknown when one could not be read.
[[nodiscard]] core::QuotaStanding worstQuota(const core::ClusterInfo& info);
[[nodiscard]] text::Tone quotaTone(core::QuotaStanding standing);

/// The worse of two, in the order bad, attention, working, unknown, good, neutral.
[[nodiscard]] text::Tone worse(text::Tone a, text::Tone b);
/// Tone of a pool: the worst of status, instances, endpoint, use, and use against the limit after losing an instance.
/// Never good while the use or the status of an instance is unknown.
[[nodiscard]] text::Tone poolTone(const core::Pool& pool, const core::Catalog& catalog);
/// Tone of a cluster: the worst of its status, pools and quotas. Never good while a pool is unknown.
[[nodiscard]] text::Tone clusterTone(const fleet::ClusterRecord& record, const core::Catalog& catalog);

} // namespace poolhouse::views
