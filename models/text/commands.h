// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"

#include <QString>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::text {

/// The steps of a plan for a shell: a comment and a curl command line each, with the token as $HEROKU_API_KEY. `base`
/// is the Data API's, "https://api.data.heroku.com". A pool that is not in the store yet is addressed as POOL_ID,
/// explained by a comment. A plan that breaks a rule yields a single comment that says so.
[[nodiscard]] QString planCommands(const core::Plan& plan, const fleet::Store& store, const QString& base);

} // namespace poolhouse::text
