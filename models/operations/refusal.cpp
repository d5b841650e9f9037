// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/refusal.h"

namespace poolhouse::operations {

std::vector<core::PoolShape> afterAll(std::vector<core::PoolShape> pools,
                                      const std::vector<const Operation*>& operations, const core::Catalog& catalog) {
    for (const auto* operation : operations) {
        if (auto after = core::applied(pools, operation->change, catalog)) {
            pools = std::move(after).value();
        }
    }
    return pools;
}

std::optional<Refusal> ruleRefusal(const core::Change& change, const std::vector<core::PoolShape>& pools,
                                   const core::Catalog& catalog) {
    const auto after = core::applied(pools, change, catalog);
    if (after) {
        return std::nullopt;
    }
    Refusal refusal;
    refusal.pool = change.pool;
    switch (after.error().kind) {
    case core::ChangeRefusal::Kind::PoolMissing: refusal.code = Refusal::Code::PoolMissing; break;
    case core::ChangeRefusal::Kind::LeaderStays: refusal.code = Refusal::Code::LeaderStays; break;
    case core::ChangeRefusal::Kind::NothingToDo: refusal.code = Refusal::Code::NothingToDo; break;
    case core::ChangeRefusal::Kind::DraftProblems:
        refusal.code = Refusal::Code::DraftProblems;
        refusal.problems = after.error().problems;
        for (const auto& pool : pools) {
            refusal.takenNames.push_back(pool.name);
        }
        break;
    }
    return refusal;
}

Refusal conflictRefusal(const Operation& open) {
    Refusal refusal;
    refusal.code = Refusal::Code::UnderWay;
    refusal.pool = open.change.pool;
    refusal.attachment = open.change.attachment;
    refusal.maintenance = open.change.maintenance;
    refusal.credential = open.change.credential;
    refusal.newCluster = open.change.newCluster;
    const auto* before = basisOf(open);
    refusal.openChange = Refusal::OpenChange{open.change, before != nullptr ? std::optional(*before) : std::nullopt};
    return refusal;
}

} // namespace poolhouse::operations
