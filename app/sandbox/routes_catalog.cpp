// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/data_json.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"

#include <array>

namespace poolhouse::sandbox {

namespace {

Response getLevels(Exchange& exchange) {
    return jsonResponse(levelsJson(exchange.state.catalog()));
}
Response getPricing(Exchange& exchange) {
    return jsonResponse(pricingJson(exchange.state.catalog()));
}

} // namespace

std::span<const Route> catalogRoutes() {
    static constexpr std::array routes{Route{"GET", "/data/postgres/v1/levels/advanced", getLevels, ApiKind::Data},
                                       Route{"GET", "/data/postgres/v1/pricing", getPricing, ApiKind::Data}};
    return routes;
}

} // namespace poolhouse::sandbox
