// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/addon_order.h"
#include "app/sandbox/cluster_events.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/paging.h"
#include "app/sandbox/platform_json.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/resolve.h"
#include "app/sandbox/routes.h"

#include <array>

namespace poolhouse::sandbox {

namespace {

Response addonResponse(const Exchange& exchange, const std::string& id, int status = 200) {
    return jsonResponse(addonJson(exchange.state.clusters().at(id), exchange.state, extrasOf(exchange.request)),
                        status);
}

Response addonList(const Exchange& exchange, const std::vector<const ClusterRecord*>& clusters) {
    const auto extras = extrasOf(exchange.request);
    return pagedRecords(exchange, clusters,
                        [&](const ClusterRecord& cluster) { return addonJson(cluster, exchange.state, extras); });
}

Response listAddons(Exchange& exchange) {
    const auto extras = extrasOf(exchange.request);
    return pagedMap(exchange, exchange.state.clusters(),
                    [&](const ClusterRecord& cluster) { return addonJson(cluster, exchange.state, extras); });
}

Response listAppAddons(Exchange& exchange) {
    const auto* app = exchange.state.findApp(exchange.parameters[0]);
    return app != nullptr ? addonList(exchange, exchange.state.clustersOfApp(app->id)) : notFound("app");
}

/// Id of the add-on named in the path together with its app, or a 404.
core::Result<std::string, Response> addonOfPath(const Exchange& exchange) {
    const auto* app = exchange.state.findApp(exchange.parameters[0]);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto* cluster = exchange.state.findCluster(exchange.parameters[1]);
    if (cluster == nullptr || cluster->appId != app->id) {
        return notFound("add_on");
    }
    return std::string(cluster->id);
}

Response getAddon(Exchange& exchange) {
    const auto id = addonOfPath(exchange);
    return id ? addonResponse(exchange, id.value()) : id.error();
}

Response createAddon(Exchange& exchange) {
    const auto* app = exchange.state.findApp(exchange.parameters[0]);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto order = readAddonOrder(exchange, *app);
    if (!order) {
        return order.error();
    }
    auto response = addonResponse(exchange, placeOrder(exchange.state, order.value(), exchange.now), 201);
    if (order.value().oldVersion) {
        response.headers.push_back(
            {"X-Heroku-Warning", "PostgreSQL " + order.value().version + " is the oldest version on offer."});
    }
    return response;
}

/// Why the add-on cannot be destroyed; empty when it can.
std::optional<Response> destroyRefusal(const State& state, const ClusterRecord& cluster, bool force) {
    if (const auto* target = migrationFrom(state, cluster.id)) {
        return refused(ApiKind::Platform, cluster.name + " is being migrated to " + target->name +
                                              "; cancel the migration or let it end first.");
    }
    std::set<std::string> others;
    for (const auto* attachment : state.attachmentsOfCluster(cluster.id)) {
        if (attachment->appId != cluster.appId) {
            others.insert(state.apps().at(attachment->appId).name);
        }
    }
    if (force || others.empty()) {
        return std::nullopt;
    }
    std::string names;
    for (const auto& name : others) {
        names += (names.empty() ? "" : ", ") + name;
    }
    return refused(ApiKind::Platform, cluster.name + " is attached to other apps: " + names +
                                          ". Detach it there, or use force to destroy it all the same.");
}

Response destroyAddon(Exchange& exchange) {
    const auto id = addonOfPath(exchange);
    if (!id) {
        return id.error();
    }
    const auto body = objectBody(exchange, ApiKind::Platform, {"force"});
    if (!body) {
        return body.error();
    }
    const auto force = flagMember(body.value(), ApiKind::Platform, "force");
    if (!force) {
        return force.error();
    }
    const auto& cluster = exchange.state.clusters().at(id.value());
    if (cluster.state == "deprovisioning") {
        return addonResponse(exchange, id.value()); // idempotent: retried after a lost response
    }
    if (auto refusal = destroyRefusal(exchange.state, cluster, force.value().value_or(false))) {
        return *std::move(refusal);
    }
    beginDestroyCluster(exchange.state, id.value(), exchange.now);
    return addonResponse(exchange, id.value());
}

Response resolveAddon(Exchange& exchange) {
    const auto body = objectBody(exchange, ApiKind::Platform, {"addon", "app", "addon_service"});
    if (!body) {
        return body.error();
    }
    auto question = body.value();
    if (question.contains("app") && question["app"].is_null()) {
        question.erase("app"); // null means absent here
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
        Route{"GET", "/addons", listAddons},
        Route{"GET", "/apps/{app}/addons", listAppAddons},
        Route{"POST", "/apps/{app}/addons", createAddon},
        Route{"GET", "/apps/{app}/addons/{addon}", getAddon},
        Route{"DELETE", "/apps/{app}/addons/{addon}", destroyAddon},
        Route{"POST", "/actions/addons/resolve", resolveAddon, ApiKind::Platform, false, Guard::Never}};
    return routes;
}

} // namespace poolhouse::sandbox
