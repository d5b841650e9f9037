// SPDX-License-Identifier: GPL-3.0-or-later
// Classic databases: credentials, and the bastion of those in a private space.
#include "app/sandbox/cluster_events.h"
#include "app/sandbox/credential_rules.h"
#include "app/sandbox/credentials.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/targets.h"
#include "models/core/pool.h"

#include <array>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

bool isEssential(const ClusterRecord& cluster) {
    return cluster.plan.starts_with("essential");
}

std::string roleState(const CredentialRecord& credential, const RoleRecord& role) {
    if (role.state == "active") {
        return "active";
    }
    return credential.state == "enabling" ? "enabling" : "revoking";
}

json classicJson(const CredentialRecord& credential, const ClusterRecord& cluster, const WorldRecord& world) {
    json roles = json::array();
    for (const auto& role : credential.roles) {
        roles.push_back({{"user", role.user},
                         {"password", passwordOf(role, credential, world)},
                         {"state", roleState(credential, role)},
                         {"connections", role.state == "active" ? json(0) : json(nullptr)}});
    }
    return {{"uuid", credential.id},
            {"name", credential.name},
            {"state", credential.state == "enabling" ? "provisioning" : credential.state},
            {"host", hostOf(cluster, world, core::leaderPoolName)},
            {"port", "5432"},
            {"database", databaseOf(cluster, world)},
            {"credentials", std::move(roles)}};
}

Response listClassicCredentials(Exchange& exchange) {
    const auto* cluster = classicCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    json list = json::array();
    for (const auto& credential : cluster->credentials) {
        list.push_back(classicJson(credential, *cluster, exchange.state.world()));
    }
    return jsonResponse(list);
}

Response getClassicCredential(Exchange& exchange) {
    const auto* cluster = classicCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto* credential = cluster->findCredential(exchange.parameters[1]);
    return credential != nullptr ? jsonResponse(classicJson(*credential, *cluster, exchange.state.world()))
                                 : noSuch("credential");
}

Response createClassicCredential(Exchange& exchange) {
    const auto* cluster = classicCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto name = newCredentialName(exchange, *cluster);
    if (!name) {
        return name.error();
    }
    if (isEssential(*cluster)) {
        return refused(dataApi, "Databases of the essential plans have one credential only.");
    }
    beginCredential(exchange.state, std::string(cluster->id), name.value(), exchange.now);
    return jsonResponse(classicJson(*cluster->findCredential(name.value()), *cluster, exchange.state.world()), 201);
}

Response destroyClassicCredential(Exchange& exchange) {
    const auto* cluster = classicCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    if (auto refusal = destroyCredentialRefusal(exchange, *cluster, exchange.parameters[1])) {
        return *std::move(refusal);
    }
    revoke(exchange, *cluster, exchange.parameters[1]);
    return jsonResponse(
        classicJson(*cluster->findCredential(exchange.parameters[1]), *cluster, exchange.state.world()));
}

Response rotateClassicCredential(Exchange& exchange) {
    const auto* cluster = classicCluster(exchange);
    return cluster != nullptr ? rotate(exchange, *cluster, exchange.parameters[1]) : noSuchCluster();
}

Response rotateAllClassicCredentials(Exchange& exchange) {
    const auto* cluster = classicCluster(exchange);
    return cluster != nullptr ? rotateAll(exchange, *cluster) : noSuchCluster();
}

/// An empty object means that no tunnel is needed. The key is a dummy.
Response getBastion(Exchange& exchange) {
    const auto* cluster = anyCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    if (!cluster->classic() || !(cluster->plan.starts_with("private") || cluster->plan.starts_with("shield"))) {
        return jsonResponse(json::object());
    }
    const auto mix = Mix(exchange.state.world().seed).with(cluster->id).with("bastion");
    return jsonResponse({{"host", "bastion-" + makeInstanceId(mix) + ".sandbox.invalid"},
                         {"private_key", "-----BEGIN RSA PRIVATE KEY-----\nsandbox-" + makeUuid(mix) +
                                             "\n-----END RSA PRIVATE KEY-----\n"}});
}

} // namespace

std::span<const Route> classicRoutes() {
    static constexpr std::array routes{
        Route{"GET", "/postgres/v0/databases/{id}/credentials", listClassicCredentials, dataApi, false, Guard::Always},
        Route{"POST", "/postgres/v0/databases/{id}/credentials", createClassicCredential, dataApi},
        Route{"GET", "/postgres/v0/databases/{id}/credentials/{credential}", getClassicCredential, dataApi, false,
              Guard::Always},
        Route{"DELETE", "/postgres/v0/databases/{id}/credentials/{credential}", destroyClassicCredential, dataApi},
        Route{"POST", "/postgres/v0/databases/{id}/credentials/{credential}/credentials_rotation",
              rotateClassicCredential, dataApi},
        Route{"POST", "/postgres/v0/databases/{id}/credentials_rotation", rotateAllClassicCredentials, dataApi},
        Route{"GET", "/client/v11/databases/{id}/bastion", getBastion, dataApi, false, Guard::Always}};
    return routes;
}

} // namespace poolhouse::sandbox
