// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/pool.h"
#include "tests/support/cluster_builder.h"

#include <vector>

namespace poolhouse::test {

using Shapes = std::vector<core::PoolShape>;

inline core::PoolShape leader(const char* level = "8G-Performance", int count = 2) {
    return {core::PoolRole::Leader, "leader", level, count};
}

inline core::PoolShape follower(const char* name, int count, const char* level = "4G-Performance") {
    return {core::PoolRole::Follower, name, level, count};
}

/// The cluster of the design's pictures.
inline const Shapes pictureLive{leader(), follower("analytics", 1, "16G-Performance"), follower("web-reads", 3)};

inline const core::Catalog& sharedCatalog() {
    static const auto published = publishedCatalog();
    return published;
}

} // namespace poolhouse::test
