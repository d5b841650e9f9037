// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/fleet/cluster_labels.h"
#include "models/text/problem_text.h"
#include "models/views/badge.h"
#include "models/views/chart_series.h"
#include "models/views/cost_row.h"
#include "models/views/pool_card.h"
#include "models/views/tile.h"

#include <QString>

#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::operations {
class ChangeFeed;
}

namespace poolhouse::views {

/// View data of the Overview tab: texts, numbers and tones. The page only draws it.
struct ClusterOverview {
    core::ClusterId id;
    QString name;
    QString context; ///< "example-app · Advanced · us · PostgreSQL 17.5 · as HEROKU_POSTGRESQL_COBALT"
    std::optional<fleet::ClusterLabel> label;
    std::vector<Badge> badges;
    std::vector<Tile> tiles; ///< cost, connections, follower instances, storage; always these four
    std::vector<PoolCard>
        cards;                  ///< leader first; none while loading, since their number is not known. Names are unique
    QString emptyNote;          ///< in place of the cards when no pool of a loaded cluster is known: why
    std::vector<CostRow> costs; ///< with the total last
    QString costNote;           ///< "The price of 64G-Performance is a sandbox price, not a real one."; may be empty
    std::vector<ChartSeries> series;          ///< in the order of the cards
    int limitSeries = -1;                     ///< index into `series` of the pool nearest its limit: its limit is drawn
    bool loaded = false;                      ///< false: only the list entry is known; a placeholder is drawn
    bool stale = false;                       ///< dim the figures
    QString age;                              ///< "read 4 s ago", "as of 14:05:10, 6 min ago"
    std::optional<text::ProblemText> problem; ///< shown above the figures with Retry

    friend bool operator==(const ClusterOverview&, const ClusterOverview&) = default;
};

/// Pure: `now` is the current time, `changes` the operations of this console (null: none). Empty when the store does
/// not have the cluster.
[[nodiscard]] std::optional<ClusterOverview> clusterOverview(const fleet::Store& store, const core::ClusterId& id,
                                                             core::Instant now,
                                                             const operations::ChangeFeed* changes = nullptr);

} // namespace poolhouse::views
