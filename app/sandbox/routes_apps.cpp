// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/errors.h"
#include "app/sandbox/paging.h"
#include "app/sandbox/platform_json.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"

#include <array>

namespace poolhouse::sandbox {

namespace {

Response listApps(Exchange& exchange) {
    std::vector<const AppRecord*> apps;
    for (const auto& [id, app] : exchange.state.apps()) {
        apps.push_back(&app);
    }
    return pagedRecords(exchange, apps, [&](const AppRecord& app) { return appJson(app, exchange.state); });
}

Response getApp(Exchange& exchange) {
    const auto* app = exchange.state.findApp(exchange.parameters[0]);
    return app != nullptr ? jsonResponse(appJson(*app, exchange.state)) : notFound("app");
}

} // namespace

std::span<const Route> appRoutes() {
    static constexpr std::array routes{Route{"GET", "/apps", listApps}, Route{"GET", "/users/~/apps", listApps},
                                       Route{"GET", "/apps/{app}", getApp}};
    return routes;
}

} // namespace poolhouse::sandbox
