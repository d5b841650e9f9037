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

/// The name for an attachment of the pool: "WEB_READS".
[[nodiscard]] QString attachmentNameFor(const QString& pool);
/// The Heroku CLI's line that attaches a pool to an app.
[[nodiscard]] QString attachCommand(const QString& cluster, const QString& app, const QString& pool,
                                    const QString& attachment);
/// The Heroku CLI's line that opens psql through an attachment of the app.
[[nodiscard]] QString psqlCommand(const QString& app, const QString& attachment);

} // namespace poolhouse::text
