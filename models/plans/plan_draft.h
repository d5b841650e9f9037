// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/attachment_move.h"
#include "models/core/cluster.h"
#include "models/core/pool.h"
#include "models/core/recommend.h"
#include "models/fleet/reading_basis.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// A plan while it is edited, as data. Pure: no I/O, no side effects.
namespace poolhouse::plans {

/// One pool of a plan. Live pools are identified by name, which never changes, new ones by their index, so that their
/// name can be edited.
struct PlannedPool {
    std::optional<core::PoolShape> live;   ///< as of the start of the plan; empty: the plan creates it
    std::optional<core::PoolShape> wanted; ///< empty: the plan destroys it

    [[nodiscard]] bool created() const { return !live; }
    [[nodiscard]] bool destroyed() const { return !wanted; }
    [[nodiscard]] bool changed() const { return live != wanted; }
    [[nodiscard]] bool leader() const { return shape().role == core::PoolRole::Leader; }
    [[nodiscard]] const core::PoolShape& shape() const { return wanted ? *wanted : *live; } ///< at least one is present
    friend bool operator==(const PlannedPool&, const PlannedPool&) = default;
};

/// The need of one kind of client, as entered.
struct WorkloadDraft {
    core::Workload workload;           ///< its connections are the product of `factors` unless that is empty
    std::vector<std::int64_t> factors; ///< dynos, processes, threads, pool size; empty: a plain number
    bool observed = false;             ///< its connections are an observed peak; see NeedsDraft::basis

    friend bool operator==(const WorkloadDraft&, const WorkloadDraft&) = default;
};

/// The needs of a cluster while they are edited.
struct NeedsDraft {
    bool surviveInstanceLoss = true;
    bool leaderHighAvailability = true;
    int margin = core::attentionMargin; ///< hundredths of the limit that stay free, 0 to core::mostMargin
    std::optional<core::Money> maxMonthly;
    std::vector<WorkloadDraft> workloads;
    std::optional<fleet::ReadingBasis> basis; ///< of the observed peaks, when they were filled in

    [[nodiscard]] bool observed() const; ///< of any workload
    friend bool operator==(const NeedsDraft&, const NeedsDraft&) = default;
};

/// One cluster in a plan.
struct PlannedCluster {
    core::ClusterId id;
    std::string name;
    std::string app;
    std::vector<PlannedPool> pools; ///< leader, live followers in display order, new ones
    NeedsDraft needs;
    std::vector<core::AttachmentMove> moves = {}; ///< of apps, each attachment in one at most

    [[nodiscard]] std::vector<core::PoolShape> live() const;
    [[nodiscard]] std::vector<core::PoolShape> wanted() const;
    [[nodiscard]] bool changed() const; ///< of shape or of who uses it; needs do not count
    friend bool operator==(const PlannedCluster&, const PlannedCluster&) = default;
};

/// A plan while it is edited.
struct PlanDraft {
    std::vector<PlannedCluster> clusters; ///< each once

    [[nodiscard]] const PlannedCluster* find(const core::ClusterId& id) const;
    [[nodiscard]] PlannedCluster* find(const core::ClusterId& id);
    [[nodiscard]] bool changed() const;
    friend bool operator==(const PlanDraft&, const PlanDraft&) = default;
};

/// A plan kept for comparison.
struct PlanAlternative {
    int number = 1; ///< "Plan 3"; unique among the alternatives of a plan
    PlanDraft draft;

    friend bool operator==(const PlanAlternative&, const PlanAlternative&) = default;
};

/// The plan that leaves a cluster as it is.
[[nodiscard]] PlannedCluster plannedAsLive(const core::ClusterInfo& info);

/// Makes `wanted` the wanted shapes: those named like a live pool, whatever the case, are that pool, the others are
/// new.
void wantShapes(PlannedCluster& cluster, const std::vector<core::PoolShape>& wanted);

/// Whether the cluster differs from the basis of the plan in names, levels or counts.
[[nodiscard]] bool drifted(const PlannedCluster& planned, const core::ClusterInfo& now);

/// Whether the cluster has the wanted shape, and all apps have moved. `attachments`: all of the cluster's.
[[nodiscard]] bool arrived(const PlannedCluster& planned, const core::ClusterInfo& now,
                           const std::vector<core::Attachment>& attachments);

/// The same intentions on the cluster as it is now: planned changes stay, the rest follows the cluster, and pools that
/// are gone are not created again. What moves apps stays, see rebaseMoves().
[[nodiscard]] PlannedCluster rebased(const PlannedCluster& planned, const core::ClusterInfo& now);

/// Names of attachments that an app has, or gets by a plan.
using NamesInUse = std::function<std::vector<std::string>(const std::string& app)>;

/// The same intentions for the apps that are attached now: what is done already is dropped, an attachment that another
/// pool or credential has by now moves from there, with that credential. One whose new name was taken meanwhile gets
/// another, which is not in use.
void rebaseMoves(PlannedCluster& cluster, const std::vector<core::Attachment>& attachments, const NamesInUse& inUse);

/// Drops moves to or from pools that the plan does not have.
void dropLostMoves(PlannedCluster& cluster);

/// What makes or removes this attachment of the app; null: nothing does.
[[nodiscard]] core::AttachmentMove* moveOf(PlannedCluster& cluster, const std::string& app,
                                           const std::string& attachment);

/// The shapes of another cluster for this one: those named like a live pool here are that pool, the others are live
/// pools that no shape uses, as by nameLikeLive(), or new ones under their own names.
[[nodiscard]] std::vector<core::PoolShape> shapesLike(std::vector<core::PoolShape> others,
                                                      const PlannedCluster& cluster);

/// Spells the follower pools like those of the cluster that have the same letters (rule 6), and names those without a
/// name: first after live pools that no other shape uses, those of the same level
/// preferred (a pool that stays keeps its endpoint and attachments), then "reads", "reads-2", ...
void nameLikeLive(std::vector<core::PoolShape>& followers, const PlannedCluster& cluster);

} // namespace poolhouse::plans
