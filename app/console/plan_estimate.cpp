// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/plan_estimate.h"

#include <algorithm>

namespace poolhouse::console {

namespace {

/// Error message in terms of the document's members.
QString draftSentence(const core::DraftProblem& problem, const core::PoolShape& pool) {
    using Code = core::DraftProblemCode;
    switch (problem.code) {
    case Code::CountAboveMaximum:
        return QStringLiteral(".count: must be at most %1, not %2 (a cluster has 13 follower instances at most)")
            .arg(problem.bound)
            .arg(pool.count);
    case Code::CountBelowMinimum:
        return QStringLiteral(".count: must be at least %1, not %2").arg(problem.bound).arg(pool.count);
    case Code::LevelUnknown:
        return QStringLiteral(".level: must be one of the levels on offer, not \"%1\"")
            .arg(QString::fromStdString(pool.level));
    case Code::TooManyPools:
        return QStringLiteral(": is one follower pool too many; a cluster has %1 at most").arg(problem.bound);
    case Code::Name: break;
    }
    return QStringLiteral(".name: cannot be the name of a follower pool, \"%1\"")
        .arg(QString::fromStdString(pool.name));
}

/// The leader's maximum does not depend on the other pools.
QString leaderSentence(const core::DraftProblem& problem, const core::PoolShape& pool) {
    return problem.code == core::DraftProblemCode::CountAboveMaximum
               ? QStringLiteral(".count: must be at most %1, not %2").arg(problem.bound).arg(pool.count)
               : draftSentence(problem, pool);
}

QString problemSentence(const core::PlanProblem& problem, const core::ClusterPlan& plan, std::size_t cluster) {
    const auto wanted = QStringLiteral("clusters[%1].wanted").arg(cluster);
    const auto at = std::find_if(plan.wanted.begin(), plan.wanted.end(),
                                 [&problem](const core::PoolShape& pool) { return pool.name == problem.pool; });
    if (at == plan.wanted.end() || problem.refusal.problems.empty()) {
        return problem.refusal.kind == core::ChangeRefusal::Kind::LeaderStays
                   ? QStringLiteral("%1: must have the leader pool that the cluster has").arg(wanted)
                   : QStringLiteral("%1: cannot be reached from \"live\" within the limits of a cluster").arg(wanted);
    }
    const auto path = QStringLiteral("%1[%2]").arg(wanted).arg(at - plan.wanted.begin());
    const auto& first = problem.refusal.problems.front();
    return path + (at->role == core::PoolRole::Leader ? leaderSentence(first, *at) : draftSentence(first, *at));
}

} // namespace

core::Result<PlanEstimate, QString> estimatePlan(const core::Plan& plan, const PricedCatalog& priced) {
    PlanEstimate estimate;
    for (std::size_t at = 0; at < plan.clusters.size(); ++at) {
        const auto& cluster = plan.clusters[at];
        auto steps = core::planSteps(cluster.live, cluster.wanted, priced.catalog, cluster.moves);
        if (!steps) {
            return problemSentence(steps.error().front(), cluster, at);
        }
        const core::ImpactFacts facts{priced.catalog, priced.table(cluster.tier), cluster.storageGb, cluster.loads};
        auto impact = core::planImpact(cluster.live, steps.value(), facts, cluster.attachments);
        estimate.push_back({cluster, std::move(steps).value(), std::move(impact)});
    }
    return estimate;
}

} // namespace poolhouse::console
