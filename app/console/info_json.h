// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QString>

#include <string>

namespace poolhouse::fleet {
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::console {

/// Where the figures come from.
struct InfoSource {
    QString kind;   ///< "sandbox" or "api"
    QString target; ///< "built-in sandbox", "api.heroku.com"
};

/// The whole fleet as resources/schema/info.schema.json describes it: indented, with a newline at the end.
[[nodiscard]] std::string fleetJson(const fleet::Store& store, const InfoSource& source, core::Instant now);

/// One cluster: the same object as in the fleet, and "source" beside its members.
[[nodiscard]] std::string clusterJson(const fleet::Store& store, const fleet::ClusterRecord& record,
                                      const InfoSource& source, core::Instant now);

} // namespace poolhouse::console
