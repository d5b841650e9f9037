// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <string>
#include <vector>

namespace poolhouse::sandbox {

/// One pool of a cluster that a scenario describes.
struct PoolSpec {
    std::string name; ///< "leader" for the leader pool, which comes first
    std::string level;
    int count = 1;
    double connections = 0; ///< at the anchor
};

/// One cluster, complete and at rest.
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

/// Puts worlds together. Ids follow from the seed and the names.
class FleetBuilder {
public:
    FleetBuilder(std::string scenario, std::uint64_t seed, core::Instant anchor, std::string catalogue = "full");

    void app(const std::string& name, int ageDays = 400, const std::string& region = "us");
    /// The cluster as a record, to be altered before add().
    [[nodiscard]] ClusterRecord cluster(const ClusterSpec& spec) const;
    void add(ClusterRecord cluster) { m_state.insert(std::move(cluster)); }
    void add(const ClusterSpec& spec) { add(cluster(spec)); }
    /// A cluster whose provisioning began `ago` before the anchor.
    void addProvisioning(const ClusterSpec& spec, std::chrono::seconds ago);
    /// `pool` "leader" writes no namespace, as the owner's first attachment has none.
    void attach(const std::string& cluster, const std::string& app, const std::string& name,
                const std::string& pool = "leader");

    [[nodiscard]] const ClusterRecord& named(const std::string& cluster) const;
    [[nodiscard]] std::string poolId(const std::string& cluster, const std::string& pool) const;
    [[nodiscard]] core::Instant anchor() const { return m_state.world().anchor; }
    [[nodiscard]] core::Instant before(std::chrono::seconds ago) const { return anchor() - ago; }
    [[nodiscard]] State& state() { return m_state; }
    /// The finished world, with everything done that is due at the anchor.
    [[nodiscard]] State take();

private:
    State m_state;
};

} // namespace poolhouse::sandbox
