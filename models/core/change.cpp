// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/change.h"

#include "models/core/change_area.h"

#include <algorithm>

namespace poolhouse::core {

namespace {

ChangeRefusal because(std::vector<DraftProblem> problems) {
    return {ChangeRefusal::Kind::DraftProblems, std::move(problems)};
}

} // namespace

Change changeOfSettings(ChangedSettings settings) {
    Change change;
    change.kind = ChangeKind::ChangeSettings;
    change.settings = std::move(settings);
    return change;
}

Change changeOfQuota(ChangedQuota quota) {
    Change change;
    change.kind = ChangeKind::SetQuota;
    change.quota = std::move(quota);
    return change;
}

Change changeOfMigration(ChangeKind kind, ChangedMigration migration) {
    Change change;
    change.kind = kind;
    change.migration = std::move(migration);
    return change;
}

Result<std::vector<PoolShape>, ChangeRefusal> applied(std::span<const PoolShape> pools, const Change& change,
                                                      const Catalog& catalog) {
    std::vector<PoolShape> after(pools.begin(), pools.end());
    const auto area = areaOf(change.kind);
    const bool mayChangePools =
        area == ChangeArea::Pool || area == ChangeArea::Attachment || area == ChangeArea::Cluster;
    if (!mayChangePools || change.kind == ChangeKind::Detach || change.upgrade) {
        return after;
    }
    if (change.newCluster) {
        if (after.empty()) {
            after.push_back(leaderOf(*change.newCluster));
        }
        return after;
    }
    if (change.removal) {
        return std::vector<PoolShape>();
    }
    if (change.kind == ChangeKind::AddPool) {
        auto problems = problemsOf({change.pool, change.level, change.count}, pools, catalog);
        if (!problems.empty()) {
            return because(std::move(problems));
        }
        after.push_back({PoolRole::Follower, change.pool, change.level, change.count});
        return after;
    }
    const auto pool =
        std::find_if(after.begin(), after.end(), [&change](const PoolShape& each) { return each.name == change.pool; });
    if (pool == after.end()) {
        return ChangeRefusal{ChangeRefusal::Kind::PoolMissing, {}};
    }
    if (change.kind == ChangeKind::Attach) {
        return after;
    }
    if (change.kind == ChangeKind::DestroyPool) {
        if (pool->role == PoolRole::Leader) {
            return ChangeRefusal{ChangeRefusal::Kind::LeaderStays, {}};
        }
        after.erase(pool);
        return after;
    }
    const bool level = change.kind == ChangeKind::SetLevel;
    auto problems = level ? problemsOfLevel(change.level, catalog) : problemsOfCount(*pool, change.count, pools);
    if (!problems.empty()) {
        return because(std::move(problems));
    }
    if (level ? pool->level == change.level : pool->count == change.count) {
        return ChangeRefusal{ChangeRefusal::Kind::NothingToDo, {}};
    }
    if (level) {
        pool->level = change.level;
    } else {
        pool->count = change.count;
    }
    return after;
}

} // namespace poolhouse::core
