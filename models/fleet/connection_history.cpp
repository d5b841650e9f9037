// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/connection_history.h"

namespace poolhouse::fleet {

void ConnectionHistory::add(const core::ClusterId& cluster, const core::PoolId& pool, core::Instant at,
                            std::optional<int> used) {
    auto& row = m_rows[cluster][pool];
    if (!row.empty() && at <= row.back().at) {
        return;
    }
    row.push_back({at, used ? std::optional<double>(*used) : std::nullopt});
    if (row.size() > rowLimit) {
        // two samples per bucket: half of the limit is free again, so downsampling stays rare
        row = core::downsampled(row, rowLimit / 4);
    }
}

std::span<const core::Sample> ConnectionHistory::samples(const core::ClusterId& cluster,
                                                         const core::PoolId& pool) const {
    const auto pools = m_rows.find(cluster);
    if (pools == m_rows.end()) {
        return {};
    }
    const auto row = pools->second.find(pool);
    return row == pools->second.end() ? std::span<const core::Sample>{} : row->second;
}

void ConnectionHistory::forget(const core::ClusterId& cluster) {
    m_rows.erase(cluster);
}

void ConnectionHistory::forget(const core::ClusterId& cluster, const core::PoolId& pool) {
    if (const auto pools = m_rows.find(cluster); pools != m_rows.end()) {
        pools->second.erase(pool);
    }
}

} // namespace poolhouse::fleet
