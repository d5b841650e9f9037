// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/migration_change.h"

namespace poolhouse::core {

ChangedMigration shownMigration(const std::optional<Migration>& shown) {
    ChangedMigration change;
    if (shown) {
        change.source = shown->source;
        change.shown = shown->id;
        change.state = shown->state.known;
    }
    return change;
}

bool isAsShown(const ChangedMigration& change, const std::optional<Migration>& now) {
    return now ? change.shown == now->id && change.state == now->state.known : change.shown.empty();
}

std::optional<MigrationProblem> problemOfPreparing(const ChangedMigration& change) {
    if (!change.shown.empty() && change.state == MigrationState::Unknown) {
        return MigrationProblem::StateUnknown;
    }
    if (!change.shown.empty() && isActive(change.state)) {
        return MigrationProblem::Active;
    }
    return change.source.empty() ? std::optional(MigrationProblem::SourceMissing) : std::nullopt;
}

std::optional<MigrationProblem> problemOfReady(const ChangedMigration& change) {
    if (change.shown.empty()) {
        return MigrationProblem::NoMigration;
    }
    switch (change.state) {
    case MigrationState::Ready: return std::nullopt;
    case MigrationState::CreatingTarget:
    case MigrationState::Preparing: return MigrationProblem::NotReady;
    case MigrationState::Migrating:
    case MigrationState::Promoting: return MigrationProblem::Started;
    case MigrationState::Completed:
    case MigrationState::Cancelled:
    case MigrationState::Failed: return MigrationProblem::Over;
    case MigrationState::Unknown: break;
    }
    return MigrationProblem::StateUnknown;
}

} // namespace poolhouse::core
