// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/migration.h"

#include "models/core/migration_method.h"

#include <algorithm>
#include <array>

namespace poolhouse::core {

std::span<const EnumWord<MigrationState>> migrationStateWords() {
    static constexpr std::array<EnumWord<MigrationState>, 8> words{{{"creating_target", MigrationState::CreatingTarget},
                                                                    {"preparing", MigrationState::Preparing},
                                                                    {"ready", MigrationState::Ready},
                                                                    {"migrating", MigrationState::Migrating},
                                                                    {"promoting", MigrationState::Promoting},
                                                                    {"completed", MigrationState::Completed},
                                                                    {"cancelled", MigrationState::Cancelled},
                                                                    {"failed", MigrationState::Failed}}};
    return words;
}

std::span<const EnumWord<MigrationMethod>> migrationMethodWords() {
    static constexpr std::array<EnumWord<MigrationMethod>, 2> words{
        {{"full-load", MigrationMethod::FullLoad}, {"cdc", MigrationMethod::Cdc}}};
    return words;
}

std::string_view migrationMethodWord(MigrationMethod method) {
    return method == MigrationMethod::FullLoad ? "snapshot" : "streaming";
}

std::optional<MigrationMethod> parseMigrationMethod(std::string_view word) {
    for (const auto& [ofApi, method] : migrationMethodWords()) {
        if (word == ofApi || word == migrationMethodWord(method)) {
            return method;
        }
    }
    return std::nullopt;
}

bool isOver(MigrationState state) {
    return state == MigrationState::Completed || state == MigrationState::Cancelled || state == MigrationState::Failed;
}

bool isActive(MigrationState state) {
    return state != MigrationState::Unknown && !isOver(state);
}

bool isUnderWay(MigrationState state) {
    return state == MigrationState::Migrating || state == MigrationState::Promoting;
}

std::optional<SourceProblem> problemOfSource(const ClassicDatabase& database) {
    constexpr std::array<std::string_view, 5> small{"essential", "mini", "basic", "dev", "hobby"};
    const std::string_view plan = database.plan;
    if (std::any_of(small.begin(), small.end(), [plan](std::string_view each) { return plan.starts_with(each); })) {
        return SourceProblem::Essential;
    }
    const bool available = database.state.is(AddonState::Provisioned) || database.state.is(AddonState::Unknown);
    return available ? std::nullopt : std::optional(SourceProblem::Unavailable);
}

} // namespace poolhouse::core
