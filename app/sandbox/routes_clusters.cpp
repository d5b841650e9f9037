// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/catalogue.h"
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

/// A cluster that is still being provisioned answers 200 and waiting: the contract's x-error-model says why a 404 with
/// a message would end `data:pg:wait` at once. An id that never was does get that 404. Classic databases are never
/// waited for.
Response getWaitStatus(Exchange& exchange) {
    const auto* cluster = anyCluster(exchange);
    return cluster != nullptr ? jsonResponse(waitStatusJson(*cluster, exchange.now)) : noSuchCluster();
}

int majorOf(std::string_view version) {
    int major = 0;
    std::from_chars(version.data(), version.data() + version.size(), major);
    return major;
}

/// A refusal of an upgrade has a message and no id: the form that the contract knows for it.
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
    const auto asked = textMember(body.value(), ApiKind::Data, "version");
    if (!asked) {
        return asked.error();
    }
    const auto version = asked.value() ? fullVersion(*asked.value()) : std::optional(newestVersion());
    if (!version) {
        return upgradeRefused("PostgreSQL \"" + asked.value()->substr(0, 40) + "\" is not on offer; choose one of " +
                              versionNames() + ".");
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
