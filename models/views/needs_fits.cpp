// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/needs_fits.h"

#include <algorithm>
#include <iterator>

namespace poolhouse::views {

namespace {

constexpr std::size_t mostKnownFits = 32; ///< of a cluster: live, and the steps of a drag to all counts of a pool

} // namespace

core::NeedsFit NeedsFits::of(const core::ClusterId& cluster, const core::Needs& needs,
                             const std::vector<core::PoolShape>& shapes, const core::Catalog& catalog,
                             const core::StatedLimits& stated) {
    return known(cluster, needs, shapes, catalog, stated).fit;
}

std::optional<int> NeedsFits::growthCarried(const core::ClusterId& cluster, const core::Needs& needs,
                                            const std::vector<core::PoolShape>& shapes, const core::Catalog& catalog,
                                            const core::StatedLimits& stated) {
    auto& asked = known(cluster, needs, shapes, catalog, stated);
    if (!asked.growth) {
        asked.growth.emplace(asked.fit.allMet() ? core::growthCarried(needs, shapes, catalog, stated) : std::nullopt);
    }
    return *asked.growth;
}

NeedsFits::Known& NeedsFits::known(const core::ClusterId& cluster, const core::Needs& needs,
                                   const std::vector<core::PoolShape>& shapes, const core::Catalog& catalog,
                                   const core::StatedLimits& stated) {
    if (!(m_catalog == catalog)) {
        m_catalog = catalog;
        m_known.clear();
    }
    auto& fits = m_known.of(cluster);
    const auto known = std::find_if(fits.begin(), fits.end(), [&needs, &shapes, &stated](const Known& each) {
        return each.shapes == shapes && each.stated == stated && each.needs == needs;
    });
    if (known != fits.end()) {
        std::rotate(fits.begin(), known, std::next(known)); // what is asked again stays
        return fits.front();
    }
    if (fits.size() == mostKnownFits) {
        fits.pop_back();
    }
    ++m_computed;
    fits.push_front({needs, shapes, stated, core::fitOf(needs, shapes, catalog, stated), {}});
    return fits.front();
}

} // namespace poolhouse::views
