// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"

#include <QString>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::text {

/// The steps of a plan for a shell: a comment and a command line of curl for each, with the token as the variable
/// HEROKU_API_KEY. `base` is that of the Data API. A pool that the plan makes has no id yet, which a comment says; each
/// step has to be complete before the next one. A plan that breaks a rule gives the sentence that it does.
[[nodiscard]] QString planCommands(const core::Plan& plan, const fleet::Store& store, const QString& base);

} // namespace poolhouse::text
