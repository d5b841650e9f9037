// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <string>
#include <vector>

namespace poolhouse::sandbox {

/// A pool as described by a scenario.
struct PoolSpec {
    std::string name; ///< the leader pool, "leader", comes first
    std::string level;
    int count = 1;
    double connections = 0; ///< in use at the anchor instant
};

/// A fully provisioned cluster as described by a scenario.
struct ClusterSpec {
    std::string name;
    std::string app;
    double storageGb = 40;
    std::vector<PoolSpec> pools;
    std::string plan = "advanced";
    std::string version = "17.5";
    std::string region = "us";
    int ageDays = 120;
};

/// Builds the state of a scenario. Ids derive from seed and names.
class FleetBuilder {
public:
    FleetBuilder(std::string scenario, std::uint64_t seed, core::Instant anchor, std::string catalog = "full");

    void app(const std::string& name, int ageDays = 400, const std::string& region = "us");
    /// The cluster as a record, to be modified before add().
    [[nodiscard]] ClusterRecord cluster(const ClusterSpec& spec) const;
    void add(ClusterRecord cluster) { m_state.insert(std::move(cluster)); }
    void add(const ClusterSpec& spec) { add(cluster(spec)); }
    /// Adds a cluster whose provisioning began `ago` before the anchor.
    void addProvisioning(const ClusterSpec& spec, std::chrono::seconds ago);
    /// Adds a classic database (plan "standard-2"), attached to its app as `attachment`.
    void addClassic(const std::string& name, const std::string& app, const std::string& plan, double storageGb,
                    const std::string& attachment);
    /// Adds a past maintenance and one planned for the cluster's window in three weeks.
    void planMaintenanceOf(const std::string& cluster);
    /// Attaches `pool`; for "leader" the namespace is null.
    void attach(const std::string& cluster, const std::string& app, const std::string& name,
                const std::string& pool = "leader");

    [[nodiscard]] const ClusterRecord& named(const std::string& cluster) const;
    [[nodiscard]] std::string poolId(const std::string& cluster, const std::string& pool) const;
    [[nodiscard]] core::Instant anchor() const { return m_state.world().anchor; }
    [[nodiscard]] core::Instant before(std::chrono::seconds ago) const { return anchor() - ago; }
    [[nodiscard]] State& state() { return m_state; }
    /// The finished state, advanced to the anchor. The builder is empty afterwards.
    [[nodiscard]] State build();

private:
    State m_state;
};

} // namespace poolhouse::sandbox
