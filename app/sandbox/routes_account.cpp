// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"

#include <array>

namespace poolhouse::sandbox {

namespace {

Response getAccount(Exchange& exchange) {
    const auto& world = exchange.state.world();
    return jsonResponse({{"id", world.accountId},
                         {"email", world.accountEmail},
                         {"name", world.accountName},
                         {"two_factor_authentication", false},
                         {"suspended_at", nullptr},
                         {"delinquent_at", nullptr}});
}

Response getRateLimits(Exchange& exchange) {
    return jsonResponse({{"remaining", exchange.requestsLeft}});
}

} // namespace

std::span<const Route> accountRoutes() {
    static constexpr std::array routes{Route{"GET", "/account", getAccount},
                                       Route{"GET", "/account/rate-limits", getRateLimits, ApiKind::Platform, true}};
    return routes;
}

} // namespace poolhouse::sandbox
