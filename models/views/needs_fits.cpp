// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/needs_fits.h"

#include <algorithm>
#include <iterator>

namespace poolhouse::views {

namespace {

constexpr std::size_t mostKnownFits = 64; ///< live and plan of 12 clusters, and some steps of a drag

} // namespace

core::NeedsFit NeedsFits::of(const core::Needs& needs, const std::vector<core::PoolShape>& shapes,
                             const core::Catalog& catalog, const core::StatedLimits& stated) {
    return known(needs, shapes, catalog, stated).fit;
}

std::optional<int> NeedsFits::growthCarried(const core::Needs& needs, const std::vector<core::PoolShape>& shapes,
                                            const core::Catalog& catalog, const core::StatedLimits& stated) {
    auto& asked = known(needs, shapes, catalog, stated);
    if (!asked.growth) {
        asked.growth.emplace(asked.fit.allMet() ? core::growthCarried(needs, shapes, catalog, stated) : std::nullopt);
    }
    return *asked.growth;
}

NeedsFits::Known& NeedsFits::known(const core::Needs& needs, const std::vector<core::PoolShape>& shapes,
                                   const core::Catalog& catalog, const core::StatedLimits& stated) {
    if (!(m_catalog == catalog)) {
        m_catalog = catalog;
        m_known.clear();
    }
    const auto known = std::find_if(m_known.begin(), m_known.end(), [&needs, &shapes, &stated](const Known& each) {
        return each.shapes == shapes && each.stated == stated && each.needs == needs;
    });
    if (known != m_known.end()) {
        std::rotate(m_known.begin(), known, std::next(known)); // what is asked again stays
        return m_known.front();
    }
    if (m_known.size() == mostKnownFits) {
        m_known.pop_back();
    }
    m_known.push_front({needs, shapes, stated, core::fitOf(needs, shapes, catalog, stated), {}});
    return m_known.front();
}

} // namespace poolhouse::views
