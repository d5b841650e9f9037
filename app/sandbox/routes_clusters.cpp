// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/data_json.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"

#include <array>

namespace poolhouse::sandbox {

namespace {

Response getInfo(Exchange& exchange) {
    const auto* cluster = exchange.state.findClusterById(exchange.parameters[0]);
    return cluster != nullptr ? jsonResponse(clusterInfoJson(*cluster, exchange.state, exchange.now)) : noSuchCluster();
}

/// A cluster that is still being provisioned answers 200 and waiting: the contract's x-error-model says why a 404 with
/// a message would end `data:pg:wait` at once. An id that never was does get that 404.
Response getWaitStatus(Exchange& exchange) {
    const auto* cluster = exchange.state.findClusterById(exchange.parameters[0]);
    return cluster != nullptr ? jsonResponse(waitStatusJson(*cluster)) : noSuchCluster();
}

} // namespace

std::span<const Route> clusterRoutes() {
    static constexpr std::array routes{
        Route{"GET", "/data/postgres/v1/{id}/info", getInfo, ApiKind::Data},
        Route{"GET", "/data/postgres/v1/{id}/wait_status", getWaitStatus, ApiKind::Data}};
    return routes;
}

} // namespace poolhouse::sandbox
