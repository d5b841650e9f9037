// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/targets.h"

#include "app/sandbox/cluster_events.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/provisioning.h"

namespace poolhouse::sandbox {

const ClusterRecord* advancedCluster(const Exchange& exchange) {
    const auto* cluster = exchange.state.findClusterById(exchange.parameters[0]);
    return cluster != nullptr && !cluster->classic() ? cluster : nullptr;
}

const ClusterRecord* classicCluster(const Exchange& exchange) {
    const auto* cluster = exchange.state.findCluster(exchange.parameters[0]);
    return cluster != nullptr && cluster->classic() ? cluster : nullptr;
}

const ClusterRecord* anyCluster(const Exchange& exchange) {
    return exchange.state.findClusterById(exchange.parameters[0]);
}

std::optional<Response> goneRefusal(const ClusterRecord& cluster) {
    if (cluster.state == "deprovisioning" || cluster.state == "deprovisioned") {
        return refused(ApiKind::Data, "The database is being destroyed.");
    }
    if (cluster.restStatus == "unavailable") {
        return refused(ApiKind::Data, "The database is unavailable; it cannot be changed until it is available again.");
    }
    return std::nullopt;
}

std::optional<Response> clusterRefusal(const ClusterRecord& cluster, core::Instant now) {
    if (auto refusal = goneRefusal(cluster)) {
        return refusal;
    }
    if (clusterStatus(cluster, now) == "migrating" || cluster.restStatus == "migrating") {
        return refused(ApiKind::Data, "The database is being migrated; it cannot be changed until that is done.");
    }
    if (cluster.expects(upgraded)) {
        return refused(ApiKind::Data, "The database is being upgraded; it cannot be changed until that is done.");
    }
    return std::nullopt;
}

} // namespace poolhouse::sandbox
