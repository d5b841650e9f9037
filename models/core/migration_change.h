// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/migration.h"

#include <optional>
#include <string>

namespace poolhouse::core {

/// What is done to the migration into a cluster, and the one that was shown when that was decided (API contract,
/// /data/postgres/v1/{addonId}/migrations; data:pg:migrate).
struct ChangedMigration {
    ClusterId source;                                   ///< to migrate from; of one that is shown, its own
    std::string sourceName = {};                        ///< for people; empty: not known
    MigrationMethod method = MigrationMethod::FullLoad; ///< of one that is prepared
    std::string shown = {};                             ///< its id; empty: there was none
    MigrationState state = MigrationState::Unknown;     ///< in which it was shown

    friend bool operator==(const ChangedMigration&, const ChangedMigration&) = default;
};

/// The migration as shown, with nothing done to it. Empty: there is none.
[[nodiscard]] ChangedMigration shownMigration(const std::optional<Migration>& shown);
/// The same one, as far as it was when it was shown.
[[nodiscard]] bool isAsShown(const ChangedMigration& change, const std::optional<Migration>& now);

/// Why a migration can't be changed as wanted.
enum class MigrationProblem {
    SourceMissing, ///< no database is chosen
    Active,        ///< the cluster is the target of one already
    NoMigration,
    NotReady,     ///< it is still being prepared
    Started,      ///< it runs
    Over,         ///< completed, cancelled or failed
    StateUnknown, ///< how far it is
};
[[nodiscard]] std::optional<MigrationProblem> problemOfPreparing(const ChangedMigration& change);
/// Of running and of cancelling it.
[[nodiscard]] std::optional<MigrationProblem> problemOfReady(const ChangedMigration& change);

} // namespace poolhouse::core
