// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/catalog.h"
#include "app/sandbox/cluster_events.h"
#include "app/sandbox/data_json.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/targets.h"

#include <array>
#include <charconv>

namespace poolhouse::sandbox {

namespace {

Response getInfo(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    return cluster != nullptr ? jsonResponse(clusterInfoJson(*cluster, exchange.state, exchange.now)) : noSuchCluster();
}

/// 200 and waiting while the cluster is provisioned, since a 404 with a message would end `data:pg:wait` (API contract,
/// x-error-model). 404 for an unknown id. Classic databases are never waiting.
Response getWaitStatus(Exchange& exchange) {
    const auto* cluster = anyCluster(exchange);
    return cluster != nullptr ? jsonResponse(waitStatusJson(*cluster, exchange.now)) : noSuchCluster();
}

int majorOf(std::string_view version) {
    int major = 0;
    std::from_chars(version.data(), version.data() + version.size(), major);
    return major;
}

/// In the contract, a refused upgrade has a message but no id.
Response upgradeRefused(const std::string& sentence) {
    return jsonResponse({{"message", sentence}}, 422);
}

Response runUpgrade(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto body = objectBody(exchange, ApiKind::Data, {"version"});
    if (!body) {
        return body.error();
    }
    const auto requested = textMember(body.value(), ApiKind::Data, "version");
    if (!requested) {
        return requested.error();
    }
    const auto version = requested.value() ? fullVersion(*requested.value()) : std::optional(newestVersion());
    if (!version) {
        return upgradeRefused("PostgreSQL \"" + requested.value()->substr(0, 40) +
                              "\" is not on offer; choose one of " + versionNames() + ".");
    }
    if (cluster->state == "provisioning") {
        return upgradeRefused("The database is still being provisioned; it can be upgraded when it is available.");
    }
    if (auto refusal = clusterRefusal(*cluster, exchange.now)) {
        return *refusal;
    }
    if (clusterStatus(*cluster, exchange.now) == "modifying") {
        return upgradeRefused("The database is being modified; it can be upgraded when that is done.");
    }
    if (majorOf(*version) <= majorOf(cluster->version)) {
        return upgradeRefused("The database runs PostgreSQL " + cluster->version + " already; an upgrade to " +
                              *version + " would not raise its version.");
    }
    const auto message = "Upgrading " + cluster->name + " to PostgreSQL " + *version + ".";
    beginUpgrade(exchange.state, std::string(cluster->id), *version, exchange.now);
    return jsonResponse({{"message", message}});
}

} // namespace

std::span<const Route> clusterRoutes() {
    static constexpr std::array routes{Route{"GET", "/data/postgres/v1/{id}/info", getInfo, ApiKind::Data},
                                       Route{"GET", "/data/postgres/v1/{id}/wait_status", getWaitStatus, ApiKind::Data},
                                       Route{"POST", "/data/postgres/v1/{id}/upgrade/run", runUpgrade, ApiKind::Data}};
    return routes;
}

} // namespace poolhouse::sandbox
