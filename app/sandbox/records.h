// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::sandbox {

/// What the sandbox keeps. Words of the API's enums are plain texts here: some scenarios hold words that no contract
/// knows. Everything here is written to the database as it stands (records_json.h).

/// A change of an app's config: each one is a release.
struct ReleaseRecord {
    int version = 1;
    std::string description;
    core::Instant createdAt;

    friend bool operator==(const ReleaseRecord&, const ReleaseRecord&) = default;
};

/// A config var that people set themselves; those of attachments follow from the attachments.
struct ConfigVarRecord {
    std::string name;
    std::string value;

    friend bool operator==(const ConfigVarRecord&, const ConfigVarRecord&) = default;
};

struct AppRecord {
    std::string id;
    std::string name;
    std::string region = "us";
    bool maintenance = false;
    core::Instant createdAt;
    std::vector<ReleaseRecord> releases; ///< oldest first, never empty; only the newest are kept (app_config.h)
    std::vector<ConfigVarRecord> configVars;
    int dynos = 0; ///< one-off dynos started so far

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

/// How busy a pool is. See load.h.
struct LoadRecord {
    double atAnchor = 0;    ///< connections at the anchor instant; 0: nobody connects
    bool unknown = false;   ///< the API cannot say: connections_used is null
    bool overLimit = false; ///< not capped at the limit, and constant

    friend bool operator==(const LoadRecord&, const LoadRecord&) = default;
};

/// One thing that will have happened to a pool by an instant; a change is a list of them (provisioning.h).
struct StepRecord {
    core::Instant at;
    std::string kind;
    std::string level; ///< for instances that come or are replaced

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
    std::vector<StepRecord> steps; ///< what is still to come, in order; empty when nothing is under way
    std::string message;           ///< what the pool says about the change under way; empty without one
    std::uint64_t changes = 0;     ///< counts changes, so that each gets delays and ids of its own

    [[nodiscard]] bool busy() const { return !steps.empty(); }
    friend bool operator==(const PoolRecord&, const PoolRecord&) = default;
};

struct QuotaRecord {
    std::string type = "storage";
    std::optional<double> currentGb;
    std::optional<double> warningGb;
    std::optional<double> criticalGb;
    std::string action = "none";
    bool enforcementActive = false; ///< in force whatever the figures say: for scenarios
    core::Instant since;            ///< when the present critical threshold and action came into force

    friend bool operator==(const QuotaRecord&, const QuotaRecord&) = default;
};

struct ForkSource {
    std::string id;
    std::string name;

    friend bool operator==(const ForkSource&, const ForkSource&) = default;
};

/// A database user of a credential. Its password follows from the seed and `secret` (credentials.h).
struct RoleRecord {
    std::string user;
    std::uint64_t secret = 0; ///< counts the passwords of the credential
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

/// One thing that will have happened to a cluster by an instant (cluster_events.h).
struct EventRecord {
    core::Instant at;
    std::string kind;
    std::string subject; ///< what it happens to: a credential's name, a version

    friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

/// A setting that differs from its default, in the spelling of settings.h.
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
    core::Instant since; ///< of the status
    core::Instant until; ///< of the status; for one that lasts, the same as `since`
    std::string stopReason;

    friend bool operator==(const MigrationRecord&, const MigrationRecord&) = default;
};

/// A maintenance, planned or past. Its status follows from the time (maintenance.h).
struct MaintenanceRecord {
    core::Instant createdAt;
    core::Instant scheduledFor;
    std::optional<core::Instant> previouslyScheduledFor;
    core::Instant requiredBy;
    std::optional<core::Instant> startedAt; ///< set when somebody started it before its time
    int durationSeconds = 240;

    friend bool operator==(const MaintenanceRecord&, const MaintenanceRecord&) = default;
};

struct ClusterRecord {
    std::string id;
    std::string name;
    std::string appId;
    std::string plan = "advanced";        ///< without the service prefix; classic ones ("standard-0") have no pools
    std::string state = "provisioned";    ///< of the add-on
    std::string restStatus = "available"; ///< status while nothing is under way
    std::string region = "us";
    std::string version = "17.5";
    std::string tier = "advanced";
    core::Instant createdAt;
    core::Instant updatedAt;
    std::optional<core::Instant> readyAt; ///< set while the add-on is being provisioned
    std::optional<ForkSource> forkedFrom;
    std::optional<double> storageGb; ///< at the anchor, or when made; empty: the API gives no figure
    double growthGbPerDay = 0;
    double storageLimitGb = 100'000;
    int tables = 0;
    std::vector<CredentialRecord> credentials; ///< owner first
    bool rollback = true;
    bool sparse = false; ///< its add-on record leaves out every optional member
    std::vector<QuotaRecord> quotas;
    std::vector<PoolRecord> pools;   ///< leader first
    std::vector<EventRecord> events; ///< what is still to come, in order
    std::vector<SettingRecord> settings;
    std::optional<MigrationRecord> migration;
    std::optional<MaintenanceRecord> maintenance;    ///< planned, running or the last one
    std::vector<MaintenanceRecord> pastMaintenances; ///< those before it, oldest first
    int windowMinute = 0;                            ///< start of the maintenance window, from Monday 00:00 UTC
    std::optional<int> previousWindowMinute;
    std::uint64_t changes = 0; ///< counts changes of the cluster as a whole

    [[nodiscard]] bool classic() const;
    [[nodiscard]] bool expects(std::string_view eventKind) const;
    /// The earliest instant at which something happens; empty when nothing is under way.
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
    std::optional<std::string> target; ///< the text "namespace"; empty: null
    bool sparse = false;               ///< leaves out every optional member, "namespace" included
    core::Instant createdAt;

    friend bool operator==(const AttachmentRecord&, const AttachmentRecord&) = default;
};

/// What is true for the whole world: chosen when it was made and kept with it.
struct WorldRecord {
    std::string scenario = "small";
    std::uint64_t seed = 1;
    core::Instant anchor;           ///< the instant whose connection figures the scenario gives
    std::string catalogue = "full"; ///< see catalogue.h
    std::string accountId;
    std::string accountEmail = "ada@example.com";
    std::string accountName = "Ada Example";

    friend bool operator==(const WorldRecord&, const WorldRecord&) = default;
};

inline constexpr std::string_view addonService = "heroku-postgresql";

} // namespace poolhouse::sandbox
