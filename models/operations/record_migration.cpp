// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/record_migration.h"

#include "models/operations/record_values.h"

namespace poolhouse::operations {

namespace {

using namespace record;

constexpr int lastMethod = static_cast<int>(core::MigrationMethod::Cdc);
constexpr int lastMigrationState = static_cast<int>(core::MigrationState::Failed);

} // namespace

QCborMap recordedMigration(const core::ChangedMigration& migration) {
    return {{key("source"), value(migration.source.value)},
            {key("sourceName"), value(migration.sourceName)},
            {key("method"), static_cast<int>(migration.method)},
            {key("shown"), value(migration.shown)},
            {key("state"), static_cast<int>(migration.state)}};
}

std::optional<core::ChangedMigration> migrationFrom(const QCborMap& map) {
    const auto method = enumerator(map, "method", lastMethod);
    const auto state = enumerator(map, "state", lastMigrationState);
    const auto source = text(map, "source");
    return method && state && !source.empty()
               ? std::optional(core::ChangedMigration{{source},
                                                      text(map, "sourceName"),
                                                      static_cast<core::MigrationMethod>(*method),
                                                      text(map, "shown"),
                                                      static_cast<core::MigrationState>(*state)})
               : std::nullopt;
}

} // namespace poolhouse::operations
