// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <optional>
#include <string>

namespace poolhouse::sandbox {

// Long-running changes. Each begin...() schedules the steps of a pool with their due instants; advance() applies those
// that are due. Durations are in sandbox time and derive from the seed, the pool and the number of the change, so that
// a world evolves deterministically. Callers have validated the rules.

/// Applies everything due by `now`, in all clusters.
void advance(State& state, core::Instant now);

/// Creates a follower pool: first instance after 60 to 90 s, each further one after 15 to 25 s. Returns its id.
std::string beginPool(State& state, const std::string& clusterId, std::string name, std::string level, int count,
                      core::Instant now);

/// Changes the count. Instances are added as for a new pool, or removed one by one every 8 to 12 s.
void beginCount(State& state, const std::string& clusterId, const std::string& poolId, int count, core::Instant now);

/// Changes the level: instances are replaced one by one within 2 to 3 minutes in total, the standby before the leader.
void beginLevel(State& state, const std::string& clusterId, const std::string& poolId, const std::string& level,
                core::Instant now);

/// Closes the endpoint at once; removes the pool and its attachments after 30 to 45 s.
void beginDestroy(State& state, const std::string& clusterId, const std::string& poolId, core::Instant now);

/// Starts provisioning a cluster, ready after 3 to 4 minutes. `cluster` has the wanted pools without instances and is
/// not inserted yet.
void beginCluster(ClusterRecord& cluster, const WorldRecord& world, core::Instant now);

/// Adds the pool's wanted instances and endpoint at once, for clusters that exist when a world is created.
void completePool(PoolRecord& pool, const ClusterRecord& cluster, const WorldRecord& world, core::Instant at);

/// The pool's destruction is in progress.
[[nodiscard]] bool beingDestroyed(const PoolRecord& pool);

/// Range of valid recovery times for a rollback.
struct RollbackWindow {
    core::Instant earliest;
    core::Instant latest;
};
/// The last seven days of the cluster's lifetime, rounded to the minute so that responses can be revalidated by ETag.
/// Empty when the cluster has no rollback or is not provisioned.
[[nodiscard]] std::optional<RollbackWindow> rollbackWindow(const ClusterRecord& cluster, core::Instant now);

/// Value of database_status in the API contract.
[[nodiscard]] std::string clusterStatus(const ClusterRecord& cluster, core::Instant now);

/// Message about changes in progress; empty when there are none.
[[nodiscard]] std::string clusterMessage(const ClusterRecord& cluster, core::Instant now);

} // namespace poolhouse::sandbox
