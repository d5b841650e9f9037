// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/priced_catalog.h"
#include "models/core/cluster_plan.h"

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::console {

/// Fills an empty store with the clusters of a plan as it says they were. Gives them ids by their names.
void fillFrom(fleet::Store& store, core::Plan& plan, const PricedCatalog& priced);

} // namespace poolhouse::console
