// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/cluster_events.h"
#include "app/sandbox/credential_rules.h"
#include "app/sandbox/credentials.h"
#include "app/sandbox/data_json.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/targets.h"

#include <array>

namespace poolhouse::sandbox {

namespace {

Response credentialResponse(const Exchange& exchange, const ClusterRecord& cluster, const CredentialRecord& credential,
                            int status = 200) {
    return jsonResponse(credentialJson(credential, cluster, exchange.state.world()), status);
}

Response listCredentials(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    auto items = nlohmann::json::array();
    for (const auto& credential : cluster->credentials) {
        items.push_back(credentialJson(credential, *cluster, exchange.state.world()));
    }
    return jsonResponse({{"items", std::move(items)}});
}

Response getCredential(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto* credential = cluster->findCredential(exchange.parameters[1]);
    return credential != nullptr ? credentialResponse(exchange, *cluster, *credential) : noSuch("credential");
}

Response createCredential(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto name = newCredentialName(exchange, *cluster);
    if (!name) {
        return name.error();
    }
    const auto id = cluster->id;
    beginCredential(exchange.state, id, name.value(), exchange.now);
    return credentialResponse(exchange, *cluster, *cluster->findCredential(name.value()), 201);
}

Response destroyCredential(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    if (auto refusal = destroyCredentialRefusal(exchange, *cluster, exchange.parameters[1])) {
        return *std::move(refusal);
    }
    revoke(exchange, *cluster, exchange.parameters[1]);
    Response gone;
    gone.status = 204;
    return gone;
}

Response rotateCredential(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    return cluster != nullptr ? rotate(exchange, *cluster, exchange.parameters[1]) : noSuchCluster();
}

Response rotateAllCredentials(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    return cluster != nullptr ? rotateAll(exchange, *cluster) : noSuchCluster();
}

} // namespace

std::span<const Route> credentialRoutes() {
    static constexpr std::array routes{
        Route{"GET", "/data/postgres/v1/{id}/credentials", listCredentials, dataApi, false, Guard::Always},
        Route{"POST", "/data/postgres/v1/{id}/credentials", createCredential, dataApi},
        Route{"GET", "/data/postgres/v1/{id}/credentials/{credential}", getCredential, dataApi, false, Guard::Always},
        Route{"DELETE", "/data/postgres/v1/{id}/credentials/{credential}", destroyCredential, dataApi},
        Route{"POST", "/data/postgres/v1/{id}/credentials/{credential}/rotate", rotateCredential, dataApi},
        Route{"POST", "/data/postgres/v1/{id}/rotate_credentials", rotateAllCredentials, dataApi}};
    return routes;
}

} // namespace poolhouse::sandbox
