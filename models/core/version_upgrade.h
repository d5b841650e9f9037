// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/open_enum.h"

#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::core {

/// Another version of PostgreSQL for a cluster, and the one that was shown when that was decided (API contract, POST
/// /data/postgres/v1/{addonId}/upgrade/run; data:pg:upgrade:run).
struct VersionUpgrade {
    std::string from; ///< "17.5"
    std::string to;   ///< "18" or "18.1"; empty: the newest one that the API supports

    friend bool operator==(const VersionUpgrade&, const VersionUpgrade&) = default;
};

/// 17 of "17", "17.5" or "17.5.1"; empty for anything else.
[[nodiscard]] std::optional<int> majorVersion(std::string_view version);

/// Whether a cluster of this version is upgraded as wanted. The API chooses the minor version.
[[nodiscard]] bool isUpgraded(const VersionUpgrade& upgrade, std::string_view version);

/// Why a cluster can't be upgraded as wanted.
enum class UpgradeProblem {
    VersionUnknown, ///< of the cluster
    VersionBad,     ///< what is wanted is no version
    NotHigher,      ///< what is wanted is no higher major version
    Provisioning,   ///< like the others, a status of the cluster
    Modifying,      ///< a maintenance or another upgrade included
    Migrating,
    Unavailable,
};
[[nodiscard]] std::optional<UpgradeProblem> problemOfVersion(const VersionUpgrade& upgrade);
/// The same, and what the status of the cluster says against it.
[[nodiscard]] std::optional<UpgradeProblem> problemOfUpgrade(const VersionUpgrade& upgrade,
                                                             const OpenEnum<ClusterStatus>& status);

} // namespace poolhouse::core
