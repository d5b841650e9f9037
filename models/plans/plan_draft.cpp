// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/plan_draft.h"

#include "models/core/attachment_name.h"
#include "models/core/limits.h"
#include "models/core/pool_name.h"

#include <algorithm>
#include <set>

namespace poolhouse::plans {

namespace {

std::vector<core::PoolShape> orderedShapes(const core::ClusterInfo& info) {
    std::vector<core::PoolShape> shapes;
    for (const auto* pool : core::orderedPools(info)) {
        shapes.push_back(core::shapeOf(*pool));
    }
    return shapes;
}

/// In any order.
bool samePools(std::vector<core::PoolShape> a, std::vector<core::PoolShape> b) {
    const auto byName = [](const core::PoolShape& left, const core::PoolShape& right) {
        return left.name < right.name;
    };
    std::sort(a.begin(), a.end(), byName);
    std::sort(b.begin(), b.end(), byName);
    return a == b;
}

/// The wanted shape of a row whose pool is `now`: whatever the plan does not change follows the cluster.
std::optional<core::PoolShape> wantedOf(const PlannedPool& row, const core::PoolShape& now) {
    if (!row.wanted || !row.live) {
        return row.wanted;
    }
    core::PoolShape wanted = now;
    if (row.wanted->level != row.live->level) {
        wanted.level = row.wanted->level;
    }
    if (row.wanted->count != row.live->count) {
        wanted.count = row.wanted->count;
    }
    return wanted;
}

/// The name of a pool of the cluster with the same letters (rule 6); without one, the name itself.
std::string spelledIn(const PlannedCluster& cluster, const std::string& name) {
    const auto at = std::find_if(cluster.pools.begin(), cluster.pools.end(), [&name](const PlannedPool& pool) {
        return core::sameIgnoringCase(pool.shape().name, name);
    });
    return at == cluster.pools.end() ? name : at->shape().name;
}

const core::Attachment* attachmentOf(const std::string& app, const std::string& name,
                                     const std::vector<core::Attachment>& all) {
    const auto at = std::find_if(all.begin(), all.end(), [&](const core::Attachment& each) {
        return each.app.name == app && each.name == name;
    });
    return at == all.end() ? nullptr : &*at;
}

} // namespace

bool NeedsDraft::observed() const {
    return std::any_of(workloads.begin(), workloads.end(), [](const WorkloadDraft& each) { return each.observed; });
}

std::vector<core::PoolShape> PlannedCluster::live() const {
    std::vector<core::PoolShape> shapes;
    for (const auto& pool : pools) {
        if (pool.live) {
            shapes.push_back(*pool.live);
        }
    }
    return shapes;
}

std::vector<core::PoolShape> PlannedCluster::wanted() const {
    std::vector<core::PoolShape> shapes;
    for (const auto& pool : pools) {
        if (pool.wanted) {
            shapes.push_back(*pool.wanted);
        }
    }
    return shapes;
}

bool PlannedCluster::changed() const {
    return !moves.empty() ||
           std::any_of(pools.begin(), pools.end(), [](const PlannedPool& pool) { return pool.changed(); });
}

const PlannedCluster* PlanDraft::find(const core::ClusterId& id) const {
    const auto at =
        std::find_if(clusters.begin(), clusters.end(), [&id](const PlannedCluster& each) { return each.id == id; });
    return at == clusters.end() ? nullptr : &*at;
}

PlannedCluster* PlanDraft::find(const core::ClusterId& id) {
    const auto at =
        std::find_if(clusters.begin(), clusters.end(), [&id](const PlannedCluster& each) { return each.id == id; });
    return at == clusters.end() ? nullptr : &*at;
}

bool PlanDraft::changed() const {
    return std::any_of(clusters.begin(), clusters.end(), [](const PlannedCluster& each) { return each.changed(); });
}

PlannedCluster plannedAsLive(const core::ClusterInfo& info) {
    PlannedCluster cluster{info.id, info.name, info.app.name, {}, {}};
    for (auto& shape : orderedShapes(info)) {
        cluster.pools.push_back({shape, shape});
    }
    const auto* leader = info.leader();
    cluster.needs.leaderHighAvailability = leader != nullptr && core::highlyAvailable(core::shapeOf(*leader));
    return cluster;
}

void wantShapes(PlannedCluster& cluster, const std::vector<core::PoolShape>& wanted) {
    std::erase_if(cluster.pools, [](const PlannedPool& pool) { return pool.created(); });
    std::vector<bool> taken(wanted.size(), false);
    for (auto& pool : cluster.pools) {
        pool.wanted.reset();
        for (std::size_t index = 0; index < wanted.size(); ++index) {
            if (!taken[index] && core::sameIgnoringCase(wanted[index].name, pool.live->name)) {
                pool.wanted = wanted[index];
                pool.wanted->name = pool.live->name;
                taken[index] = true;
                break;
            }
        }
    }
    for (std::size_t index = 0; index < wanted.size(); ++index) {
        if (!taken[index]) {
            cluster.pools.push_back({std::nullopt, wanted[index]});
        }
    }
}

bool drifted(const PlannedCluster& planned, const core::ClusterInfo& now) {
    return !samePools(planned.live(), orderedShapes(now));
}

bool arrived(const PlannedCluster& planned, const core::ClusterInfo& now,
             const std::vector<core::Attachment>& attachments) {
    return samePools(planned.wanted(), orderedShapes(now)) &&
           std::all_of(planned.moves.begin(), planned.moves.end(), [&](const core::AttachmentMove& move) {
               const auto* made = move.to ? attachmentOf(move.app, move.to->name, attachments) : nullptr;
               const bool left = !move.from || attachmentOf(move.app, move.from->name, attachments) == nullptr;
               return left && (!move.to || (made != nullptr && made->target.pool == move.to->pool));
           });
}

void rebaseMoves(PlannedCluster& cluster, const std::vector<core::Attachment>& attachments, const NamesInUse& inUse) {
    for (auto& move : cluster.moves) {
        const auto* old = move.from ? attachmentOf(move.app, move.from->name, attachments) : nullptr;
        const auto* made = move.to ? attachmentOf(move.app, move.to->name, attachments) : nullptr;
        if (old == nullptr) {
            move.from.reset();
        } else {
            move.from->pool = old->target.pool;
            move.credential = old->target.role;
        }
        if (old != nullptr && move.to && old->target.pool == move.to->pool) {
            move = {};
        } else if (made != nullptr) {
            const auto pool = move.to->pool;
            move.to.reset();
            if (made->target.pool != pool) {
                move.to = core::AttachmentPlace{pool, core::generateAttachmentName(pool, inUse(move.app))};
            }
        }
    }
    std::erase_if(cluster.moves, [](const core::AttachmentMove& move) { return !move.from && !move.to; });
}

void dropLostMoves(PlannedCluster& cluster) {
    const auto lacks = [](const std::vector<core::PoolShape>& pools,
                          const std::optional<core::AttachmentPlace>& place) {
        return place && std::none_of(pools.begin(), pools.end(),
                                     [&place](const core::PoolShape& pool) { return pool.name == place->pool; });
    };
    std::erase_if(cluster.moves, [&, live = cluster.live(), wanted = cluster.wanted()](const auto& move) {
        return lacks(live, move.from) || lacks(wanted, move.to);
    });
}

core::AttachmentMove* moveOf(PlannedCluster& cluster, const std::string& app, const std::string& attachment) {
    const auto at = std::find_if(cluster.moves.begin(), cluster.moves.end(), [&](const core::AttachmentMove& move) {
        return move.app == app &&
               ((move.from && move.from->name == attachment) || (move.to && move.to->name == attachment));
    });
    return at == cluster.moves.end() ? nullptr : &*at;
}

PlannedCluster rebased(const PlannedCluster& planned, const core::ClusterInfo& now) {
    PlannedCluster result{planned.id, now.name, now.app.name, {}, planned.needs, planned.moves};
    std::set<std::string> present;
    for (auto& shape : orderedShapes(now)) {
        const auto row = std::find_if(planned.pools.begin(), planned.pools.end(),
                                      [&shape](const PlannedPool& pool) { return pool.shape().name == shape.name; });
        present.insert(shape.name);
        result.pools.push_back({shape, row == planned.pools.end() ? shape : wantedOf(*row, shape)});
    }
    for (const auto& pool : planned.pools) {
        if (pool.created() && present.count(pool.wanted->name) == 0) {
            result.pools.push_back(pool);
        }
    }
    return result;
}

void nameLikeLive(std::vector<core::PoolShape>& followers, const PlannedCluster& cluster) {
    std::vector<std::string> taken{std::string(core::leaderPoolName)};
    for (auto& shape : followers) {
        shape.name = spelledIn(cluster, shape.name);
        taken.push_back(shape.name);
    }
    std::vector<core::PoolShape> free;
    for (const auto& shape : cluster.live()) {
        if (shape.role == core::PoolRole::Follower &&
            std::find(taken.begin(), taken.end(), shape.name) == taken.end()) {
            free.push_back(shape);
        }
    }
    // Closest first: nothing to change, then only the count, then anything.
    for (int rank = 0; rank < 3; ++rank) {
        for (auto& shape : followers) {
            const auto fits = [&shape, rank](const core::PoolShape& live) {
                return (rank > 1 || live.level == shape.level) && (rank > 0 || live.count == shape.count);
            };
            const auto at = shape.name.empty() ? std::find_if(free.begin(), free.end(), fits) : free.end();
            if (at != free.end()) {
                shape.name = at->name;
                taken.push_back(at->name);
                free.erase(at);
            }
        }
    }
    for (auto& shape : followers) {
        if (shape.name.empty()) {
            shape.name = core::suggestPoolName("reads", taken);
            taken.push_back(shape.name);
        }
    }
}

std::vector<core::PoolShape> shapesLike(std::vector<core::PoolShape> others, const PlannedCluster& cluster) {
    std::set<std::string> live;
    for (const auto& shape : cluster.live()) {
        live.insert(shape.name);
    }
    std::vector<std::string> names; // as given
    names.reserve(others.size());
    for (auto& shape : others) {
        shape.name = spelledIn(cluster, shape.name);
        names.push_back(shape.name);
        if (shape.role == core::PoolRole::Follower && live.count(shape.name) == 0) {
            shape.name.clear();
        }
    }
    nameLikeLive(others, cluster);
    for (std::size_t index = 0; index < others.size(); ++index) {
        const bool created = live.count(others[index].name) == 0;
        const bool taken = std::any_of(others.begin(), others.end(),
                                       [&](const core::PoolShape& each) { return each.name == names[index]; });
        if (created && !taken) {
            others[index].name = names[index];
        }
    }
    return others;
}

} // namespace poolhouse::plans
