// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/core/open_enum.h"
#include "models/core/pool.h"
#include "models/core/quota.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

enum class AddonState { Unknown, Provisioning, Provisioned, Deprovisioning, Deprovisioned };
enum class ClusterStatus { Unknown, Provisioning, Available, Modifying, Migrating, Unavailable };

[[nodiscard]] std::span<const EnumWord<AddonState>> addonStateWords();
[[nodiscard]] std::span<const EnumWord<ClusterStatus>> clusterStatusWords();

struct App {
    AppId id;
    std::string name;

    friend bool operator==(const App&, const App&) = default;
};

/// A cluster as the list of add-ons shows it: known before its details are.
struct ClusterSummary {
    ClusterId id;
    std::string name; ///< unique over all of Heroku
    App app;          ///< the app that owns and pays for it
    std::string plan; ///< without the service prefix: "advanced", "advanced-private", "advanced-shield"
    OpenEnum<AddonState> state;
    std::optional<Instant> createdAt;

    friend bool operator==(const ClusterSummary&, const ClusterSummary&) = default;
};

/// An amount against its bound, in the unit of the limit (connections, GB, tables).
struct PlanLimit {
    std::string name; ///< "connection-limit", "storage-limit-in-gb", "table-limit" or a new one
    std::optional<double> current;
    std::optional<double> limit;

    friend bool operator==(const PlanLimit&, const PlanLimit&) = default;
};

/// A cluster with everything its page shows, read from one answer of the API.
struct ClusterInfo {
    ClusterId id;
    std::string name;
    App app;
    OpenEnum<ClusterStatus> status;
    std::string tier;
    std::string version; ///< of PostgreSQL, "17.5"
    std::string region;
    std::optional<Instant> createdAt;
    std::optional<std::string> forkedFrom; ///< name of the source
    std::vector<PlanLimit> planLimits;
    std::vector<Quota> quotas;
    std::vector<Pool> pools; ///< in the API's order; see orderedPools()

    [[nodiscard]] const Pool* leader() const;                        ///< null while provisioning
    [[nodiscard]] const Pool* findPool(std::string_view name) const; ///< exact name
    friend bool operator==(const ClusterInfo&, const ClusterInfo&) = default;
};

/// Pools from leader to followers, followers by name whatever its case: the order in which they are shown everywhere.
[[nodiscard]] std::vector<const Pool*> orderedPools(const ClusterInfo& cluster);

/// Decimal gigabytes in use; empty when the API does not say.
[[nodiscard]] std::optional<double> storageGb(const ClusterInfo& cluster);
/// Decimal gigabytes allowed; empty when the API does not say.
[[nodiscard]] std::optional<double> storageLimitGb(const ClusterInfo& cluster);

/// Something is changing by itself, so a fresh look is worth more than usual: the cluster or one of its pools is
/// provisioning, modifying or migrating, or says that it is waiting.
[[nodiscard]] bool inTransition(const ClusterInfo& cluster);

/// "heroku-postgresql:advanced-private" is the plan "advanced-private" of the service "heroku-postgresql".
struct PlanName {
    std::string service;
    std::string plan;

    friend bool operator==(const PlanName&, const PlanName&) = default;
};
[[nodiscard]] PlanName splitPlanName(std::string_view full); ///< without a colon, the whole text is the plan
/// Advanced, as the CLI decides it: the plan starts with "advanced" or "performance".
[[nodiscard]] bool isAdvancedPlan(std::string_view plan);

} // namespace poolhouse::core
