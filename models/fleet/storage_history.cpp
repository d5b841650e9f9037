// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/storage_history.h"

namespace poolhouse::fleet {

void StorageHistory::add(const core::ClusterId& cluster, core::Instant at, std::optional<double> gb) {
    auto& row = m_rows[cluster];
    if (!row.empty() && at <= row.back().at) {
        return;
    }
    if (!row.empty() && row.back().value && at - row.back().at > longestSilence) {
        row.push_back({row.back().at + (at - row.back().at) / 2, std::nullopt}); // in the middle: downsampling keeps it
    }
    const auto size = row.size();
    if (size >= 2 && row[size - 1].value == gb && row[size - 2].value == gb) {
        row.back().at = at;
        return;
    }
    row.push_back({at, gb});
    if (row.size() > rowLimit) {
        row = core::downsampled(row, rowLimit / 4); // two samples per bucket: half of the limit is free again
    }
}

std::span<const core::Sample> StorageHistory::samples(const core::ClusterId& cluster) const {
    const auto row = m_rows.find(cluster);
    return row == m_rows.end() ? std::span<const core::Sample>{} : row->second;
}

} // namespace poolhouse::fleet
