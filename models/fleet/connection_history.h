// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/series.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace poolhouse::fleet {

/// Connections in use over time, one series of readings per pool, since the program started. A series is downsampled
/// when it grows past `rowLimit`, so memory is bounded; extremes are preserved. No I/O; GUI thread only.
class ConnectionHistory {
public:
    static constexpr std::size_t rowLimit = 4096;

    /// `used` empty: read, but unknown. A reading that is not newer than the last of its series is ignored.
    void add(const core::ClusterId& cluster, const core::PoolId& pool, core::Instant at, std::optional<int> used);
    /// All readings of a pool by time; valid until the next add() or forget(). Empty for a pool never read.
    [[nodiscard]] std::span<const core::Sample> samples(const core::ClusterId& cluster, const core::PoolId& pool) const;
    void forget(const core::ClusterId& cluster);
    void forget(const core::ClusterId& cluster, const core::PoolId& pool);
    void clear() { m_rows.clear(); }

private:
    std::unordered_map<core::ClusterId, std::unordered_map<core::PoolId, std::vector<core::Sample>>> m_rows;
};

} // namespace poolhouse::fleet
