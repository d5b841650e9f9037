// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/errors.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/two_factor.h"

#include <array>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

Response getAccount(Exchange& exchange) {
    const auto& world = exchange.state.world();
    return jsonResponse({{"id", world.accountId},
                         {"email", world.accountEmail},
                         {"name", world.accountName},
                         {"two_factor_authentication", exchange.twoFactor.on()},
                         {"suspended_at", nullptr},
                         {"delinquent_at", nullptr}});
}

Response getRateLimits(Exchange& exchange) {
    return jsonResponse({{"remaining", exchange.requestsLeft}});
}

/// The account belongs to no team.
Response listTeams(Exchange&) {
    return jsonResponse(json::array());
}

/// The authorization of the client at hand. Its token is not repeated: it must not get into recordings.
json authorizationJson(const Exchange& exchange) {
    const auto& world = exchange.state.world();
    const auto mix = Mix(world.seed).with(world.accountId);
    const auto created = core::formatInstant(world.anchor);
    return {{"id", makeUuid(mix.with("authorization"))},
            {"access_token", {{"id", makeUuid(mix.with("access-token"))}, {"expires_in", nullptr}, {"token", nullptr}}},
            {"client", nullptr},
            {"description", "Poolhouse sandbox"},
            {"grant", nullptr},
            {"refresh_token", nullptr},
            {"scope", json::array({"global"})},
            {"session", nullptr},
            {"user", {{"id", world.accountId}, {"email", world.accountEmail}, {"full_name", world.accountName}}},
            {"created_at", created},
            {"updated_at", created}};
}

Response listAuthorizations(Exchange& exchange) {
    return jsonResponse(json::array({authorizationJson(exchange)}));
}

Response getAuthorization(Exchange& exchange) {
    auto authorization = authorizationJson(exchange);
    return authorization["id"] == exchange.parameters[0] ? jsonResponse(authorization) : notFound("authorization");
}

} // namespace

std::span<const Route> accountRoutes() {
    static constexpr std::array routes{Route{"GET", "/account", getAccount},
                                       Route{"GET", "/account/rate-limits", getRateLimits, ApiKind::Platform, true},
                                       Route{"GET", "/teams", listTeams},
                                       Route{"GET", "/oauth/authorizations", listAuthorizations},
                                       Route{"GET", "/oauth/authorizations/{authorization}", getAuthorization}};
    return routes;
}

} // namespace poolhouse::sandbox
