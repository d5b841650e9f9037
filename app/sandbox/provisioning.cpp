// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/provisioning.h"

#include "app/sandbox/app_config.h"
#include "app/sandbox/cluster_events.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/maintenance.h"
#include "models/core/attachment.h"
#include "models/core/pool.h"

#include <algorithm>
#include <functional>

namespace poolhouse::sandbox {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Step kinds, as stored in the database.
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

/// A duration from `least` to `most` seconds, in milliseconds.
milliseconds randomDuration(const Mix& mix, std::string_view what, int least, int most) {
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

/// Schedules `count` instances one after another; the change finishes with the last one.
void scheduleArrivals(PoolRecord& pool, int count, const WorldRecord& world, core::Instant now) {
    const auto mix = changeMix(pool, world);
    auto at = now;
    for (int i = 0; i < count; ++i) {
        const auto one = mix.with(static_cast<std::uint64_t>(i));
        at += i == 0 ? randomDuration(one, "first", 60, 90) : randomDuration(one, "next", 15, 25);
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

/// The next instance to replace: the standby before the leader, else the first of the old level.
InstanceRecord* nextToReplace(PoolRecord& pool, const std::string& level) {
    InstanceRecord* found = nullptr;
    for (auto& instance : pool.instances) {
        if (instance.level != level && (found == nullptr || instance.role == "standby")) {
            found = &instance;
        }
    }
    return found;
}

void applyStep(PoolRecord& pool, const StepRecord& step, const WorldRecord& world) {
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

/// Returns the names of removed pools.
std::vector<std::string> advanceCluster(ClusterRecord& cluster, const WorldRecord& world, core::Instant now) {
    std::vector<std::string> gone;
    for (auto& pool : cluster.pools) {
        while (!pool.steps.empty() && pool.steps.front().at <= now) {
            const auto step = pool.steps.front();
            pool.steps.erase(pool.steps.begin());
            applyStep(pool, step, world);
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

/// Removes and returns the cluster's next due event.
std::optional<EventRecord> takeDueEvent(State& state, const std::string& id, core::Instant now) {
    const auto* cluster = state.findClusterById(id);
    if (cluster == nullptr || cluster->events.empty() || cluster->events.front().at > now) {
        return std::nullopt;
    }
    const auto event = cluster->events.front();
    state.editCluster(id, [](ClusterRecord& record) { record.events.erase(record.events.begin()); });
    return event;
}

/// Adds a release per attachment of a database that has become available.
void releaseConfigVars(State& state, const std::string& clusterId, core::Instant at) {
    const auto& name = state.clusters().at(clusterId).name;
    for (const auto* attachment : state.attachmentsOfCluster(clusterId)) {
        addRelease(state, attachment->appId, attachSentence(attachment->name, name), at,
                   {{configVarName(attachment->name), std::nullopt}});
    }
}

void advanceOne(State& state, const std::string& id, core::Instant now) {
    std::vector<std::string> gone;
    const auto ready = state.clusters().at(id).readyAt;
    state.editCluster(id, [&](ClusterRecord& cluster) { gone = advanceCluster(cluster, state.world(), now); });
    if (ready && *ready <= now) {
        releaseConfigVars(state, id, *ready);
    }
    for (const auto& pool : gone) {
        for (const auto* attachment : state.attachmentsOfCluster(id)) {
            if (core::parseNamespace(attachment->target.value_or("")).pool == pool) {
                detach(state, std::string(attachment->id), now);
            }
        }
    }
    while (const auto event = takeDueEvent(state, id, now)) {
        applyEvent(state, id, *event);
    }
}

template <class Change>
void changePool(State& state, const std::string& clusterId, const std::string& poolId, core::Instant now,
                Change&& change) {
    state.editCluster(clusterId, [&](ClusterRecord& cluster) {
        auto& pool = *cluster.findPool(poolId);
        ++pool.changes;
        pool.status = "modifying";
        pool.load.overLimit = false; // a change ends the simulated excess
        cluster.updatedAt = now;
        change(pool);
    });
}

} // namespace

void advance(State& state, core::Instant now) {
    for (const auto& id : state.dueClusters(now)) {
        advanceOne(state, id, now);
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
        const auto start = std::max(now, cluster.readyAt.value_or(now)); // followers need a leader
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
            at += randomDuration(changeMix(pool, state.world()).with(static_cast<std::uint64_t>(i)), "leave", 8, 12);
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
        const auto whole = randomDuration(changeMix(pool, state.world()), "level", 120, 180);
        const auto count = static_cast<std::int64_t>(pool.instances.size());
        for (std::int64_t i = 1; i <= count; ++i) {
            pool.steps.push_back({now + whole * i / count, std::string(instanceReplaced), level});
        }
        // an empty pool has no instances to replace
        pool.steps.push_back({count == 0 ? now + seconds(5) : now + whole, std::string(finished), {}});
    });
}

void beginDestroy(State& state, const std::string& clusterId, const std::string& poolId, core::Instant now) {
    changePool(state, clusterId, poolId, now, [&](PoolRecord& pool) {
        pool.message = "Destroying the pool";
        pool.load = {};
        setEndpoints(pool, "deprovisioning");
        pool.steps = {
            {now + randomDuration(changeMix(pool, state.world()), "destroy", 30, 45), std::string(poolGone), {}}};
    });
}

void beginCluster(ClusterRecord& cluster, const WorldRecord& world, core::Instant now) {
    cluster.state = "provisioning";
    cluster.createdAt = now;
    cluster.updatedAt = now;
    cluster.readyAt = now + randomDuration(Mix(world.seed).with(cluster.id), "cluster", 180, 240);
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

std::optional<RollbackWindow> rollbackWindow(const ClusterRecord& cluster, core::Instant now) {
    if (!cluster.rollback || cluster.classic() || cluster.state != "provisioned") {
        return std::nullopt;
    }
    const core::Instant latest = std::chrono::floor<std::chrono::minutes>(now);
    const auto earliest = std::max<core::Instant>(cluster.createdAt, latest - std::chrono::days(7));
    return RollbackWindow{std::min(earliest, latest), latest};
}

std::string clusterStatus(const ClusterRecord& cluster, core::Instant now) {
    if (cluster.state == "provisioning") {
        return "provisioning";
    }
    if (migrationActive(cluster) && cluster.migration->status != "creating_target") {
        return "migrating";
    }
    const bool busy = std::any_of(cluster.pools.begin(), cluster.pools.end(), std::mem_fn(&PoolRecord::busy)) ||
                      cluster.expects(settingsApplied) || cluster.expects(upgraded) || maintenanceRunning(cluster, now);
    return busy && cluster.restStatus == "available" ? "modifying" : cluster.restStatus;
}

std::string clusterMessage(const ClusterRecord& cluster, core::Instant now) {
    if (cluster.state == "provisioning") {
        return "Provisioning";
    }
    if (clusterStatus(cluster, now) == "migrating") {
        return cluster.migration && cluster.migration->status == "ready" ? "" : "Migrating";
    }
    std::string message = cluster.expects(upgraded)          ? "Upgrading"
                          : cluster.expects(settingsApplied) ? "Updating"
                          : maintenanceRunning(cluster, now) ? "Maintenance"
                                                             : "";
    for (const auto& pool : cluster.pools) {
        if (pool.busy()) {
            message += (message.empty() ? "" : "; ") + pool.name + ": " + pool.message;
        }
    }
    return message;
}

} // namespace poolhouse::sandbox
