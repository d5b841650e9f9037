// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/pool_identities.h"

#include "models/core/limits.h"

#include <algorithm>
#include <set>

namespace poolhouse::fleet {

namespace {

/// The lowest mark that is not taken. More pools than rule 1 allows share marks.
int takeLowest(std::set<int>& taken) {
    for (int mark = 1; mark <= core::maxFollowerPools; ++mark) {
        if (taken.insert(mark).second) {
            return mark;
        }
    }
    return core::maxFollowerPools;
}

} // namespace

void PoolIdentities::update(const core::ClusterInfo& cluster, const PoolMarks& remembered) {
    std::erase_if(m_marks, [&cluster](const auto& marked) {
        return std::none_of(cluster.pools.begin(), cluster.pools.end(),
                            [&marked](const core::Pool& pool) { return pool.id == marked.first; });
    });
    std::set<int> taken;
    for (const auto& [id, mark] : m_marks) {
        taken.insert(mark);
    }
    for (const auto* pool : core::orderedPools(cluster)) {
        const auto mark = remembered.of(pool->id);
        if (!m_marks.contains(pool->id) && !pool->isLeader() && mark.value_or(0) > 0 && taken.insert(*mark).second) {
            m_marks.emplace(pool->id, *mark);
        }
    }
    for (const auto* pool : core::orderedPools(cluster)) {
        if (!m_marks.contains(pool->id)) {
            m_marks.emplace(pool->id, pool->isLeader() ? 0 : takeLowest(taken));
        }
    }
}

int PoolIdentities::of(const core::PoolId& pool) const {
    const auto at = m_marks.find(pool);
    return at == m_marks.end() ? 0 : at->second;
}

std::map<std::string, int> PoolIdentities::forNew(const std::vector<std::string>& names) const {
    std::set<int> taken;
    for (const auto& [id, mark] : m_marks) {
        taken.insert(mark);
    }
    std::map<std::string, int> marks;
    for (const auto& name : names) {
        marks.emplace(name, takeLowest(taken));
    }
    return marks;
}

} // namespace poolhouse::fleet
