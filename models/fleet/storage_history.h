// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/series.h"

#include <chrono>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace poolhouse::fleet {

/// Storage in use over time, one series of readings in GB per cluster, since the program started. A size that stays
/// is kept as its first and last reading. A series is downsampled when it grows past `rowLimit`, so memory is bounded.
/// No I/O; GUI thread only.
class StorageHistory {
public:
    static constexpr std::size_t rowLimit = 1024;
    /// Without a reading for longer than this there is a gap: nothing is known of that time.
    static constexpr std::chrono::hours longestSilence{1};

    /// `gb` empty: read, but unknown, or it could not be read. A reading that is not newer than the last is ignored.
    void add(const core::ClusterId& cluster, core::Instant at, std::optional<double> gb);
    /// All readings by time; valid until the next add() or forget().
    [[nodiscard]] std::span<const core::Sample> samples(const core::ClusterId& cluster) const;
    void forget(const core::ClusterId& cluster) { m_rows.erase(cluster); }

private:
    std::unordered_map<core::ClusterId, std::vector<core::Sample>> m_rows;
};

} // namespace poolhouse::fleet
