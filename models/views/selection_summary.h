// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::views {

/// Sums over the pools of some clusters, as they are now. What a pool does not report is left out and counted.
struct PoolSums {
    int pools = 0;          ///< that could be read
    int instancesUp = 0;    ///< at least
    int instances = 0;      ///< expected
    std::int64_t used = 0;  ///< connections in use, of the pools that report
    std::int64_t limit = 0; ///< their current limit
    int poolsReporting = 0; ///< with both figures known
    int clustersUnread = 0; ///< not part of the sums
    int clustersPartly = 0; ///< part of the sums, with pools that are not known
    bool upKnown = true;    ///< false: an instance whose status is unknown may be up

    friend bool operator==(const PoolSums&, const PoolSums&) = default;
};
[[nodiscard]] PoolSums poolSums(const fleet::Store& store, const std::vector<core::ClusterId>& clusters);

/// What the board says about the selected clusters.
struct SelectionSummary {
    QString title;
    QStringList figures; ///< each complete in itself, the most important first
};
/// One cluster: its fullest pool, the loss that hits hardest, cost and size. Several: the sums. None: how to select.
[[nodiscard]] SelectionSummary selectionSummary(const fleet::Store& store,
                                                const std::vector<core::ClusterId>& clusters);

} // namespace poolhouse::views
