// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/recommend.h"

#include <optional>

namespace poolhouse::core {

/// The cheapest shape of a follower pool without a name that meets `workload` alone in it, by the rules of recommend()
/// for `needs`, whose own workloads do not count; `instances`: the most there may be. Ties: fewer instances, then the
/// catalog's order. Empty when no level with a price does.
[[nodiscard]] std::optional<PoolShape> ownPool(Workload workload, Needs needs, int instances, const Catalog& catalog,
                                               const PriceTable& prices);

} // namespace poolhouse::core
