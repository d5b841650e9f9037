// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/recommend_alternatives.h"

#include "models/core/capacity.h"

#include <algorithm>

namespace poolhouse::core {

namespace {

/// What is compared, of one proposal.
struct Sums {
    std::optional<std::int64_t> afterLoss = 0;
    int instances = 0;
    int pools = 0;
};

Sums sumsOf(const std::vector<PoolShape>& shapes, const Catalog& catalog) {
    Sums sums;
    for (const auto& shape : shapes) {
        if (shape.role == PoolRole::Follower) {
            const auto limit = survivableLimit(shape, catalog);
            sums.afterLoss = sums.afterLoss && limit ? std::optional(*sums.afterLoss + *limit) : std::nullopt;
            sums.instances += shape.count;
            ++sums.pools;
        }
    }
    return sums;
}

} // namespace

std::vector<std::string> restartingApps(const std::vector<PoolShape>& shapes, const ProposalFacts& facts) {
    std::vector<std::string> apps;
    for (const auto& pool : facts.live) {
        const bool stays = std::any_of(shapes.begin(), shapes.end(),
                                       [&pool](const PoolShape& shape) { return shape.name == pool.name; });
        if (stays) {
            continue;
        }
        for (const auto* attachment : attachmentsOf(facts.attachments, pool.name)) {
            if (std::find(apps.begin(), apps.end(), attachment->app.name) == apps.end()) {
                apps.push_back(attachment->app.name);
            }
        }
    }
    return apps;
}

ProposalDifference differenceOf(const Proposal& proposal, const Proposal& other, const ProposalFacts& facts) {
    const auto mine = sumsOf(proposal.shapes, facts.catalog);
    const auto others = sumsOf(other.shapes, facts.catalog);
    const auto restarts = [&facts](const Proposal& each) {
        return static_cast<int>(restartingApps(each.shapes, facts).size());
    };
    return {proposal.monthly - other.monthly,
            mine.afterLoss && others.afterLoss ? std::optional(*mine.afterLoss - *others.afterLoss) : std::nullopt,
            mine.instances - others.instances, mine.pools - others.pools, restarts(proposal) - restarts(other)};
}

} // namespace poolhouse::core
