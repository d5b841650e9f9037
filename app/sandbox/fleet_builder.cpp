// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fleet_builder.h"

#include "app/sandbox/app_config.h"
#include "app/sandbox/credentials.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/maintenance.h"
#include "app/sandbox/provisioning.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

WorldRecord worldOf(std::string scenario, std::uint64_t seed, core::Instant anchor, std::string catalog) {
    WorldRecord world;
    world.scenario = std::move(scenario);
    world.seed = seed;
    world.anchor = anchor;
    world.catalog = std::move(catalog);
    world.accountId = makeUuid(Mix(seed).with("account"));
    return world;
}

} // namespace

FleetBuilder::FleetBuilder(std::string scenario, std::uint64_t seed, core::Instant anchor, std::string catalog)
    : m_state(worldOf(std::move(scenario), seed, anchor, std::move(catalog))) {}

void FleetBuilder::app(const std::string& name, int ageDays, const std::string& region) {
    AppRecord app;
    app.id = makeUuid(Mix(m_state.world().seed).with("app").with(name));
    app.name = name;
    app.region = region;
    app.createdAt = anchor() - std::chrono::days(ageDays);
    app.releases = {{1, "Initial release", app.createdAt}, {2, "Enable Logplex", app.createdAt}};
    app.formation = {{"web", 1, "Standard-1X", "bin/server"}};
    m_state.insert(std::move(app));
}

ClusterRecord FleetBuilder::cluster(const ClusterSpec& spec) const {
    const auto& world = m_state.world();
    const Mix mix = Mix(world.seed).with("cluster").with(spec.name);
    ClusterRecord cluster;
    cluster.id = makeUuid(mix);
    cluster.name = spec.name;
    cluster.appId = m_state.findApp(spec.app)->id;
    cluster.plan = spec.plan;
    cluster.region = spec.region;
    cluster.version = spec.version;
    cluster.createdAt = anchor() - std::chrono::days(spec.ageDays) - std::chrono::minutes(mix.between(0, 1000));
    cluster.updatedAt = cluster.createdAt;
    cluster.storageGb = spec.storageGb;
    cluster.growthGbPerDay = spec.storageGb * (0.001 + 0.003 * mix.with("growth").unit());
    cluster.tables = mix.with("tables").between(12, 240);
    cluster.windowMinute = mix.with("window").between(0, minutesOfWeek / 30 - 1) * 30;
    cluster.credentials.push_back(makeOwner(cluster, world));
    cluster.quotas.push_back({"storage", std::nullopt, std::nullopt, std::nullopt, "none", false, anchor()});
    for (const auto& each : spec.pools) {
        PoolRecord pool;
        pool.id = makeUuid(mix.with("pool").with(each.name));
        pool.name = each.name;
        pool.level = each.level;
        pool.count = each.count;
        pool.load.atAnchor = each.connections;
        completePool(pool, cluster, world, cluster.createdAt);
        cluster.pools.push_back(std::move(pool));
    }
    return cluster;
}

void FleetBuilder::addProvisioning(const ClusterSpec& spec, std::chrono::seconds ago) {
    auto record = cluster(spec);
    for (auto& pool : record.pools) {
        pool.instances.clear();
    }
    record.storageGb = 0;
    record.tables = 0;
    beginCluster(record, m_state.world(), before(ago));
    add(std::move(record));
}

void FleetBuilder::addClassic(const std::string& name, const std::string& app, const std::string& plan,
                              double storageGb, const std::string& attachment) {
    auto record = cluster({name, app, storageGb, {}, plan});
    record.tier = plan.substr(0, plan.find('-'));
    record.rollback = false;
    record.quotas.clear();
    add(std::move(record));
    attach(name, app, attachment);
}

void FleetBuilder::planMaintenanceOf(const std::string& cluster) {
    const auto id = named(cluster).id;
    const auto past = anchor() - std::chrono::weeks(11);
    planMaintenance(m_state, id, past, past - std::chrono::weeks(3));
    planMaintenance(m_state, id, anchor() + std::chrono::weeks(3), anchor());
}

void FleetBuilder::attach(const std::string& cluster, const std::string& app, const std::string& name,
                          const std::string& pool) {
    const auto& target = named(cluster);
    AttachmentRecord attachment;
    attachment.appId = m_state.findApp(app)->id;
    attachment.clusterId = target.id;
    attachment.name = name;
    attachment.id = makeUuid(Mix(m_state.world().seed).with("attachment").with(attachment.appId).with(name));
    attachment.createdAt = target.createdAt;
    if (pool != "leader") {
        attachment.target = "pool:" + pool;
    }
    const auto last = m_state.apps().at(attachment.appId).releases.back().createdAt;
    const auto when = std::max(last, attachment.createdAt);
    sandbox::attach(m_state, std::move(attachment), when);
}

const ClusterRecord& FleetBuilder::named(const std::string& cluster) const {
    return *m_state.findCluster(cluster);
}

std::string FleetBuilder::poolId(const std::string& cluster, const std::string& pool) const {
    const auto& pools = named(cluster).pools;
    return std::find_if(pools.begin(), pools.end(), [&](const PoolRecord& each) { return each.name == pool; })->id;
}

State FleetBuilder::build() {
    advance(m_state, anchor());
    return std::move(m_state);
}

} // namespace poolhouse::sandbox
