// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/new_cluster.h"

#include "models/core/limits.h"
#include "models/core/pool_name.h"

#include <algorithm>

namespace poolhouse::core {

namespace {

// The functions of <cctype> depend on the locale.
constexpr bool isNameLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool isNameDigit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

PoolShape leaderOf(const NewCluster& cluster) {
    return {PoolRole::Leader, std::string(leaderPoolName), cluster.level,
            cluster.highAvailability ? maxLeaderInstances : minLeaderInstances};
}

NewClusterField fieldOf(NewClusterProblem problem) {
    switch (problem) {
    case NewClusterProblem::AppMissing: return NewClusterField::App;
    case NewClusterProblem::NameFirstNotLetter:
    case NewClusterProblem::NameInvalidCharacter:
    case NewClusterProblem::NameTooLong:
    case NewClusterProblem::NameTaken: return NewClusterField::Name;
    case NewClusterProblem::AttachmentBad:
    case NewClusterProblem::AttachmentTaken: return NewClusterField::Attachment;
    case NewClusterProblem::PlanUnknown: return NewClusterField::Plan;
    case NewClusterProblem::LevelMissing:
    case NewClusterProblem::LevelUnknown: return NewClusterField::Level;
    case NewClusterProblem::VersionBad: return NewClusterField::Version;
    case NewClusterProblem::InstantBad:
    case NewClusterProblem::InstantTooEarly:
    case NewClusterProblem::InstantTooLate:
    case NewClusterProblem::RollbackImpossible: break;
    }
    return NewClusterField::At;
}

std::optional<NewClusterProblem> clusterNameProblem(std::string_view name, std::span<const std::string> taken) {
    if (name.empty()) {
        return std::nullopt;
    }
    if (!std::all_of(name.begin(), name.end(),
                     [](char c) { return isNameLetter(c) || isNameDigit(c) || c == '-' || c == '_'; })) {
        return NewClusterProblem::NameInvalidCharacter;
    }
    if (!isNameLetter(name.front())) {
        return NewClusterProblem::NameFirstNotLetter;
    }
    if (name.size() > maxClusterNameLength) {
        return NewClusterProblem::NameTooLong;
    }
    return std::find(taken.begin(), taken.end(), name) != taken.end() ? std::optional(NewClusterProblem::NameTaken)
                                                                      : std::nullopt;
}

bool isClusterPlan(std::string_view plan) {
    return plan == commonPlan || plan == privatePlan || plan == shieldPlan;
}

bool isPostgresVersion(std::string_view version) {
    const auto point = version.find('.');
    const auto isNumber = [](std::string_view part) {
        return !part.empty() && part.size() <= 3 && std::all_of(part.begin(), part.end(), isNameDigit);
    };
    return isNumber(version.substr(0, point)) &&
           (point == std::string_view::npos || isNumber(version.substr(point + 1)));
}

std::optional<NewClusterProblem> rollbackProblem(Instant at, const RollbackWindow& window, Instant now) {
    if (at > std::max(window.latest.value_or(now), now)) { // the end of the window moves on while time passes
        return NewClusterProblem::InstantTooLate;
    }
    return window.earliest && at < *window.earliest ? std::optional(NewClusterProblem::InstantTooEarly) : std::nullopt;
}

std::string generateClusterName(std::uint64_t entropy, std::span<const std::string> taken) {
    static constexpr std::string_view middle = "-pool-";
    for (;; ++entropy) {
        auto name = generatePoolName(entropy, {}); // "calm-pool-12345"
        name.replace(name.find(middle), middle.size(), "-").insert(0, "postgresql-");
        if (std::find(taken.begin(), taken.end(), name) == taken.end()) {
            return name;
        }
    }
}

} // namespace poolhouse::core
