// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::sandbox {

// The persistent records of the sandbox, stored as they are (records_json.h). API enums are plain strings, since some
// scenarios contain values outside the contract.

/// Instants of records and of the sandbox's clock end with the year 9999, after which a date has more digits.
inline constexpr core::Instant latestInstant{std::chrono::milliseconds(253'402'300'799'999)};

/// The value of a config var before a release; empty when it did not exist.
struct VarBefore {
    std::string name;
    std::optional<std::string> value;

    friend bool operator==(const VarBefore&, const VarBefore&) = default;
};

/// A release: one change of an app's config.
struct ReleaseRecord {
    int version = 1;
    std::string description;
    core::Instant createdAt;
    std::vector<VarBefore> before = {}; ///< of the config vars that it changed

    friend bool operator==(const ReleaseRecord&, const ReleaseRecord&) = default;
};

/// A user-defined config var; those of attachments are derived.
struct ConfigVarRecord {
    std::string name;
    std::string value;

    friend bool operator==(const ConfigVarRecord&, const ConfigVarRecord&) = default;
};

/// The dynos of one process type.
struct ProcessRecord {
    std::string type;
    int quantity = 1;
    std::string size = "Standard-1X";
    std::string command;

    friend bool operator==(const ProcessRecord&, const ProcessRecord&) = default;
};

struct AppRecord {
    std::string id;
    std::string name;
    std::string region = "us";
    bool maintenance = false;
    core::Instant createdAt;
    std::vector<ReleaseRecord> releases; ///< oldest first, never empty, at most keptReleases (app_config.h)
    std::vector<ConfigVarRecord> configVars;
    int dynos = 0; ///< one-off dynos started so far
    std::vector<ProcessRecord> formation;
    std::optional<core::Instant> dynosSince; ///< last restart of all dynos; empty: the last release

    friend bool operator==(const AppRecord&, const AppRecord&) = default;
};

struct InstanceRecord {
    std::string id;
    std::string level;
    std::string role; ///< leader, standby, follower
    std::string status = "up";
    core::Instant updatedAt;

    friend bool operator==(const InstanceRecord&, const InstanceRecord&) = default;
};

struct EndpointRecord {
    std::string host;
    int port = 5432;
    std::string status = "available";

    friend bool operator==(const EndpointRecord&, const EndpointRecord&) = default;
};

/// Parameters of a pool's simulated load (load.h).
struct LoadRecord {
    double atAnchor = 0;    ///< connections at the anchor instant; 0: always idle
    bool unknown = false;   ///< connections_used is null
    bool overLimit = false; ///< constant and not capped at the limit

    friend bool operator==(const LoadRecord&, const LoadRecord&) = default;
};

/// A scheduled step of a pool's change (provisioning.h).
struct StepRecord {
    core::Instant at;
    std::string kind;
    std::string level; ///< of added or replaced instances

    friend bool operator==(const StepRecord&, const StepRecord&) = default;
};

struct PoolRecord {
    std::string id;
    std::string name;
    std::string status = "available";
    int count = 1;     ///< wanted instances
    std::string level; ///< wanted level
    std::vector<InstanceRecord> instances;
    std::vector<EndpointRecord> endpoints;
    LoadRecord load;
    std::vector<StepRecord> steps; ///< pending, in order; empty: no change in progress
    std::string message;           ///< about the change in progress; empty without one
    std::uint64_t changes = 0;     ///< number of changes; varies generated delays and ids

    [[nodiscard]] bool busy() const { return !steps.empty(); }
    friend bool operator==(const PoolRecord&, const PoolRecord&) = default;
};

struct QuotaRecord {
    std::string type = "storage";
    std::optional<double> currentGb;
    std::optional<double> warningGb;
    std::optional<double> criticalGb;
    std::string action = "none";
    bool enforcementActive = false; ///< forced by a scenario, regardless of sizes
    core::Instant since;            ///< start of the grace period

    friend bool operator==(const QuotaRecord&, const QuotaRecord&) = default;
};

struct ForkSource {
    std::string id;
    std::string name;

    friend bool operator==(const ForkSource&, const ForkSource&) = default;
};

/// A database user of a credential. Its password derives from the seed and `secret` (credentials.h).
struct RoleRecord {
    std::string user;
    std::uint64_t secret = 0; ///< sequence number among the credential's passwords
    std::string state = "active";

    friend bool operator==(const RoleRecord&, const RoleRecord&) = default;
};

struct CredentialRecord {
    std::string id;
    std::string name;
    std::string type = "owner"; ///< owner, additional
    std::string state = "active";
    std::vector<RoleRecord> roles;

    friend bool operator==(const CredentialRecord&, const CredentialRecord&) = default;
};

/// A scheduled event of a cluster (cluster_events.h).
struct EventRecord {
    core::Instant at;
    std::string kind;
    std::string subject; ///< credential name, version or status, by kind

    friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

/// A setting that differs from its default, in canonical spelling (settings.h).
struct SettingRecord {
    std::string name;
    std::string value;

    friend bool operator==(const SettingRecord&, const SettingRecord&) = default;
};

/// The newest migration into a cluster.
struct MigrationRecord {
    std::string id;
    std::string sourceId;
    std::string method; ///< cdc, full-load
    std::string status = "preparing";
    core::Instant since;    ///< start of the status
    core::Instant until;    ///< end of the status; equals `since` for an unlimited one
    std::string stopReason; ///< of one that failed, its error

    friend bool operator==(const MigrationRecord&, const MigrationRecord&) = default;
};

/// A planned or past maintenance. Its status is a function of time (maintenance.h).
struct MaintenanceRecord {
    core::Instant createdAt;
    core::Instant scheduledFor;
    std::optional<core::Instant> previouslyScheduledFor;
    core::Instant requiredBy;
    std::optional<core::Instant> startedAt; ///< set by a manual start
    int durationSeconds = 240;
    std::optional<int> windowMinute; ///< of the cluster when it was planned; empty in databases of earlier versions

    friend bool operator==(const MaintenanceRecord&, const MaintenanceRecord&) = default;
};

struct ClusterRecord {
    std::string id;
    std::string name;
    std::string appId;
    std::string plan = "advanced";        ///< without the service prefix; classic plans ("standard-0") have no pools
    std::string state = "provisioned";    ///< of the add-on
    std::string restStatus = "available"; ///< database status while no change is in progress
    std::string region = "us";
    std::string version = "17.5";
    std::string tier = "advanced";
    core::Instant createdAt;
    core::Instant updatedAt;
    std::optional<core::Instant> readyAt; ///< set while the add-on is being provisioned
    std::optional<ForkSource> forkedFrom;
    std::optional<double> storageGb; ///< at the anchor or at creation; empty: the API reports null
    double growthGbPerDay = 0;
    double storageLimitGb = 100'000;
    int tables = 0;
    std::vector<CredentialRecord> credentials; ///< owner first
    bool rollback = true;
    bool sparse = false; ///< the API omits all optional members of the add-on
    std::vector<QuotaRecord> quotas;
    std::vector<PoolRecord> pools;   ///< leader first
    std::vector<EventRecord> events; ///< pending, in order
    std::vector<SettingRecord> settings;
    std::optional<MigrationRecord> migration;
    std::optional<MaintenanceRecord> maintenance;    ///< planned, running or latest
    std::vector<MaintenanceRecord> pastMaintenances; ///< earlier ones, oldest first
    int windowMinute = 0;                            ///< start of the window in minutes since Monday 00:00 UTC
    std::optional<int> previousWindowMinute;
    std::uint64_t changes = 0; ///< number of cluster-wide changes; varies generated delays and ids

    [[nodiscard]] bool classic() const;
    [[nodiscard]] bool expects(std::string_view eventKind) const;
    /// Due instant of the next step or event; empty when none is pending.
    [[nodiscard]] std::optional<core::Instant> nextDue() const;
    [[nodiscard]] const CredentialRecord* findCredential(std::string_view credential) const;
    [[nodiscard]] CredentialRecord* findCredential(std::string_view credential);
    [[nodiscard]] const PoolRecord* poolNamed(std::string_view poolName) const;
    [[nodiscard]] const PoolRecord* findPool(std::string_view poolId) const;
    [[nodiscard]] PoolRecord* findPool(std::string_view poolId);
    [[nodiscard]] const PoolRecord* leader() const;
    friend bool operator==(const ClusterRecord&, const ClusterRecord&) = default;
};

struct AttachmentRecord {
    std::string id;
    std::string name;
    std::string appId;
    std::string clusterId;
    std::optional<std::string> target; ///< member "namespace"; empty: null
    bool sparse = false;               ///< the API omits all optional members, "namespace" included
    core::Instant createdAt;

    friend bool operator==(const AttachmentRecord&, const AttachmentRecord&) = default;
};

/// Properties of the whole world, fixed at its creation.
struct WorldRecord {
    std::string scenario = "small";
    std::uint64_t seed = 1;
    core::Instant anchor;         ///< instant of the scenario's connection figures
    std::string catalog = "full"; ///< variant, see makeCatalog()
    std::string accountId;
    std::string accountEmail = "ada@example.com";
    std::string accountName = "Ada Example";

    friend bool operator==(const WorldRecord&, const WorldRecord&) = default;
};

inline constexpr std::string_view addonService = "heroku-postgresql";

} // namespace poolhouse::sandbox
