// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/migration.h"

#include <optional>
#include <string>
#include <utility>

namespace poolhouse::test {

inline const core::ClassicDatabase& legacyDatabase() {
    static const core::ClassicDatabase database{{"legacy-1"},
                                                "postgresql-rigid-40120",
                                                {{"app-example"}, "example-app"},
                                                "standard-2",
                                                core::readEnum(core::addonStateWords(), "provisioned")};
    return database;
}

inline core::Migration knownMigration(const char* state, const char* id = "migration-1") {
    core::Migration migration;
    migration.id = id;
    migration.source = legacyDatabase().id;
    migration.state = core::readEnum(core::migrationStateWords(), state);
    return migration;
}

/// As if `shown` were there.
inline core::Change migrationChange(core::ChangeKind kind, const std::optional<core::Migration>& shown = {},
                                    core::MigrationMethod method = core::MigrationMethod::FullLoad) {
    auto change = core::shownMigration(shown);
    change.source = legacyDatabase().id;
    change.sourceName = legacyDatabase().name;
    change.method = method;
    return core::changeOfMigration(kind, std::move(change));
}

/// The same change, decided on what is there now.
inline core::Change decidedOnMigration(core::Change change, const std::optional<core::Migration>& now) {
    if (change.migration) {
        const auto shown = core::shownMigration(now);
        change.migration->shown = shown.shown;
        change.migration->state = shown.state;
    }
    return change;
}

/// What changes can do to the migration into a cluster: its source and state; empty: there is none.
using MigrationStanding = std::optional<std::pair<std::string, std::string>>;

inline MigrationStanding standingOf(const std::optional<core::Migration>& migration) {
    return migration ? MigrationStanding({migration->source.value, migration->state.text}) : std::nullopt;
}

inline MigrationStanding afterChange(MigrationStanding standing, const core::Change& change) {
    if (!change.migration) {
        return standing;
    }
    const auto* state = change.kind == core::ChangeKind::PrepareMigration ? "ready"
                        : change.kind == core::ChangeKind::RunMigration   ? "completed"
                                                                          : "cancelled";
    return MigrationStanding({change.migration->source.value, state});
}

} // namespace poolhouse::test
