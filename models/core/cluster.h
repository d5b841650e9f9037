// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/core/open_enum.h"
#include "models/core/pool.h"
#include "models/core/quota.h"
#include "models/core/rollback_window.h"
#include "models/core/unreadable.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

enum class AddonState { Unknown, Provisioning, Provisioned, Deprovisioning, Deprovisioned };
enum class ClusterStatus { Unknown, Provisioning, Available, Modifying, Migrating, Unavailable };

[[nodiscard]] std::span<const EnumWord<AddonState>> addonStateWords();
[[nodiscard]] std::span<const EnumWord<ClusterStatus>> clusterStatusWords();

/// A private space, which decides on the plans that its apps may have.
struct AppSpace {
    std::string name;
    bool shield = false;

    friend bool operator==(const AppSpace&, const AppSpace&) = default;
};

/// An app of the account.
struct App {
    AppId id;
    std::string name;
    // Told by the list of apps only.
    std::string region = {};            ///< "us"; empty: unknown
    std::optional<AppSpace> space = {}; ///< empty: none, or unknown

    friend bool operator==(const App&, const App&) = default;
};

/// A cluster as listed among the add-ons, before its details are known.
struct ClusterSummary {
    ClusterId id;
    std::string name; ///< globally unique
    App app;          ///< the owning (billed) app; without id and name while it is not known
    std::string plan; ///< without the service prefix: "advanced", "advanced-private", "advanced-shield"
    OpenEnum<AddonState> state;
    std::optional<Instant> createdAt;

    friend bool operator==(const ClusterSummary&, const ClusterSummary&) = default;
};

/// Current value and limit, in the unit of the limit (connections, GB, tables).
struct PlanLimit {
    std::string name; ///< "connection-limit", "storage-limit-in-gb", "table-limit"; open set
    std::optional<double> current;
    std::optional<double> limit;

    friend bool operator==(const PlanLimit&, const PlanLimit&) = default;
};

/// A cluster with its pools, limits and quotas: one response of GET /data/postgres/v1/{id}/info.
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
    std::vector<Pool> pools;                     ///< in the order of the response; see orderedPools()
    std::vector<Unreadable> unreadable = {};     ///< of the answer; what is above is without it
    std::optional<RollbackWindow> rollback = {}; ///< empty: the API says that it can't be

    [[nodiscard]] const Pool* leader() const;                        ///< null while provisioning
    [[nodiscard]] const Pool* findPool(std::string_view name) const; ///< exact name
    [[nodiscard]] bool allPoolsRead() const;                         ///< false: one could not be read
    /// Sums over the pools are those of the cluster: all could be read, and the leader is among them.
    [[nodiscard]] bool poolsKnown() const { return leader() != nullptr && allPoolsRead(); }
    friend bool operator==(const ClusterInfo&, const ClusterInfo&) = default;
};

/// Display order: the leader first, then the followers by name, case-insensitive. Valid as long as `cluster`.
[[nodiscard]] std::vector<const Pool*> orderedPools(const ClusterInfo& cluster);

/// Storage in use in decimal gigabytes; empty when the API does not report it.
[[nodiscard]] std::optional<double> storageGb(const ClusterInfo& cluster);
/// Storage limit in decimal gigabytes; empty when the API does not report it.
[[nodiscard]] std::optional<double> storageLimitGb(const ClusterInfo& cluster);

/// The cluster or one of its pools is provisioning, modifying or migrating, or reports that it is waiting. Such a
/// cluster is polled more often.
[[nodiscard]] bool inTransition(const ClusterInfo& cluster);

/// "heroku-postgresql:advanced-private" is the plan "advanced-private" of the service "heroku-postgresql".
struct PlanName {
    std::string service;
    std::string plan;

    friend bool operator==(const PlanName&, const PlanName&) = default;
};
[[nodiscard]] PlanName splitPlanName(std::string_view full); ///< without a colon, `full` is the plan
/// Same test as the CLI: the plan starts with "advanced" or "performance".
[[nodiscard]] bool isAdvancedPlan(std::string_view plan);

} // namespace poolhouse::core
