// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/platform_json.h"

#include "app/sandbox/identity.h"

#include <nlohmann/json.hpp>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

constexpr std::string_view serviceId = "5ca1ab1e-0000-4000-8000-000000000001";

std::string planId(const std::string& plan) {
    return makeUuid(Mix(0).with("plan").with(plan));
}
std::string planName(const ClusterRecord& cluster) {
    return std::string(addonService) + ":" + cluster.plan;
}

json refJson(std::string_view id, std::string_view name) {
    return {{"id", id}, {"name", name}};
}

json appRef(const std::string& appId, const State& state) {
    const auto at = state.apps().find(appId);
    return refJson(appId, at == state.apps().end() ? std::string() : at->second.name);
}

json priceJson() {
    return {{"cents", 0}, {"contract", false}, {"metered", true}, {"unit", "month"}};
}

json serviceJson(bool full) {
    json service = refJson(serviceId, addonService);
    if (full) {
        service.update({{"cli_plugin_name", "pg"},
                        {"human_name", "Heroku Postgres"},
                        {"state", "ga"},
                        {"supports_multiple_installations", true},
                        {"supports_sharing", true},
                        {"created_at", "2015-01-01T00:00:00Z"},
                        {"updated_at", "2015-01-01T00:00:00Z"}});
    }
    return service;
}

json planJson(const ClusterRecord& cluster, bool full) {
    json plan = refJson(planId(cluster.plan), planName(cluster));
    if (full) {
        const bool networked =
            cluster.plan.find("private") != std::string::npos || cluster.plan.find("shield") != std::string::npos;
        auto human = cluster.plan;
        human.front() = static_cast<char>(human.front() - 'a' + 'A');
        plan.update({{"addon_service", refJson(serviceId, addonService)},
                     {"human_name", std::move(human)},
                     {"description", "Heroku Postgres " + cluster.plan},
                     {"compliance", nullptr},
                     {"default", false},
                     {"space_default", false},
                     {"installable_inside_private_network", networked},
                     {"installable_outside_private_network", !networked},
                     {"price", priceJson()},
                     {"state", "ga"},
                     {"visible", true},
                     {"created_at", "2025-06-01T00:00:00Z"},
                     {"updated_at", "2025-06-01T00:00:00Z"}});
    }
    return plan;
}

/// Config vars of the owning app for the cluster.
json ownConfigVars(const ClusterRecord& cluster, const State& state) {
    json names = json::array();
    if (cluster.state == "provisioned") {
        for (const auto* attachment : state.attachmentsOfCluster(cluster.id)) {
            if (attachment->appId == cluster.appId) {
                names.push_back(attachment->name + "_URL");
            }
        }
    }
    return names;
}

} // namespace

Extras extrasOf(const Request& request) {
    Extras extras;
    for (const auto& name : listElements(request.joinedHeader("Accept-Expansion"))) {
        extras.service |= name == "addon_service";
        extras.plan |= name == "plan";
    }
    for (const auto& name : listElements(request.joinedHeader("Accept-Inclusion"))) {
        extras.addonPlan |= name == "addon:plan";
        extras.configVars |= name == "config_vars";
    }
    extras.provisionMessage = request.header("X-Heroku-Legacy-Provider-Messages") == "true";
    return extras;
}

json appJson(const AppRecord& app, const State& state) {
    const auto& world = state.world();
    const auto created = core::formatInstant(app.createdAt);
    return {{"id", app.id},
            {"name", app.name},
            {"maintenance", app.maintenance},
            {"region", refJson(makeUuid(Mix(0).with("region").with(app.region)), app.region)},
            {"space", nullptr},
            {"team", nullptr},
            {"owner", {{"id", world.accountId}, {"email", world.accountEmail}}},
            {"created_at", created},
            {"updated_at", created}};
}

json addonJson(const ClusterRecord& cluster, const State& state, const Extras& extras) {
    json addon = {{"id", cluster.id},
                  {"name", cluster.name},
                  {"app", appRef(cluster.appId, state)},
                  {"plan", planJson(cluster, extras.plan)},
                  {"state", cluster.state}};
    if (cluster.sparse) {
        return addon;
    }
    addon.update({{"addon_service", serviceJson(extras.service)},
                  {"config_vars", ownConfigVars(cluster, state)},
                  {"provider_id", makeUuid(Mix(0).with("provider").with(cluster.id))},
                  {"billed_price", priceJson()},
                  {"billing_entity", appRef(cluster.appId, state)},
                  {"actions", json::array()},
                  {"web_url", nullptr},
                  {"created_at", core::formatInstant(cluster.createdAt)},
                  {"updated_at", core::formatInstant(cluster.updatedAt)}});
    addon["billing_entity"]["type"] = "app";
    if (extras.provisionMessage) {
        addon["provision_message"] = cluster.state == "provisioning"
                                         ? json("Your database is being provisioned; this takes a few minutes.")
                                         : json(nullptr);
    }
    return addon;
}

json attachmentJson(const AttachmentRecord& attachment, const State& state, const Extras& extras) {
    const auto& cluster = state.clusters().at(attachment.clusterId);
    json addon = refJson(cluster.id, cluster.name);
    addon["app"] = appRef(cluster.appId, state);
    if (extras.addonPlan) {
        addon["plan"] = refJson(planId(cluster.plan), planName(cluster));
    }
    json body = {{"id", attachment.id},
                 {"name", attachment.name},
                 {"app", appRef(attachment.appId, state)},
                 {"addon", std::move(addon)}};
    if (extras.configVars) {
        body["config_vars"] = json::array({attachment.name + "_URL"});
    }
    if (!attachment.sparse) {
        const auto created = core::formatInstant(attachment.createdAt);
        body.update({{"namespace", attachment.target ? json(*attachment.target) : json(nullptr)},
                     {"web_url", nullptr},
                     {"log_input_url", nullptr},
                     {"created_at", created},
                     {"updated_at", created}});
    }
    return body;
}

} // namespace poolhouse::sandbox
