// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::sandbox {

/// What the sandbox keeps. Words of the API's enums are plain texts here: some scenarios hold words that no contract
/// knows. Everything here is written to the database as it stands (records_json.h).

struct AppRecord {
    std::string id;
    std::string name;
    std::string region = "us";
    bool maintenance = false;
    core::Instant createdAt;

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
    bool enforcementActive = false;

    friend bool operator==(const QuotaRecord&, const QuotaRecord&) = default;
};

struct ForkSource {
    std::string id;
    std::string name;

    friend bool operator==(const ForkSource&, const ForkSource&) = default;
};

struct ClusterRecord {
    std::string id;
    std::string name;
    std::string appId;
    std::string plan = "advanced";        ///< without the service prefix
    std::string state = "provisioned";    ///< of the add-on
    std::string restStatus = "available"; ///< status while nothing is under way
    std::string region = "us";
    std::string version = "17.5";
    std::string tier = "advanced";
    core::Instant createdAt;
    core::Instant updatedAt;
    std::optional<core::Instant> readyAt; ///< set while the add-on is being provisioned
    std::optional<ForkSource> forkedFrom;
    std::optional<double> storageGb; ///< empty: the API gives no figure
    double storageLimitGb = 100'000;
    int tables = 0;
    int credentials = 1;
    bool rollback = true;
    bool sparse = false; ///< its add-on record leaves out every optional member
    std::vector<QuotaRecord> quotas;
    std::vector<PoolRecord> pools; ///< leader first

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
