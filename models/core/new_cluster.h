// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment_name.h"
#include "models/core/instant.h"
#include "models/core/pool.h"
#include "models/core/rollback_window.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

/// The plans of Advanced clusters, the one for apps outside of private spaces first (rule 13).
inline constexpr std::string_view commonPlan = "advanced";
inline constexpr std::string_view privatePlan = "advanced-private";
inline constexpr std::string_view shieldPlan = "advanced-shield";

/// Characters; a limit of this program, the API contract gives none.
inline constexpr std::size_t maxClusterNameLength = 256;

/// What a new cluster is a copy of.
struct ClusterSource {
    std::string cluster;         ///< name; unique everywhere
    std::optional<Instant> at{}; ///< the instant to roll back to, in whole seconds; empty: a fork of what is there now

    friend bool operator==(const ClusterSource&, const ClusterSource&) = default;
};

/// A cluster to be created. Its leader pool has one instance, or two with high availability; follower pools are added
/// later.
struct NewCluster {
    std::string app;                       ///< by name: owns the cluster, and gets the config var
    std::string name{};                    ///< unique everywhere; empty: to be generated
    std::string attachment{};              ///< prefix of the config var; empty: the API chooses it
    std::string plan{commonPlan};          ///< without the service prefix
    std::string level{};                   ///< of the leader pool
    bool highAvailability = false;         ///< with a standby
    std::string version{};                 ///< of PostgreSQL, "17"; empty: the API's default, or the source's
    std::optional<ClusterSource> source{}; ///< empty: a new database

    friend bool operator==(const NewCluster&, const NewCluster&) = default;
};

/// Its only pool.
[[nodiscard]] PoolShape leaderOf(const NewCluster& cluster);

enum class NewClusterProblem {
    AppMissing, ///< the account has no app of that name
    NameFirstNotLetter,
    NameInvalidCharacter, ///< anything but letters, digits, hyphens and underscores
    NameTooLong,
    NameTaken,       ///< by a cluster that is known; others may have it too
    AttachmentBad,   ///< see attachmentNameProblem()
    AttachmentTaken, ///< the app has an attachment of that name
    PlanUnknown,     ///< none of the three
    LevelMissing,
    LevelUnknown,       ///< not on offer
    VersionBad,         ///< no version number
    InstantBad,         ///< no instant
    InstantTooEarly,    ///< before the source can be rolled back to
    InstantTooLate,     ///< after it, or in the future
    RollbackImpossible, ///< the API says that the source can't be rolled back
};
/// The field of a form that a problem belongs to.
enum class NewClusterField { App, Name, Attachment, Plan, Level, Version, At };
[[nodiscard]] NewClusterField fieldOf(NewClusterProblem problem);

/// Why the name can't be one of a cluster; empty for a good one, and for no name at all. `taken`: of known clusters.
[[nodiscard]] std::optional<NewClusterProblem> clusterNameProblem(std::string_view name,
                                                                  std::span<const std::string> taken);
/// A plan is one of the three, and a version a number such as "17" or "17.5"; empty texts are neither.
[[nodiscard]] bool isClusterPlan(std::string_view plan);
[[nodiscard]] bool isPostgresVersion(std::string_view version);
/// The instant is outside of the window, whose end moves on since it was read. `now`: by this computer's clock.
[[nodiscard]] std::optional<NewClusterProblem> rollbackProblem(Instant at, const RollbackWindow& window, Instant now);

/// An unused name of the form "postgresql-calm-12345", a function of `entropy` and `taken`.
[[nodiscard]] std::string generateClusterName(std::uint64_t entropy, std::span<const std::string> taken);

} // namespace poolhouse::core
