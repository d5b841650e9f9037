// SPDX-License-Identifier: GPL-3.0-or-later
// Config vars of an app, and its releases.
#include "app/sandbox/app_config.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/paging.h"
#include "app/sandbox/platform_json.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t largestConfig = 64 * 1024; ///< bytes of all names and values of an app

const AppRecord* configuredApp(const Exchange& exchange) {
    return exchange.state.findApp(exchange.parameters[0]);
}

Response getConfigVars(Exchange& exchange) {
    const auto* app = configuredApp(exchange);
    return app != nullptr ? jsonResponse(json(configVarsOf(exchange.state, *app))) : notFound("app");
}

/// Why a config var cannot be set or removed as requested.
std::optional<Response> varRefusal(const Exchange& exchange, const AppRecord& app, const std::string& name,
                                   const json& value) {
    if (name.empty() || name.size() > 256 || name.find('=') != std::string::npos) {
        return refused(ApiKind::Platform, "The name of a config var has 1 to 256 characters and no equals sign.");
    }
    if (!value.is_string() && !value.is_null()) {
        return refused(ApiKind::Platform, "The config var \"" + name + "\" must be a text, or null to remove it.");
    }
    for (const auto* attachment : exchange.state.attachmentsOfApp(app.id)) {
        if (configVarName(attachment->name) == name) {
            return refused(ApiKind::Platform, "Cannot overwrite attachment values " + name + ".");
        }
    }
    return std::nullopt;
}

std::string namesOf(const std::vector<VarBefore>& changes) {
    std::string names;
    for (const auto& change : changes) {
        names += (names.empty() ? "" : ", ") + change.name;
    }
    return names;
}

/// `vars` with the members of `wanted` set or removed.
std::map<std::string, std::string> withChanges(std::map<std::string, std::string> vars, const json& wanted) {
    for (const auto& [name, value] : wanted.items()) {
        if (value.is_null()) {
            vars.erase(name);
        } else {
            vars[name] = value.get<std::string>();
        }
    }
    return vars;
}

std::size_t sizeOf(const std::map<std::string, std::string>& vars) {
    std::size_t size = 0;
    for (const auto& [name, value] : vars) {
        size += name.size() + value.size();
    }
    return size;
}

Response setConfigVars(Exchange& exchange) {
    const auto* app = configuredApp(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto body = anyObjectBody(exchange, ApiKind::Platform);
    if (!body) {
        return body.error();
    }
    for (const auto& [name, value] : body.value().items()) {
        if (auto refusal = varRefusal(exchange, *app, name, value)) {
            return *std::move(refusal);
        }
    }
    std::map<std::string, std::string> before;
    for (const auto& var : app->configVars) {
        before[var.name] = var.value;
    }
    const auto vars = withChanges(before, body.value());
    if (sizeOf(vars) > largestConfig) {
        return refused(ApiKind::Platform, "The config vars of an app may have 64 KiB together.");
    }
    auto changes = changedVars(before, vars);
    if (!changes.empty()) {
        const bool removes = std::all_of(changes.begin(), changes.end(),
                                         [&](const VarBefore& change) { return !vars.contains(change.name); });
        const auto sentence = (removes ? "Remove " : "Set ") + namesOf(changes) + " config vars";
        const auto id = app->id;
        exchange.state.editApp(id, [&](AppRecord& record) {
            record.configVars.clear();
            for (const auto& [name, value] : vars) {
                record.configVars.push_back({name, value});
            }
        });
        addRelease(exchange.state, id, sentence, exchange.now, std::move(changes));
    }
    return getConfigVars(exchange);
}

json releaseJson(const ReleaseRecord& release, const AppRecord& app, const State& state) {
    const auto created = core::formatInstant(release.createdAt);
    json plans = json::array();
    for (const auto* cluster : state.clustersOfApp(app.id)) {
        plans.push_back(fullPlanName(cluster->plan));
    }
    return {
        {"id",
         makeUuid(
             Mix(state.world().seed).with(app.id).with("release").with(static_cast<std::uint64_t>(release.version)))},
        {"version", release.version},
        {"status", "succeeded"},
        {"current", release.version == app.releases.back().version},
        {"description", release.description},
        {"addon_plan_names", std::move(plans)},
        {"eligible_for_rollback", false},
        {"output_stream_url", nullptr},
        {"slug", nullptr},
        {"app", {{"id", app.id}, {"name", app.name}}},
        {"user", {{"id", state.world().accountId}, {"email", state.world().accountEmail}}},
        {"created_at", created},
        {"updated_at", created}};
}

/// A bound of a version range; `otherwise` if `text` is empty, empty if it is not a number.
std::optional<int> versionBound(const std::string& text, int otherwise) {
    int version = otherwise;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(version)
           : text.empty()                                           ? std::optional(otherwise)
                                                                    : std::nullopt;
}

std::string versionRange(const RangeSpec& spec, int last) {
    return "version ]" + std::to_string(last) + ".." + spec.end + "; max=" + std::to_string(spec.max) +
           (spec.descending ? ", order=desc" : "");
}

Response listReleases(Exchange& exchange) {
    const auto* app = configuredApp(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto header = exchange.request.header("Range");
    const auto parsed = parseRange(header.value_or("version .."), {"version"});
    if (!parsed) {
        return badRange(parsed.error());
    }
    const auto& spec = parsed.value();
    const auto start = versionBound(spec.start, spec.descending ? app->releases.back().version : 1);
    const auto end = versionBound(spec.end, spec.descending ? 1 : app->releases.back().version);
    if (!start || !end) {
        return badRange("Releases are ranged by version, a whole number.");
    }
    std::vector<const ReleaseRecord*> chosen;
    for (const auto& release : app->releases) {
        const bool inside = release.version >= std::min(*start, *end) && release.version <= std::max(*start, *end);
        if (inside && !(spec.afterStart && release.version == *start)) {
            chosen.push_back(&release);
        }
    }
    if (spec.descending) {
        std::reverse(chosen.begin(), chosen.end());
    }
    const bool more = chosen.size() > spec.max;
    chosen.resize(std::min(chosen.size(), spec.max));
    json list = json::array();
    for (const auto* release : chosen) {
        list.push_back(releaseJson(*release, *app, exchange.state));
    }
    auto response = jsonResponse(list, more ? 206 : 200);
    response.headers.push_back({"Accept-Ranges", "version"});
    if (!chosen.empty()) {
        response.headers.push_back({"Content-Range", "version " + std::to_string(chosen.front()->version) + ".." +
                                                         std::to_string(chosen.back()->version) +
                                                         "; max=" + std::to_string(spec.max)});
    }
    if (more) {
        response.headers.push_back({"Next-Range", versionRange(spec, chosen.back()->version)});
    }
    return response;
}

/// The release of the path, by version or id; null when it is unknown or no longer kept.
const ReleaseRecord* releaseOfPath(const Exchange& exchange, const AppRecord& app) {
    const auto& wanted = exchange.parameters[1];
    const auto at = std::find_if(app.releases.begin(), app.releases.end(), [&](const ReleaseRecord& release) {
        return std::to_string(release.version) == wanted || releaseJson(release, app, exchange.state)["id"] == wanted;
    });
    return at == app.releases.end() ? nullptr : &*at;
}

Response getRelease(Exchange& exchange) {
    const auto* app = configuredApp(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto* release = releaseOfPath(exchange, *app);
    return release != nullptr ? jsonResponse(releaseJson(*release, *app, exchange.state)) : notFound("release");
}

Response getReleaseConfigVars(Exchange& exchange) {
    const auto* app = configuredApp(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto* release = releaseOfPath(exchange, *app);
    return release != nullptr ? jsonResponse(json(configVarsAt(exchange.state, *app, release->version)))
                              : notFound("release");
}

} // namespace

std::span<const Route> configRoutes() {
    constexpr auto platform = ApiKind::Platform;
    static constexpr std::array routes{
        Route{"GET", "/apps/{app}/config-vars", getConfigVars, platform, false, Guard::Always},
        Route{"PATCH", "/apps/{app}/config-vars", setConfigVars, platform, false, Guard::Always},
        Route{"GET", "/apps/{app}/releases", listReleases}, Route{"GET", "/apps/{app}/releases/{release}", getRelease},
        Route{"GET", "/apps/{app}/releases/{release}/config-vars", getReleaseConfigVars, platform, false,
              Guard::Always}};
    return routes;
}

} // namespace poolhouse::sandbox
