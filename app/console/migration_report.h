// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_report.h"
#include "app/console/operation_report.h"
#include "models/core/migration.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::console {

/// What `migrate` read.
struct MigrationReading {
    std::optional<core::Migration> migration;                  ///< empty: there is none
    std::optional<std::vector<core::ClassicDatabase>> sources; ///< of the cluster's app; empty: not known
};
/// The name of the database with this id; empty: not known.
[[nodiscard]] std::string nameOfSource(const std::optional<std::vector<core::ClassicDatabase>>& sources,
                                       const core::ClusterId& id);

/// Of `migrate`. The schema is resources/schema/migration.schema.json.
[[nodiscard]] std::string migrationJson(const AreaReading& reading, const MigrationReading& migration);
[[nodiscard]] QString migrationTable(const AreaReading& reading, const MigrationReading& migration);

struct MigrationChangeReport {
    OperationReport operation;
    std::optional<core::MigrationMethod> method; ///< of what is prepared; empty: unknown, or nothing is
};
/// Of `migrate prepare`, `run` and `cancel`. The schema is resources/schema/migration-change.schema.json.
[[nodiscard]] std::string migrationChangeJson(const MigrationChangeReport& report);
[[nodiscard]] QString migrationChangeTable(const MigrationChangeReport& report);

} // namespace poolhouse::console
