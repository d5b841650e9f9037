// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/needs_fit.h"

#include <deque>
#include <optional>
#include <vector>

namespace poolhouse::views {

/// core::fitOf() and core::growthCarried() for the clusters of a plan, remembered: an edit or a step of a drag changes
/// one of them, and packing twelve workloads takes milliseconds.
class NeedsFits {
public:
    [[nodiscard]] core::NeedsFit of(const core::Needs& needs, const std::vector<core::PoolShape>& shapes,
                                    const core::Catalog& catalog, const core::StatedLimits& stated);
    [[nodiscard]] std::optional<int> growthCarried(const core::Needs& needs, const std::vector<core::PoolShape>& shapes,
                                                   const core::Catalog& catalog, const core::StatedLimits& stated);

private:
    struct Known {
        core::Needs needs;
        std::vector<core::PoolShape> shapes;
        core::StatedLimits stated;
        core::NeedsFit fit;
        std::optional<std::optional<int>> growth; ///< carried; empty: never asked for
    };
    Known& known(const core::Needs& needs, const std::vector<core::PoolShape>& shapes, const core::Catalog& catalog,
                 const core::StatedLimits& stated);

    core::Catalog m_catalog; ///< of all that is known
    std::deque<Known> m_known;
};

} // namespace poolhouse::views
