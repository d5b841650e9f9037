// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/pool.h"
#include "models/core/recommend.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What somebody plans, as data. Pure: nobody is asked, nothing is remembered elsewhere.
namespace poolhouse::plans {

/// One pool of a plan. Live pools are known by their name, which never changes; a new one has its place in the list, so
/// that its name can be typed letter by letter.
struct PlannedPool {
    std::optional<core::PoolShape> live;   ///< as it was when the plan began; empty: the plan makes it
    std::optional<core::PoolShape> wanted; ///< empty: the plan destroys it

    [[nodiscard]] bool created() const { return !live; }
    [[nodiscard]] bool destroyed() const { return !wanted; }
    [[nodiscard]] bool changed() const { return live != wanted; }
    [[nodiscard]] bool leader() const { return shape().role == core::PoolRole::Leader; }
    [[nodiscard]] const core::PoolShape& shape() const { return wanted ? *wanted : *live; } ///< one of both is there
    friend bool operator==(const PlannedPool&, const PlannedPool&) = default;
};

/// What one kind of client needs, as it was entered.
struct WorkloadDraft {
    core::Workload workload;           ///< its connections are the product of the factors, where there are some
    std::vector<std::int64_t> factors; ///< dynos, processes, threads, pool size; empty: a plain number was entered

    friend bool operator==(const WorkloadDraft&, const WorkloadDraft&) = default;
};

struct NeedsDraft {
    bool surviveInstanceLoss = true;
    bool leaderHighAvailability = true;
    std::optional<core::Money> maxMonthly;
    std::vector<WorkloadDraft> workloads;

    friend bool operator==(const NeedsDraft&, const NeedsDraft&) = default;
};

/// One cluster in a plan.
struct PlannedCluster {
    core::ClusterId id;
    std::string name;
    std::string app;
    std::vector<PlannedPool> pools; ///< leader, live followers in the order shown everywhere, new ones
    NeedsDraft needs;

    [[nodiscard]] std::vector<core::PoolShape> live() const;
    [[nodiscard]] std::vector<core::PoolShape> wanted() const;
    [[nodiscard]] bool changed() const; ///< the shape; needs change nothing
    friend bool operator==(const PlannedCluster&, const PlannedCluster&) = default;
};

struct PlanDraft {
    std::vector<PlannedCluster> clusters; ///< each once

    [[nodiscard]] const PlannedCluster* find(const core::ClusterId& id) const;
    [[nodiscard]] PlannedCluster* find(const core::ClusterId& id);
    [[nodiscard]] bool changed() const;
    friend bool operator==(const PlanDraft&, const PlanDraft&) = default;
};

/// A plan put aside to be compared with others.
struct PlanAlternative {
    std::string name;
    PlanDraft draft;

    friend bool operator==(const PlanAlternative&, const PlanAlternative&) = default;
};

/// The plan that leaves a cluster as it is.
[[nodiscard]] PlannedCluster plannedAsLive(const core::ClusterInfo& info);

/// Makes `wanted` the wanted shapes: those named like a live pool are that pool, the others are new.
void wantShapes(PlannedCluster& cluster, const std::vector<core::PoolShape>& wanted);

/// Whether the cluster has become another than the plan began with. Names, levels and counts are what counts.
[[nodiscard]] bool drifted(const PlannedCluster& planned, const core::ClusterInfo& now);

/// Whether the cluster has become what the plan wants.
[[nodiscard]] bool arrived(const PlannedCluster& planned, const core::ClusterInfo& now);

/// The same intentions on the cluster as it is now: what the plan changes stays wanted, the rest follows the cluster,
/// and a pool that is gone is not made again.
[[nodiscard]] PlannedCluster rebased(const PlannedCluster& planned, const core::ClusterInfo& now);

/// Names for follower pools that have none: those of live pools that no other shape has, of the same level first, since
/// a pool that stays keeps its endpoint and its attachments; then "reads", "reads-2", ...
void nameLikeLive(std::vector<core::PoolShape>& followers, const PlannedCluster& cluster);

} // namespace poolhouse::plans
