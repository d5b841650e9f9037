// SPDX-License-Identifier: GPL-3.0-or-later
// Apps, who has access to them, and their domains.
#include "app/sandbox/errors.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/paging.h"
#include "app/sandbox/platform_json.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"

#include <algorithm>
#include <array>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

constexpr auto appApi = ApiKind::Platform;

const AppRecord* appOfPath(const Exchange& exchange) {
    return exchange.state.findApp(exchange.parameters[0]);
}

Response listApps(Exchange& exchange) {
    std::vector<const AppRecord*> apps;
    for (const auto& [id, app] : exchange.state.apps()) {
        apps.push_back(&app);
    }
    return pagedRecords(exchange, apps, [&](const AppRecord& app) { return appJson(app, exchange.state); });
}

Response getApp(Exchange& exchange) {
    const auto* app = appOfPath(exchange);
    return app != nullptr ? jsonResponse(appJson(*app, exchange.state)) : notFound("app");
}

/// Why the app cannot have this name; empty when it can.
std::optional<Response> nameRefusal(const State& state, const AppRecord& app, const std::string& name) {
    const auto inner = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    const bool good = name.size() >= 3 && name.size() <= 30 && name.front() >= 'a' && name.front() <= 'z' &&
                      name.back() != '-' && std::all_of(name.begin(), name.end(), inner);
    if (!good) {
        return refused(appApi, "The name of an app has 3 to 30 lower-case letters, digits and hyphens; it starts with "
                               "a letter and does not end with a hyphen.");
    }
    const auto* other = state.findApp(name);
    if (other != nullptr && other->id != app.id) {
        return refused(appApi, "The name \"" + name + "\" is taken; names of apps are unique everywhere.");
    }
    return std::nullopt;
}

Response changeApp(Exchange& exchange) {
    const auto* app = appOfPath(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto body = objectBody(exchange, appApi, {"maintenance", "name"});
    if (!body) {
        return body.error();
    }
    const auto maintenance = flagMember(body.value(), appApi, "maintenance");
    const auto name = textMember(body.value(), appApi, "name");
    if (!maintenance || !name) {
        return !maintenance ? maintenance.error() : name.error();
    }
    if (name.value()) {
        if (auto refusal = nameRefusal(exchange.state, *app, *name.value())) {
            return *std::move(refusal);
        }
    }
    const auto id = app->id;
    if (maintenance.value()) {
        exchange.state.editApp(id, [&](AppRecord& record) { record.maintenance = *maintenance.value(); });
    }
    if (name.value()) {
        exchange.state.renameApp(id, *name.value());
    }
    return jsonResponse(appJson(exchange.state.apps().at(id), exchange.state));
}

Response listCollaborators(Exchange& exchange) {
    const auto* app = appOfPath(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto& world = exchange.state.world();
    const auto created = core::formatInstant(app->createdAt);
    return jsonResponse(
        json::array({{{"id", makeUuid(Mix(world.seed).with(app->id).with("collaborator").with(world.accountId))},
                      {"app", {{"id", app->id}, {"name", app->name}}},
                      {"user", {{"id", world.accountId}, {"email", world.accountEmail}, {"federated", false}}},
                      {"permissions", json::array()},
                      {"role", "owner"},
                      {"created_at", created},
                      {"updated_at", created}}}));
}

Response listDomains(Exchange& exchange) {
    const auto* app = appOfPath(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto created = core::formatInstant(app->createdAt);
    return jsonResponse(json::array({{{"id", makeUuid(Mix(exchange.state.world().seed).with(app->id).with("domain"))},
                                      {"app", {{"id", app->id}, {"name", app->name}}},
                                      {"hostname", webHost(*app)},
                                      {"kind", "heroku"},
                                      {"cname", nullptr},
                                      {"status", "none"},
                                      {"acm_status", nullptr},
                                      {"acm_status_reason", nullptr},
                                      {"sni_endpoint", nullptr},
                                      {"created_at", created},
                                      {"updated_at", created}}}));
}

} // namespace

std::span<const Route> appRoutes() {
    static constexpr std::array routes{Route{"GET", "/apps", listApps},
                                       Route{"GET", "/users/~/apps", listApps},
                                       Route{"GET", "/apps/{app}", getApp},
                                       Route{"PATCH", "/apps/{app}", changeApp},
                                       Route{"GET", "/apps/{app}/collaborators", listCollaborators},
                                       Route{"GET", "/apps/{app}/domains", listDomains}};
    return routes;
}

} // namespace poolhouse::sandbox
