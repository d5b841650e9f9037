// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/masked_secret.h"
#include "app/console/source.h"
#include "models/api/authorities.h"

namespace poolhouse::console {

/// What main() takes from the environment once, before anything else runs.
struct Environment {
    api::Authorities authorities; ///< trusted beside the system's
    ApiSource api = publicApi();  ///< of the account, unless an option names another
    MaskedSecret token;           ///< of HEROKU_API_KEY, which was removed from the environment
};

} // namespace poolhouse::console
