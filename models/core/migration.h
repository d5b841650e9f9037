// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/ids.h"
#include "models/core/open_enum.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

/// State of a migration from a classic database (API contract, /data/postgres/v1/{addonId}/migrations). The numbers are
/// stored in the journal: never change or reuse one.
enum class MigrationState : int {
    Unknown = 0,
    CreatingTarget = 1,
    Preparing = 2,
    Ready = 3, ///< it can be run or cancelled, for migrationDeadline
    Migrating = 4,
    Promoting = 5,
    Completed = 6,
    Cancelled = 7, ///< on request, or because it was not run in time
    Failed = 8,
};
[[nodiscard]] std::span<const EnumWord<MigrationState>> migrationStateWords();
/// Once it is ready; after that the API cancels it (API contract, states of a migration).
inline constexpr std::chrono::hours migrationDeadline{24};

/// How the data is copied. The numbers are stored in the journal: never change or reuse one.
enum class MigrationMethod : int {
    FullLoad = 0, ///< at once, while the source is offline
    Cdc = 1,      ///< before the run, and what changed since with it
};
[[nodiscard]] std::span<const EnumWord<MigrationMethod>> migrationMethodWords(); ///< the API's: "full-load", "cdc"
/// Reads "snapshot" or "streaming", as the CLI calls them, or the API's word.
[[nodiscard]] std::optional<MigrationMethod> parseMigrationMethod(std::string_view word);

/// What the API checked before.
struct MigrationCheck {
    std::string name;        ///< the API's own, "versions-compatible"
    std::string result;      ///< the API's own, "passed", "failed"; open set
    std::string description; ///< may be empty

    friend bool operator==(const MigrationCheck&, const MigrationCheck&) = default;
};

/// The newest migration into a cluster. The API does not report its method.
struct Migration {
    std::string id;
    ClusterId source; ///< a classic database
    ClusterId target;
    OpenEnum<MigrationState> state;
    std::string description;        ///< of its state, by the API; may be empty
    std::optional<double> progress; ///< percent of the data that is copied
    std::string error;              ///< the last one, by the API; may be empty
    std::string stopReason;         ///< the same
    std::vector<MigrationCheck> checks = {};

    friend bool operator==(const Migration&, const Migration&) = default;
};
/// In progress: neither source nor target can take part in another migration. False of a state that is unknown.
[[nodiscard]] bool isActive(MigrationState state);
/// Completed, cancelled or failed.
[[nodiscard]] bool isOver(MigrationState state);
/// The source is offline, and the migration can no longer be cancelled.
[[nodiscard]] bool isUnderWay(MigrationState state);

/// A database of heroku-postgresql that is no cluster.
struct ClassicDatabase {
    ClusterId id;
    std::string name;
    App app;          ///< it belongs to
    std::string plan; ///< without the service prefix: "standard-2"
    OpenEnum<AddonState> state;

    friend bool operator==(const ClassicDatabase&, const ClassicDatabase&) = default;
};
/// Why it can't be migrated.
enum class SourceProblem {
    Essential,   ///< the API takes plans above only
    Unavailable, ///< it is being created or destroyed
};
[[nodiscard]] std::optional<SourceProblem> problemOfSource(const ClassicDatabase& database);

} // namespace poolhouse::core
