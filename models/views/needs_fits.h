// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/needs_fit.h"
#include "models/views/cluster_memory.h"

#include <deque>
#include <optional>
#include <vector>

namespace poolhouse::views {

/// core::fitOf() and core::growthCarried() for the clusters of a plan, remembered: an edit or a step of a drag changes
/// one of them, and packing twelve workloads takes milliseconds. Not thread-safe.
class NeedsFits {
public:
    void setPlanned(std::size_t clusters) { m_known.setPlanned(clusters); } ///< see ClusterMemory

    [[nodiscard]] core::NeedsFit of(const core::ClusterId& cluster, const core::Needs& needs,
                                    const std::vector<core::PoolShape>& shapes, const core::Catalog& catalog,
                                    const core::StatedLimits& stated);
    [[nodiscard]] std::optional<int> growthCarried(const core::ClusterId& cluster, const core::Needs& needs,
                                                   const std::vector<core::PoolShape>& shapes,
                                                   const core::Catalog& catalog, const core::StatedLimits& stated);
    [[nodiscard]] std::size_t computed() const { return m_computed; } ///< fits that were not remembered, so far

private:
    struct Known {
        core::Needs needs;
        std::vector<core::PoolShape> shapes;
        core::StatedLimits stated;
        core::NeedsFit fit;
        std::optional<std::optional<int>> growth; ///< carried; empty: never asked for
    };
    Known& known(const core::ClusterId& cluster, const core::Needs& needs, const std::vector<core::PoolShape>& shapes,
                 const core::Catalog& catalog, const core::StatedLimits& stated);

    core::Catalog m_catalog;                  ///< of all that is known
    ClusterMemory<std::deque<Known>> m_known; ///< of a cluster, the last asked for first
    std::size_t m_computed = 0;
};

} // namespace poolhouse::views
