// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/pool_draft.h"

#include "models/core/limits.h"

namespace poolhouse::core {

namespace {

void checkBounds(std::vector<DraftProblem>& problems, int count, int least, int most) {
    if (count < least) {
        problems.push_back({DraftField::Count, DraftProblemCode::CountBelowMinimum, std::nullopt, least});
    } else if (count > most) {
        problems.push_back({DraftField::Count, DraftProblemCode::CountAboveMaximum, std::nullopt, most});
    }
}

} // namespace

std::vector<DraftProblem> problemsOf(const NewPoolDraft& draft, std::span<const PoolShape> pools,
                                     const Catalog& catalog) {
    std::vector<DraftProblem> problems;
    if (followerPoolCount(pools) >= maxFollowerPools) {
        problems.push_back({DraftField::Cluster, DraftProblemCode::TooManyPools, std::nullopt, maxFollowerPools});
    }
    for (const auto& problem : problemsOfLevel(draft.level, catalog)) {
        problems.push_back(problem);
    }
    checkBounds(problems, draft.count, 1, addPoolAllowance(pools).instancesLeft);
    std::vector<std::string> taken;
    for (const auto& pool : pools) {
        taken.push_back(pool.name);
    }
    for (const auto problem : poolNameProblems(draft.name, taken)) {
        problems.push_back({DraftField::Name, DraftProblemCode::Name, problem, 0});
    }
    return problems;
}

std::vector<DraftProblem> problemsOfCount(const PoolShape& pool, int count, std::span<const PoolShape> pools) {
    std::vector<DraftProblem> problems;
    if (pool.role == PoolRole::Leader) {
        checkBounds(problems, count, minLeaderInstances, maxLeaderInstances);
    } else {
        checkBounds(problems, count, 0, largestCount(pools, pool.name));
    }
    return problems;
}

std::vector<DraftProblem> problemsOfLevel(const std::string& level, const Catalog& catalog) {
    if (catalog.find(level) != nullptr) {
        return {};
    }
    return {{DraftField::Level, DraftProblemCode::LevelUnknown, std::nullopt, 0}};
}

} // namespace poolhouse::core
