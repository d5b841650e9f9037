// SPDX-License-Identifier: GPL-3.0-or-later
// Config vars and releases, one-off dynos, pre-authorization.
#include "app/sandbox/app_config.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/paging.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/two_factor.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

const AppRecord* appOf(const Exchange& exchange) {
    return exchange.state.findApp(exchange.parameters[0]);
}

json releaseJson(const ReleaseRecord& release, const AppRecord& app, const State& state) {
    const auto created = core::formatInstant(release.createdAt);
    return {
        {"id",
         makeUuid(
             Mix(state.world().seed).with(app.id).with("release").with(static_cast<std::uint64_t>(release.version)))},
        {"version", release.version},
        {"status", "succeeded"},
        {"current", release.version == app.releases.back().version},
        {"description", release.description},
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
    const auto* app = appOf(exchange);
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

Response getConfigVars(Exchange& exchange) {
    const auto* app = appOf(exchange);
    return app != nullptr ? jsonResponse(json(configVarsOf(exchange.state, *app))) : notFound("app");
}

/// The dyno starts, but its session cannot be joined: the host is in the reserved domain "invalid".
Response startDyno(Exchange& exchange) {
    const auto* app = appOf(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto body = objectBody(exchange, ApiKind::Platform,
                                 {"attach", "command", "env", "force_no_tty", "size", "time_to_live", "type"});
    if (!body) {
        return body.error();
    }
    const auto command = textMember(body.value(), ApiKind::Platform, "command");
    const auto attached = flagMember(body.value(), ApiKind::Platform, "attach");
    const auto noTty = flagMember(body.value(), ApiKind::Platform, "force_no_tty");
    if (!command || !attached || !noTty) {
        return !command ? command.error() : !attached ? attached.error() : noTty.error();
    }
    if (command.value().value_or("").empty()) {
        return refused(ApiKind::Platform, "A one-off dyno needs a command.");
    }
    if (body.value().contains("env") && !body.value()["env"].is_object()) {
        return refused(ApiKind::Platform, "The member \"env\" must be an object.");
    }
    const auto appId = app->id;
    exchange.state.editApp(appId, [](AppRecord& record) { ++record.dynos; });
    const auto mix =
        Mix(exchange.state.world().seed).with(appId).with("dyno").with(static_cast<std::uint64_t>(app->dynos));
    const auto id = makeUuid(mix);
    const auto url = "rendezvous://rendezvous.sandbox.invalid:5000/" + makeInstanceId(mix);
    const auto created = core::formatInstant(exchange.now);
    return jsonResponse({{"id", id},
                         {"name", "run." + std::to_string(1000 + app->dynos)},
                         {"attach_url", attached.value().value_or(false) ? json(url) : json(nullptr)},
                         {"command", *command.value()},
                         {"state", "starting"},
                         {"type", "run"},
                         {"size", "standard-1X"},
                         {"app", {{"id", appId}, {"name", app->name}}},
                         {"created_at", created},
                         {"updated_at", created}},
                        201);
}

Response preAuthorize(Exchange& exchange) {
    const auto* app = appOf(exchange);
    return app != nullptr ? exchange.twoFactor.preAuthorize(exchange, *app) : notFound("app");
}

} // namespace

std::span<const Route> runtimeRoutes() {
    static constexpr std::array routes{
        Route{"GET", "/apps/{app}/releases", listReleases},
        Route{"GET", "/apps/{app}/config-vars", getConfigVars, ApiKind::Platform, false, Guard::Always},
        Route{"POST", "/apps/{app}/dynos", startDyno},
        Route{"PUT", "/apps/{app}/pre-authorizations", preAuthorize, ApiKind::Platform, false, Guard::Never}};
    return routes;
}

} // namespace poolhouse::sandbox
