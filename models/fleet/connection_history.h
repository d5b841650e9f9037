// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/series.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace poolhouse::fleet {

/// Connections in use over time, a row of readings for each pool, since the program started. A row is thinned when it
/// grows past `rowLimit` so that memory stays bounded; extremes survive the thinning.
class ConnectionHistory {
public:
    static constexpr std::size_t rowLimit = 4096;

    /// `used` empty: asked and not known. A reading that is not newer than the last of its row is ignored.
    void add(const core::ClusterId& cluster, const core::PoolId& pool, core::Instant at, std::optional<int> used);
    /// All readings of a pool by time, until the next add() or forget(); empty for a pool never read.
    [[nodiscard]] std::span<const core::Sample> samples(const core::ClusterId& cluster, const core::PoolId& pool) const;
    void forget(const core::ClusterId& cluster);
    void forget(const core::ClusterId& cluster, const core::PoolId& pool);
    void clear() { m_rows.clear(); }

private:
    std::unordered_map<core::ClusterId, std::unordered_map<core::PoolId, std::vector<core::Sample>>> m_rows;
};

} // namespace poolhouse::fleet
