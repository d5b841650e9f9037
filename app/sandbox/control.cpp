// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/control.h"

#include "app/sandbox/cluster_events.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/json_input.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/request_body.h"
#include "models/json/json.h"

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

json faultsJson(const Faults& faults) {
    auto all = json::array();
    for (const auto& entry : faults.all()) {
        all.push_back({{"spec", entry.fault.spec}, {"struck", entry.struck}, {"spent", entry.spent()}});
    }
    return all;
}

json clusterJson(const ClusterRecord& cluster, const ControlContext& context) {
    auto pools = json::array();
    for (const auto& pool : cluster.pools) {
        pools.push_back({{"id", pool.id},
                         {"name", pool.name},
                         {"level", pool.level},
                         {"count", pool.count},
                         {"instances", pool.instances.size()},
                         {"status", pool.status},
                         {"changes", pool.changes}});
    }
    const auto app = context.state.apps().find(cluster.appId);
    return {{"id", cluster.id},
            {"name", cluster.name},
            {"app", app == context.state.apps().end() ? json() : json(app->second.name)},
            {"status", clusterStatus(cluster, context.now)},
            {"version", cluster.version},
            {"pools", std::move(pools)}};
}

core::Result<json, Response> bodyOf(const Request& request) {
    const auto type = request.header("Content-Type").value_or("");
    if (!sameHeaderName(trimmed(type.substr(0, type.find(';'))), "application/json")) {
        return errorResponse(415, "unsupported_media_type", "The body must be application/json.");
    }
    auto parsed = parseJson(request.body);
    if (!parsed) {
        return badJson(parsed.error());
    }
    return std::move(parsed).value();
}

Response addFaults(const Request& request, Faults& faults) {
    const auto read = bodyOf(request);
    if (!read) {
        return read.error();
    }
    const auto& body = read.value();
    const bool listed = body.is_object() && body.size() == 1 && body.contains("faults") && body["faults"].is_array();
    if (!listed) {
        return errorResponse(400, "bad_request", R"(The body must be {"faults": ["SPEC", ...]}.)");
    }
    std::vector<Fault> wanted;
    for (const auto& each : body["faults"]) {
        auto fault = each.is_string() ? parseFault(each.get<std::string>())
                                      : core::Result<Fault, std::string>(std::string("A fault is written as a text."));
        if (!fault) {
            return errorResponse(422, "invalid_params", fault.error());
        }
        wanted.push_back(std::move(fault).value());
    }
    for (auto& fault : wanted) {
        faults.add(std::move(fault));
    }
    return jsonResponse({{"faults", faultsJson(faults)}}, 201);
}

/// Accepted work of the API that fails afterwards, which no fault of a request can show.
Response endMigration(const Request& request, const ControlContext& context) {
    const auto read = bodyOf(request);
    if (!read) {
        return read.error();
    }
    const auto& body = read.value();
    const auto text = [&body](const char* member) {
        return body.is_object() && body.contains(member) && body[member].is_string() ? body[member].get<std::string>()
                                                                                     : std::string();
    };
    const auto name = text("fail");
    if (name.empty()) {
        return errorResponse(400, "bad_request", R"(The body must be {"fail": "CLUSTER", "message": "..."}.)");
    }
    for (const auto& [id, cluster] : context.state.clusters()) {
        if (cluster.name == name && migrationActive(cluster)) {
            failMigration(context.state, std::string(id), text("message"), context.now);
            return jsonResponse({{"failed", name}});
        }
    }
    return errorResponse(404, "not_found", "No migration into a cluster of that name is in progress.");
}

} // namespace

bool isControl(const Request& request) {
    return !request.segments.empty() && request.segments.front() == "sandbox";
}

Response controlResponse(const Request& request, ControlContext context) {
    const auto& method = request.method;
    if (request.path == "/sandbox/state") {
        if (method != "GET") {
            return methodNotAllowed(method, "GET");
        }
        Response response = jsonResponse(json::object());
        response.body = worldText(context);
        return response;
    }
    if (request.path == "/sandbox/migrations") {
        return method == "POST" ? endMigration(request, context) : methodNotAllowed(method, "POST");
    }
    if (request.path != "/sandbox/faults") {
        return noSuchPath(request.path);
    }
    if (method == "POST") {
        return addFaults(request, context.faults);
    }
    if (method == "DELETE") {
        context.faults.clear();
    } else if (method != "GET") {
        return methodNotAllowed(method, "GET, POST, DELETE");
    }
    return jsonResponse({{"faults", faultsJson(context.faults)}});
}

std::string worldText(const ControlContext& context) {
    auto clusters = json::array();
    for (const auto& [id, cluster] : context.state.clusters()) {
        if (!cluster.classic()) {
            clusters.push_back(clusterJson(cluster, context));
        }
    }
    const json world{{"now", core::formatInstant(context.now)},
                     {"requests", context.tally.requests},
                     {"changes", context.tally.changes},
                     {"faults", faultsJson(context.faults)},
                     {"clusters", std::move(clusters)}};
    return world.dump();
}

} // namespace poolhouse::sandbox
