// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/core/open_enum.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

/// Fixed API name of the leader pool, reserved for it (rule 6).
inline constexpr std::string_view leaderPoolName = "leader";

enum class PoolRole { Leader, Follower };
enum class PoolStatus { Unknown, Available, Modifying, Provisioning };
enum class InstanceRole { Unknown, Leader, Standby, Follower };
enum class EndpointStatus { Unknown, Available, Degraded, Deprovisioning, Modifying };

/// API spellings of the enums above.
[[nodiscard]] std::span<const EnumWord<PoolStatus>> poolStatusWords();
[[nodiscard]] std::span<const EnumWord<InstanceRole>> instanceRoleWords();
[[nodiscard]] std::span<const EnumWord<EndpointStatus>> endpointStatusWords();

/// One running machine of a pool.
struct Instance {
    std::string id;
    std::string name;
    std::string level;
    OpenEnum<InstanceRole> role;
    std::string status; ///< "up" is the only documented value; empty: unknown
    std::optional<Instant> updatedAt;

    [[nodiscard]] bool up() const { return status == "up"; }
    [[nodiscard]] bool statusKnown() const { return !status.empty(); }
    friend bool operator==(const Instance&, const Instance&) = default;
};

/// Address that apps connect to; a follower pool has one (rule 8).
struct Endpoint {
    std::string host;        ///< empty: unknown
    std::optional<int> port; ///< empty: unknown
    OpenEnum<EndpointStatus> status;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// Whether the API is still working on a change, and its message.
struct WaitStatus {
    bool waiting = false;
    std::string message; ///< may be empty

    friend bool operator==(const WaitStatus&, const WaitStatus&) = default;
};

/// A pool as the API reports it.
struct Pool {
    PoolId id;
    std::string name;
    OpenEnum<PoolStatus> status;
    int expectedCount = 0; ///< instances wanted; leader 1 or 2 (rule 2), follower 0 to 13 (rule 3)
    std::string expectedLevel;
    std::optional<int> expectedConnectionLimit; ///< takes precedence over the computed limit (rule 7)
    std::optional<int> connectionsUsed;         ///< empty: unknown, never zero (rule 15)
    std::vector<Instance> instances;            ///< actual instances; may differ from expectedCount while modifying
    std::vector<Endpoint> endpoints;
    WaitStatus waitStatus;
    int instancesUnread = 0; ///< instances beside those listed that could not be read

    [[nodiscard]] PoolRole role() const { return name == leaderPoolName ? PoolRole::Leader : PoolRole::Follower; }
    [[nodiscard]] bool isLeader() const { return role() == PoolRole::Leader; }
    friend bool operator==(const Pool&, const Pool&) = default;
};

/// Role, level and count of a live or planned pool: the input for limits and cost.
struct PoolShape {
    PoolRole role = PoolRole::Follower;
    std::string name;
    std::string level;
    int count = 0;

    friend bool operator==(const PoolShape&, const PoolShape&) = default;
};

[[nodiscard]] PoolShape shapeOf(const Pool& pool);

/// Two or more instances expected (rule 5).
[[nodiscard]] bool highlyAvailable(const PoolShape& pool);

} // namespace poolhouse::core
