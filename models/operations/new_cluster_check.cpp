// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/new_cluster_check.h"

#include "models/core/attachment_name.h"
#include "models/fleet/store.h"

#include <algorithm>
#include <optional>

namespace poolhouse::operations {

namespace {

using core::NewClusterProblem;
using MaybeProblem = std::optional<NewClusterProblem>;

MaybeProblem problemIf(bool holds, NewClusterProblem problem) {
    return holds ? MaybeProblem(problem) : std::nullopt;
}

MaybeProblem attachmentProblem(const core::NewCluster& cluster, const fleet::Store& store) {
    if (cluster.attachment.empty()) {
        return std::nullopt;
    }
    if (core::attachmentNameProblem(cluster.attachment)) {
        return NewClusterProblem::AttachmentBad;
    }
    const auto taken = store.attachmentNamesOf(cluster.app);
    return problemIf(std::find(taken.begin(), taken.end(), cluster.attachment) != taken.end(),
                     NewClusterProblem::AttachmentTaken);
}

MaybeProblem levelProblem(const core::NewCluster& cluster, const fleet::Store& store) {
    return cluster.level.empty()
               ? NewClusterProblem::LevelMissing
               : problemIf(store.catalog().find(cluster.level) == nullptr, NewClusterProblem::LevelUnknown);
}

} // namespace

core::NewCluster asKept(core::NewCluster cluster) {
    cluster.attachment = core::attachmentNameOf(cluster.attachment);
    return cluster;
}

std::vector<std::string> clusterNames(const fleet::Store& store) {
    std::vector<std::string> names;
    for (const auto& id : store.clusterIds()) {
        names.push_back(store.cluster(id)->summary.name);
    }
    return names;
}

std::vector<NewClusterProblem> problemsOfNew(const core::NewCluster& cluster, const fleet::Store& store,
                                             const std::vector<std::string>& taken) {
    const auto& apps = store.apps();
    const bool appKnown =
        std::any_of(apps.begin(), apps.end(), [&](const core::App& app) { return app.name == cluster.app; });
    std::vector<NewClusterProblem> problems;
    for (const auto& problem :
         {problemIf(!appKnown, NewClusterProblem::AppMissing), core::clusterNameProblem(cluster.name, taken),
          attachmentProblem(cluster, store),
          problemIf(!core::isClusterPlan(cluster.plan), NewClusterProblem::PlanUnknown), levelProblem(cluster, store),
          problemIf(!cluster.version.empty() && !core::isPostgresVersion(cluster.version),
                    NewClusterProblem::VersionBad)}) {
        if (problem) {
            problems.push_back(*problem);
        }
    }
    return problems;
}

} // namespace poolhouse::operations
