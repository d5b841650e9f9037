// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/provisioning.h"

#include "app/sandbox/identity.h"
#include "models/core/attachment.h"
#include "models/core/pool.h"

#include <algorithm>
#include <functional>

namespace poolhouse::sandbox {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// The kinds of steps, as they are stored.
constexpr std::string_view instanceUp = "instance-up";
constexpr std::string_view instanceGone = "instance-gone";
constexpr std::string_view instanceReplaced = "instance-replaced";
constexpr std::string_view finished = "finished";
constexpr std::string_view poolGone = "pool-gone";

bool isLeader(const PoolRecord& pool) {
    return pool.name == core::leaderPoolName;
}

Mix changeMix(const PoolRecord& pool, const WorldRecord& world) {
    return Mix(world.seed).with(pool.id).with(pool.changes);
}

/// Between two numbers of seconds, chosen by the mix, to the millisecond.
milliseconds spell(const Mix& mix, std::string_view what, int least, int most) {
    return milliseconds(mix.with(what).between(least * 1000, most * 1000));
}

InstanceRecord makeInstance(const PoolRecord& pool, const std::string& level, const Mix& mix, core::Instant at) {
    InstanceRecord instance;
    instance.id = makeInstanceId(mix);
    instance.level = level;
    instance.role = !isLeader(pool) ? "follower" : pool.instances.empty() ? "leader" : "standby";
    instance.updatedAt = at;
    return instance;
}

std::string endpointHost(const PoolRecord& pool, const ClusterRecord& cluster, const WorldRecord& world) {
    const auto id = makeInstanceId(Mix(world.seed).with(pool.id).with("endpoint"));
    return "c" + id.substr(1, 9) + "." + cluster.region + ".db.sandbox.invalid";
}

/// Steps for `count` instances to appear one by one; the pool is finished with the last one.
void scheduleArrivals(PoolRecord& pool, int count, const WorldRecord& world, core::Instant now) {
    const auto mix = changeMix(pool, world);
    auto at = now;
    for (int i = 0; i < count; ++i) {
        const auto one = mix.with(static_cast<std::uint64_t>(i));
        at += i == 0 ? spell(one, "first", 60, 90) : spell(one, "next", 15, 25);
        pool.steps.push_back({at, std::string(instanceUp), pool.level});
    }
    pool.steps.push_back({at, std::string(finished), {}});
}

std::string plural(int count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

void setEndpoints(PoolRecord& pool, const std::string& status) {
    for (auto& endpoint : pool.endpoints) {
        endpoint.status = status;
    }
}

/// The instance whose turn it is to be replaced: standby before leader, otherwise the first of the old level.
InstanceRecord* nextToReplace(PoolRecord& pool, const std::string& level) {
    InstanceRecord* found = nullptr;
    for (auto& instance : pool.instances) {
        if (instance.level != level && (found == nullptr || instance.role == "standby")) {
            found = &instance;
        }
    }
    return found;
}

void carryOut(PoolRecord& pool, const StepRecord& step, const WorldRecord& world) {
    const auto mix = changeMix(pool, world).with(step.kind).with(pool.steps.size());
    if (step.kind == instanceUp) {
        pool.instances.push_back(makeInstance(pool, step.level, mix, step.at));
    } else if (step.kind == instanceGone && !pool.instances.empty()) {
        pool.instances.pop_back();
    } else if (step.kind == instanceReplaced) {
        if (auto* old = nextToReplace(pool, step.level)) {
            old->id = makeInstanceId(mix);
            old->level = step.level;
            old->updatedAt = step.at;
        }
    } else if (step.kind == finished) {
        pool.status = "available";
        pool.message.clear();
        setEndpoints(pool, "available");
    }
}

/// Returns the names of the pools that are gone.
std::vector<std::string> advanceCluster(ClusterRecord& cluster, const WorldRecord& world, core::Instant now) {
    std::vector<std::string> gone;
    for (auto& pool : cluster.pools) {
        while (!pool.steps.empty() && pool.steps.front().at <= now) {
            const auto step = pool.steps.front();
            pool.steps.erase(pool.steps.begin());
            carryOut(pool, step, world);
            cluster.updatedAt = std::max(cluster.updatedAt, step.at);
            if (step.kind == poolGone) {
                gone.push_back(pool.name);
            }
        }
    }
    std::erase_if(cluster.pools, [&gone](const PoolRecord& pool) {
        return std::find(gone.begin(), gone.end(), pool.name) != gone.end();
    });
    if (cluster.readyAt && *cluster.readyAt <= now) {
        cluster.state = "provisioned";
        cluster.updatedAt = *cluster.readyAt;
        cluster.readyAt.reset();
    }
    return gone;
}

bool due(const ClusterRecord& cluster, core::Instant now) {
    return (cluster.readyAt && *cluster.readyAt <= now) ||
           std::any_of(cluster.pools.begin(), cluster.pools.end(),
                       [now](const PoolRecord& pool) { return pool.busy() && pool.steps.front().at <= now; });
}

template <class Change>
void changePool(State& state, const std::string& clusterId, const std::string& poolId, core::Instant now,
                Change&& change) {
    state.editCluster(clusterId, [&](ClusterRecord& cluster) {
        auto& pool = *cluster.findPool(poolId);
        ++pool.changes;
        pool.status = "modifying";
        pool.load.overLimit = false; // whatever held above the limit does not outlive a change
        cluster.updatedAt = now;
        change(pool);
    });
}

} // namespace

void advance(State& state, core::Instant now) {
    const auto busy = state.busyClusters(); // a copy: clusters leave the set while it is walked
    for (const auto& id : busy) {
        if (!due(state.clusters().at(id), now)) {
            continue;
        }
        std::vector<std::string> gone;
        state.editCluster(id, [&](ClusterRecord& cluster) { gone = advanceCluster(cluster, state.world(), now); });
        for (const auto& pool : gone) {
            for (const auto* attachment : state.attachmentsOfCluster(id)) {
                if (core::parseNamespace(attachment->target.value_or("")).pool == pool) {
                    state.eraseAttachment(attachment->id);
                }
            }
        }
    }
}

std::string beginPool(State& state, const std::string& clusterId, std::string name, std::string level, int count,
                      core::Instant now) {
    std::string id;
    state.editCluster(clusterId, [&](ClusterRecord& cluster) {
        PoolRecord pool;
        id = makeUuid(Mix(state.world().seed)
                          .with(cluster.id)
                          .with(name)
                          .with(static_cast<std::uint64_t>(now.time_since_epoch().count())));
        pool.id = id;
        pool.name = std::move(name);
        pool.level = std::move(level);
        pool.count = count;
        pool.status = "provisioning";
        pool.message = "Provisioning " + plural(count, "instance");
        pool.endpoints = {{endpointHost(pool, cluster, state.world()), 5432, "modifying"}};
        const auto start = std::max(now, cluster.readyAt.value_or(now)); // nothing to follow before there is a leader
        scheduleArrivals(pool, count, state.world(), start);
        cluster.updatedAt = now;
        cluster.pools.push_back(std::move(pool));
    });
    return id;
}

void beginCount(State& state, const std::string& clusterId, const std::string& poolId, int count, core::Instant now) {
    changePool(state, clusterId, poolId, now, [&](PoolRecord& pool) {
        const int there = static_cast<int>(pool.instances.size());
        pool.count = count;
        if (count >= there) {
            pool.message = isLeader(pool) ? "Adding the standby" : "Adding " + plural(count - there, "instance");
            scheduleArrivals(pool, count - there, state.world(), now);
            return;
        }
        pool.message = isLeader(pool) ? "Removing the standby" : "Removing " + plural(there - count, "instance");
        auto at = now;
        for (int i = 0; i < there - count; ++i) {
            at += spell(changeMix(pool, state.world()).with(static_cast<std::uint64_t>(i)), "leave", 8, 12);
            pool.steps.push_back({at, std::string(instanceGone), {}});
        }
        pool.steps.push_back({at, std::string(finished), {}});
    });
}

void beginLevel(State& state, const std::string& clusterId, const std::string& poolId, const std::string& level,
                core::Instant now) {
    changePool(state, clusterId, poolId, now, [&](PoolRecord& pool) {
        pool.level = level;
        pool.message = "Changing the level to " + level;
        const auto whole = spell(changeMix(pool, state.world()), "level", 120, 180);
        const auto count = static_cast<std::int64_t>(pool.instances.size());
        for (std::int64_t i = 1; i <= count; ++i) {
            pool.steps.push_back({now + whole * i / count, std::string(instanceReplaced), level});
        }
        // an empty pool only has its description changed
        pool.steps.push_back({count == 0 ? now + seconds(5) : now + whole, std::string(finished), {}});
    });
}

void beginDestroy(State& state, const std::string& clusterId, const std::string& poolId, core::Instant now) {
    changePool(state, clusterId, poolId, now, [&](PoolRecord& pool) {
        pool.message = "Destroying the pool";
        pool.load = {};
        setEndpoints(pool, "deprovisioning");
        pool.steps = {{now + spell(changeMix(pool, state.world()), "destroy", 30, 45), std::string(poolGone), {}}};
    });
}

void beginCluster(ClusterRecord& cluster, const WorldRecord& world, core::Instant now) {
    cluster.state = "provisioning";
    cluster.createdAt = now;
    cluster.updatedAt = now;
    cluster.readyAt = now + spell(Mix(world.seed).with(cluster.id), "cluster", 180, 240);
    for (auto& pool : cluster.pools) {
        const auto count = static_cast<std::int64_t>(pool.count);
        pool.status = "provisioning";
        pool.message = "Provisioning " + plural(pool.count, "instance");
        pool.endpoints = {{endpointHost(pool, cluster, world), 5432, "modifying"}};
        for (std::int64_t i = 1; i <= count; ++i) {
            pool.steps.push_back({now + (*cluster.readyAt - now) * i / count, std::string(instanceUp), pool.level});
        }
        pool.steps.push_back({*cluster.readyAt, std::string(finished), {}});
    }
}

void completePool(PoolRecord& pool, const ClusterRecord& cluster, const WorldRecord& world, core::Instant at) {
    pool.endpoints = {{endpointHost(pool, cluster, world), 5432, "available"}};
    for (int i = 0; i < pool.count; ++i) {
        const auto mix = changeMix(pool, world).with(static_cast<std::uint64_t>(i));
        pool.instances.push_back(makeInstance(pool, pool.level, mix, at));
    }
}

bool beingDestroyed(const PoolRecord& pool) {
    return pool.busy() && pool.steps.back().kind == poolGone;
}

std::string clusterStatus(const ClusterRecord& cluster) {
    if (cluster.state == "provisioning") {
        return "provisioning";
    }
    const bool busy = std::any_of(cluster.pools.begin(), cluster.pools.end(), std::mem_fn(&PoolRecord::busy));
    return busy && cluster.restStatus == "available" ? "modifying" : cluster.restStatus;
}

std::string clusterMessage(const ClusterRecord& cluster) {
    if (cluster.state == "provisioning") {
        return "Provisioning";
    }
    std::string message;
    for (const auto& pool : cluster.pools) {
        if (pool.busy()) {
            message += (message.empty() ? "" : "; ") + pool.name + ": " + pool.message;
        }
    }
    if (message.empty() && cluster.restStatus == "migrating") {
        return "Migrating";
    }
    return message;
}

} // namespace poolhouse::sandbox
