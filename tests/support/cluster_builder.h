// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/level.h"
#include "models/core/pricing.h"

#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace poolhouse::test {

/// 2026-06-22T08:28:00Z, the current time of the design's pictures.
inline constexpr core::Instant pictureNow{std::chrono::sys_days(std::chrono::year(2026) / 6 / 22) +
                                          std::chrono::hours(8) + std::chrono::minutes(28)};

/// Builds a pool as reported by the API. Defaults: available, all instances up, one endpoint, connections unknown, no
/// connection limit.
class PoolBuilder {
public:
    PoolBuilder(std::string name, std::string level, int count) {
        m_pool.id.value = "pool-" + name;
        m_pool.name = std::move(name);
        m_pool.expectedLevel = std::move(level);
        m_pool.expectedCount = count;
        status("available");
    }
    static PoolBuilder leader(std::string level, int count = 1) {
        return {std::string(core::leaderPoolName), std::move(level), count};
    }

    PoolBuilder& id(std::string value) {
        m_pool.id.value = std::move(value);
        return *this;
    }
    PoolBuilder& used(std::optional<int> connections) {
        m_pool.connectionsUsed = connections;
        return *this;
    }
    PoolBuilder& apiLimit(std::optional<int> connections) {
        m_pool.expectedConnectionLimit = connections;
        return *this;
    }
    /// Any text, known or not.
    PoolBuilder& status(std::string_view text) {
        m_pool.status = core::readEnum(core::poolStatusWords(), text);
        return *this;
    }
    PoolBuilder& waiting(std::string message) {
        m_pool.waitStatus = {true, std::move(message)};
        return *this;
    }

    [[nodiscard]] core::Pool build() const {
        core::Pool pool = m_pool;
        for (int number = 0; number < pool.expectedCount; ++number) {
            pool.instances.push_back(instance(number));
        }
        pool.endpoints.push_back(
            {pool.name + ".example.com", 5432, core::readEnum(core::endpointStatusWords(), "available")});
        return pool;
    }

private:
    [[nodiscard]] core::Instance instance(int number) const {
        core::Instance made;
        made.id = m_pool.id.value + "-" + std::to_string(number + 1);
        made.name = made.id;
        made.level = m_pool.expectedLevel;
        made.role = core::readEnum(core::instanceRoleWords(), !m_pool.isLeader() ? "follower"
                                                              : number == 0      ? "leader"
                                                                                 : "standby");
        made.status = "up";
        return made;
    }

    core::Pool m_pool;
};

/// Builds a cluster of app example-app on plan advanced. Defaults: available, region us, no storage figure.
class ClusterBuilder {
public:
    explicit ClusterBuilder(std::string name) {
        m_cluster.id.value = "cluster-" + name;
        m_cluster.name = std::move(name);
        m_cluster.app = {{"app-example-app"}, "example-app"};
        m_cluster.tier = "advanced";
        m_cluster.version = "17.5";
        m_cluster.region = "us";
        status("available");
    }

    ClusterBuilder& id(std::string value) {
        m_cluster.id.value = std::move(value);
        return *this;
    }
    ClusterBuilder& app(std::string name) {
        m_cluster.app = {{"app-" + name}, name};
        return *this;
    }
    /// Any text, known or not.
    ClusterBuilder& status(std::string_view text) {
        m_cluster.status = core::readEnum(core::clusterStatusWords(), text);
        return *this;
    }
    ClusterBuilder& createdAt(core::Instant instant) {
        m_cluster.createdAt = instant;
        return *this;
    }
    ClusterBuilder& storage(std::optional<double> usedGb, std::optional<double> limitGb = 100'000) {
        m_cluster.planLimits.push_back({"storage-limit-in-gb", usedGb, limitGb});
        return *this;
    }
    ClusterBuilder& quota(core::Quota quota) {
        m_cluster.quotas.push_back(std::move(quota));
        return *this;
    }
    ClusterBuilder& pool(const PoolBuilder& pool) {
        m_cluster.pools.push_back(pool.build());
        return *this;
    }

    [[nodiscard]] core::ClusterInfo build() const { return m_cluster; }

private:
    core::ClusterInfo m_cluster;
};

/// The cluster of main-window.png, with the API's connection limits.
inline core::ClusterInfo rectangularCluster() {
    return ClusterBuilder("postgresql-rectangular-12345")
        .createdAt(core::Instant(std::chrono::sys_days(std::chrono::year(2026) / 2 / 3)))
        .storage(142)
        .pool(PoolBuilder::leader("8G-Performance", 2).used(612).apiLimit(800))
        .pool(PoolBuilder("analytics", "16G-Performance", 1).used(213).apiLimit(1600))
        .pool(PoolBuilder("web-reads", "4G-Performance", 3).used(1021).apiLimit(1140))
        .build();
}

/// Every published level.
inline core::Catalog publishedCatalog() {
    return core::Catalog({{"4G-Performance", 2, 4, 380},
                          {"8G-Performance", 2, 8, 800},
                          {"16G-Performance", 2, 16, 1600},
                          {"32G-Performance", 4, 32, 3200},
                          {"64G-Performance", 8, 64, 5000},
                          {"128G-Performance", 16, 128, 5000},
                          {"256G-Performance", 32, 256, 5000},
                          {"384G-Performance", 48, 384, 5000},
                          {"512G-Performance", 64, 512, 5000},
                          {"768G-Performance", 96, 768, 5000},
                          {"1536G-Performance", 192, 1536, 5000}});
}

/// Published prices; none above 32G. The other plans cost 1.2 and 1.4 times as much, with equal storage prices.
inline core::PriceList publishedPrices() {
    const auto table = [](std::int64_t tenths) {
        core::PriceTable prices;
        prices.levels = {{"4G-Performance", {core::Money{1500 * tenths}}},
                         {"8G-Performance", {core::Money{3000 * tenths}}},
                         {"16G-Performance", {core::Money{5000 * tenths}}},
                         {"32G-Performance", {core::Money{9000 * tenths}}}};
        prices.storage = core::StorageRate{100, core::Money{20}};
        return prices;
    };
    return {{{"advanced", table(10)}, {"advanced-private", table(12)}, {"advanced-shield", table(14)}}};
}

} // namespace poolhouse::test
