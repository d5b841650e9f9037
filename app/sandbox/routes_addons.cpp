// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/errors.h"
#include "app/sandbox/paging.h"
#include "app/sandbox/platform_json.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/resolve.h"
#include "app/sandbox/routes.h"

#include <array>

namespace poolhouse::sandbox {

namespace {

Response addonList(const Exchange& exchange, const std::vector<const ClusterRecord*>& clusters) {
    const auto extras = extrasOf(exchange.request);
    return pagedRecords(exchange, clusters,
                        [&](const ClusterRecord& cluster) { return addonJson(cluster, exchange.state, extras); });
}

Response listAddons(Exchange& exchange) {
    std::vector<const ClusterRecord*> clusters;
    for (const auto& [id, cluster] : exchange.state.clusters()) {
        clusters.push_back(&cluster);
    }
    return addonList(exchange, clusters);
}

Response listAppAddons(Exchange& exchange) {
    const auto* app = exchange.state.findApp(exchange.parameters[0]);
    return app != nullptr ? addonList(exchange, exchange.state.clustersOfApp(app->id)) : notFound("app");
}

Response getAddon(Exchange& exchange) {
    const auto* app = exchange.state.findApp(exchange.parameters[0]);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto* cluster = exchange.state.findCluster(exchange.parameters[1]);
    if (cluster == nullptr || cluster->appId != app->id) {
        return notFound("add_on");
    }
    return jsonResponse(addonJson(*cluster, exchange.state, extrasOf(exchange.request)));
}

Response resolveAddon(Exchange& exchange) {
    const auto body = objectBody(exchange, ApiKind::Platform, {"addon", "app", "addon_service"});
    if (!body) {
        return body.error();
    }
    auto question = body.value();
    if (question.contains("app") && question["app"].is_null()) {
        question.erase("app"); // null counts as absent here
    }
    const auto wanted = textMember(question, ApiKind::Platform, "addon");
    const auto app = textMember(question, ApiKind::Platform, "app");
    const auto service = textMember(question, ApiKind::Platform, "addon_service");
    for (const auto* text : {&wanted, &app, &service}) {
        if (!*text) {
            return text->error();
        }
    }
    if (wanted.value().value_or("").empty()) {
        return refused(ApiKind::Platform, "The member \"addon\" must say which add-on is meant.");
    }
    const auto found = resolveClusters(exchange.state, *wanted.value(), app.value());
    if (!found.appKnown) {
        return notFound("app");
    }
    auto list = nlohmann::json::array();
    for (const auto* cluster : found.clusters) {
        if (!service.value() || *service.value() == addonService) {
            list.push_back(addonJson(*cluster, exchange.state, extrasOf(exchange.request)));
        }
    }
    return list.empty() ? notFound("add_on") : jsonResponse(list);
}

} // namespace

std::span<const Route> addonRoutes() {
    static constexpr std::array routes{
        Route{"GET", "/addons", listAddons}, Route{"GET", "/apps/{app}/addons", listAppAddons},
        Route{"GET", "/apps/{app}/addons/{addon}", getAddon}, Route{"POST", "/actions/addons/resolve", resolveAddon}};
    return routes;
}

} // namespace poolhouse::sandbox
