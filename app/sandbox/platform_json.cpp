// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/platform_json.h"

#include "app/sandbox/identity.h"
#include "app/sandbox/plans.h"
#include "models/json/json.h"

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

constexpr std::string_view stackName = "heroku-24";
constexpr std::string_view defaultPlan = "essential-0";
constexpr std::string_view serviceId = "5ca1ab1e-0000-4000-8000-000000000001";

std::string planId(const std::string& plan) {
    return makeUuid(Mix(0).with("plan").with(plan));
}
json refJson(std::string_view id, std::string_view name) {
    return {{"id", id}, {"name", name}};
}

json appRef(const std::string& appId, const State& state) {
    const auto at = state.apps().find(appId);
    return refJson(appId, at == state.apps().end() ? std::string() : at->second.name);
}

json priceJson(const std::string& plan) {
    const auto* rule = findPlan(plan);
    return {{"cents", rule != nullptr ? rule->monthlyCents : 0},
            {"contract", false},
            {"metered", rule == nullptr || rule->metered},
            {"unit", "month"}};
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

std::string fullPlanName(const std::string& plan) {
    return std::string(addonService) + ":" + plan;
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

json planJson(const std::string& name, bool full) {
    json plan = refJson(planId(name), fullPlanName(name));
    if (full) {
        plan.update({{"addon_service", refJson(serviceId, addonService)},
                     {"human_name", humanPlanName(name)},
                     {"description", "Heroku Postgres " + humanPlanName(name)},
                     {"compliance", nullptr},
                     {"default", name == defaultPlan},
                     {"space_default", false},
                     {"installable_inside_private_network", inPrivateSpaces(name)},
                     {"installable_outside_private_network", !inPrivateSpaces(name)},
                     {"price", priceJson(name)},
                     {"state", "ga"},
                     {"visible", true},
                     {"created_at", "2025-06-01T00:00:00Z"},
                     {"updated_at", "2025-06-01T00:00:00Z"}});
    }
    return plan;
}

json regionRefJson(const std::string& region) {
    return refJson(makeUuid(Mix(0).with("region").with(region)), region);
}

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
    const auto mix = Mix(world.seed).with(app.id);
    const json stack = refJson(makeUuid(Mix(0).with("stack").with(stackName)), stackName);
    return {{"id", app.id},
            {"name", app.name},
            {"acm", false},
            {"archived_at", nullptr},
            {"build_stack", stack},
            {"buildpack_provided_description", nullptr},
            {"generation", refJson(makeUuid(Mix(0).with("generation").with("cedar")), "cedar")},
            {"git_url", "https://git.sandbox.invalid/" + app.name + ".git"},
            {"internal_routing", nullptr},
            {"maintenance", app.maintenance},
            {"region", regionRefJson(app.region)},
            {"released_at", core::formatInstant(app.releases.back().createdAt)},
            {"repo_size", mix.with("repository").between(200'000, 40'000'000)},
            {"slug_size", mix.with("slug").between(20'000'000, 300'000'000)},
            {"space", nullptr},
            {"stack", stack},
            {"team", nullptr},
            {"owner", {{"id", world.accountId}, {"email", world.accountEmail}}},
            {"web_url", "https://" + webHost(app) + "/"},
            {"created_at", created},
            {"updated_at", created}};
}

std::string webHost(const AppRecord& app) {
    return app.name + ".sandbox.invalid";
}

json addonJson(const ClusterRecord& cluster, const State& state, const Extras& extras) {
    json addon = {{"id", cluster.id},
                  {"name", cluster.name},
                  {"app", appRef(cluster.appId, state)},
                  {"addon_service", serviceJson(extras.service)},
                  {"plan", planJson(cluster.plan, extras.plan)},
                  {"state", cluster.state}};
    if (cluster.sparse) {
        return addon;
    }
    addon.update({{"config_vars", ownConfigVars(cluster, state)},
                  {"provider_id", makeUuid(Mix(0).with("provider").with(cluster.id))},
                  {"billed_price", priceJson(cluster.plan)},
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
        addon["plan"] = planJson(cluster.plan, false);
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
