// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/impact.h"
#include "models/core/pricing.h"
#include "models/fleet/reading_basis.h"
#include "models/fleet/store.h"

#include <optional>
#include <vector>

/// One cluster at one moment, and what follows from its past and its prices. Pure: no I/O, no side effects.
namespace poolhouse::fleet {

/// A cluster as a decision was made on it; the store may know a newer one. `record.info` must be present.
struct ClusterSnapshot {
    const Store& store; ///< levels, prices and earlier readings
    const ClusterRecord& record;
    core::Instant now;
};

/// The most connections of a pool in the last 7 days, as far as this program was watching.
struct Peak {
    int connections = 0;
    core::Instant since; ///< first reading considered
    bool wholeWeek = false;

    friend bool operator==(const Peak&, const Peak&) = default;
};

/// Empty without a reading that is at least a minute older than the last one: a single reading is the present, no peak.
[[nodiscard]] std::optional<Peak> peakOf(const ClusterSnapshot& snapshot, const core::Pool& pool);

/// Of the pool with the least covered time in the last 7 days, among those with connections in use. A gap is a reading
/// without a figure, or a time without readings that is longer than the history resolves. Empty without such a pool.
[[nodiscard]] std::optional<ReadingBasis> readingBasis(const ClusterSnapshot& snapshot);

/// Use now and peak of every live pool, in the order of the API.
[[nodiscard]] std::vector<core::PoolLoad> loadsOf(const ClusterSnapshot& snapshot);

/// Prices of the cluster's tier (rule 13); null: none are known.
[[nodiscard]] const core::PriceTable* pricesOf(const ClusterSnapshot& snapshot);

} // namespace poolhouse::fleet
