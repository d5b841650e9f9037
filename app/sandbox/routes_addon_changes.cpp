// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of one add-on: its name and, for classic databases, its plan.
#include "app/sandbox/addon_order.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/plans.h"
#include "app/sandbox/platform_json.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/targets.h"
#include "models/core/cluster.h"

#include <array>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

constexpr auto changeApi = ApiKind::Platform;

/// What a request changes; empty: left as it is.
struct AddonChange {
    std::optional<std::string> name;
    std::optional<std::string> plan; ///< full or without the service
};

core::Result<AddonChange, Response> readAddonChange(const Exchange& exchange) {
    const auto body = objectBody(exchange, changeApi, {"name", "plan"});
    if (!body) {
        return body.error();
    }
    const auto name = textMember(body.value(), changeApi, "name");
    if (!name) {
        return name.error();
    }
    AddonChange change{name.value(), std::nullopt};
    const auto plan = body.value().find("plan");
    if (plan == body.value().end()) {
        return change;
    }
    if (plan->is_string()) { // the reference documents the name alone, the CLI sends an object
        change.plan = plan->get<std::string>();
        return change;
    }
    const auto object = objectMember(body.value(), changeApi, "plan", {"id", "name"});
    if (!object) {
        return object.error();
    }
    const auto planName = textMember(object.value(), changeApi, "name");
    if (!planName) {
        return planName.error();
    }
    change.plan = planName.value();
    return change;
}

/// Why the plan of the database cannot become `plan`; empty when it can.
std::optional<Response> planRefusal(const ClusterRecord& cluster, const std::string& service, const std::string& plan) {
    const auto* rule = findPlan(plan);
    if (rule == nullptr || (!service.empty() && service != addonService)) {
        return refused(changeApi, "Couldn't find either the add-on service or the add-on plan of \"" +
                                      (service.empty() ? plan : service + ":" + plan).substr(0, 100) + "\".");
    }
    if (plan == cluster.plan) {
        return std::nullopt;
    }
    if (!cluster.classic()) {
        return refused(changeApi, "The plan of an Advanced database cannot be changed; change the levels of its pools "
                                  "with data:pg:update.");
    }
    if (rule->metered) {
        return refused(changeApi, "An Advanced database is made from a classic one with data:pg:migrate.");
    }
    if (inPrivateSpaces(plan) != inPrivateSpaces(cluster.plan)) {
        return refused(changeApi, "A database cannot be moved into a private space or out of one.");
    }
    return std::nullopt;
}

Response changeAddon(Exchange& exchange) {
    const auto* app = exchange.state.findApp(exchange.parameters[0]);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto* cluster = exchange.state.findCluster(exchange.parameters[1]);
    if (cluster == nullptr || cluster->appId != app->id) {
        return notFound("add_on");
    }
    const auto read = readAddonChange(exchange);
    if (!read) {
        return read.error();
    }
    if (cluster->state != "provisioned") {
        return refused(changeApi, "The add-on is " + cluster->state + "; only a provisioned one can be changed.");
    }
    const auto& [name, fullPlan] = read.value();
    const bool renamed = name && *name != cluster->name;
    if (renamed) {
        if (auto refusal = addonNameRefusal(exchange.state, *name)) {
            return *std::move(refusal);
        }
    }
    const auto [service, plan] = core::splitPlanName(fullPlan.value_or(fullPlanName(cluster->plan)));
    if (fullPlan) {
        if (auto refusal = planRefusal(*cluster, service, plan)) {
            return *std::move(refusal);
        }
    }
    const auto id = cluster->id;
    exchange.state.editCluster(id, [&, changedPlan = plan](ClusterRecord& record) {
        record.plan = changedPlan;
        record.updatedAt = exchange.now;
    });
    if (renamed) {
        exchange.state.renameCluster(id, *name);
    }
    return jsonResponse(addonJson(exchange.state.clusters().at(id), exchange.state, extrasOf(exchange.request)));
}

Response getAnyAddon(Exchange& exchange) {
    const auto* cluster = exchange.state.findCluster(exchange.parameters[0]);
    return cluster != nullptr ? jsonResponse(addonJson(*cluster, exchange.state, extrasOf(exchange.request)))
                              : notFound("add_on");
}

/// The config of an attachment namespace: empty unless it names a credential of the database. The values are secrets
/// that no client needs to find out whether the credential exists.
Response getNamespaceConfig(Exchange& exchange) {
    const auto* cluster = exchange.state.findCluster(exchange.parameters[0]);
    if (cluster == nullptr) {
        return notFound("add_on");
    }
    constexpr std::string_view prefix = "credential:";
    const std::string_view wanted = exchange.parameters[1];
    const bool known = wanted.starts_with(prefix) && cluster->findCredential(wanted.substr(prefix.size())) != nullptr;
    return jsonResponse(known ? json::array({{{"name", "url"}, {"value", nullptr}}}) : json::array());
}

} // namespace

std::span<const Route> addonChangeRoutes() {
    static constexpr std::array routes{Route{"GET", "/addons/{addon}", getAnyAddon},
                                       Route{"GET", "/addons/{addon}/config/{namespace}", getNamespaceConfig},
                                       Route{"PATCH", "/apps/{app}/addons/{addon}", changeAddon}};
    return routes;
}

} // namespace poolhouse::sandbox
