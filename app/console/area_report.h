// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/report_json.h"
#include "models/core/instant.h"

#include <QString>

#include <vector>

namespace poolhouse::fleet {
struct ClusterRecord;
}

namespace poolhouse::console {

/// What was read of a cluster, beside the answer itself.
struct AreaReading {
    const fleet::Store& store;
    const fleet::ClusterRecord& cluster;
    InfoSource source;
    core::Instant readAt;
    std::vector<core::Unreadable> unreadable; ///< of the answer, and of the lists as far as they matter
};

/// The members that begin the JSON of each area: version, source, cluster, read_at, unreadable.
[[nodiscard]] Json areaJson(const AreaReading& reading);
[[nodiscard]] Json clusterHead(const fleet::ClusterRecord& cluster); ///< id, name, app, plan
/// "example-db (example-app, Advanced)\nbuilt-in sandbox: 3 settings\n"
[[nodiscard]] QString areaTitle(const AreaReading& reading, const QString& what);
[[nodiscard]] QString utcTime(core::Instant at); ///< "2026-06-22 08:28 UTC"

} // namespace poolhouse::console
