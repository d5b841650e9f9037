// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <string>

namespace poolhouse::sandbox {

/// Changes take time. Each begin...() writes the whole future of a pool down as steps with the instants by which they
/// have happened; advance() carries out what is due. All durations are in sandbox time and follow from the seed, the
/// pool and the number of the change, so that one world has one future. The callers have checked the rules.

/// Carries out everything that is due by `now`, in all clusters.
void advance(State& state, core::Instant now);

/// A new follower pool without instances yet: 60 to 90 s to the first one, 15 to 25 s for each further one.
/// Returns the pool's id.
std::string beginPool(State& state, const std::string& clusterId, std::string name, std::string level, int count,
                      core::Instant now);

/// New wanted count. Instances appear one by one as for a new pool, or leave one by one every 8 to 12 s.
void beginCount(State& state, const std::string& clusterId, const std::string& poolId, int count, core::Instant now);

/// New wanted level: the instances are replaced one by one, all together within 2 to 3 minutes; the leader's turn
/// comes last, after its standby's.
void beginLevel(State& state, const std::string& clusterId, const std::string& poolId, const std::string& level,
                core::Instant now);

/// The endpoint closes at once; after 30 to 45 s the pool is gone, and with it the attachments that lead to it.
void beginDestroy(State& state, const std::string& clusterId, const std::string& poolId, core::Instant now);

/// A cluster whose add-on is being provisioned: ready after 3 to 4 minutes. `cluster` has its pools' wanted shapes and
/// no instances; call before inserting it.
void beginCluster(ClusterRecord& cluster, const WorldRecord& world, core::Instant now);

/// Gives a pool the instances and the endpoint that it is meant to have, at once: for worlds that are older than now.
void completePool(PoolRecord& pool, const ClusterRecord& cluster, const WorldRecord& world, core::Instant at);

/// Whether the pool is on its way out.
[[nodiscard]] bool beingDestroyed(const PoolRecord& pool);

/// The status that the contract's database_status has for the cluster.
[[nodiscard]] std::string clusterStatus(const ClusterRecord& cluster);

/// What the cluster says about the work under way; empty when there is none.
[[nodiscard]] std::string clusterMessage(const ClusterRecord& cluster);

} // namespace poolhouse::sandbox
