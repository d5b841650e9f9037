// SPDX-License-Identifier: GPL-3.0-or-later
// What runs an app: dynos, formation, logs; pre-authorization.
#include "app/sandbox/errors.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/log_sessions.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/two_factor.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

constexpr auto platformApi = ApiKind::Platform;
constexpr int mostDynos = 100; ///< of a process type
constexpr std::array dynoSizes{"Eco",
                               "Basic",
                               "Standard-1X",
                               "Standard-2X",
                               "Performance-M",
                               "Performance-L",
                               "Performance-L-RAM",
                               "Performance-XL",
                               "Performance-2XL"};

const AppRecord* runningApp(const Exchange& exchange) {
    return exchange.state.findApp(exchange.parameters[0]);
}

json appRefJson(const AppRecord& app) {
    return {{"id", app.id}, {"name", app.name}};
}

core::Instant startOfDynos(const AppRecord& app) {
    return std::max(app.dynosSince.value_or(app.createdAt), app.releases.back().createdAt);
}

/// "web.1" of a process type.
json dynoJson(const ProcessRecord& process, int number, const AppRecord& app, const State& state) {
    const auto name = process.type + "." + std::to_string(number);
    const auto started = core::formatInstant(startOfDynos(app));
    const auto& release = app.releases.back();
    return {
        {"id", makeUuid(Mix(state.world().seed).with(app.id).with("dyno").with(name))},
        {"name", name},
        {"attach_url", nullptr},
        {"command", process.command},
        {"state", "up"},
        {"type", process.type},
        {"size", process.size},
        {"app", appRefJson(app)},
        {"release",
         {{"id",
           makeUuid(
               Mix(state.world().seed).with(app.id).with("release").with(static_cast<std::uint64_t>(release.version)))},
          {"version", release.version}}},
        {"created_at", started},
        {"updated_at", started}};
}

Response listDynos(Exchange& exchange) {
    const auto* app = runningApp(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    json list = json::array();
    for (const auto& process : app->formation) {
        for (int number = 1; number <= process.quantity; ++number) {
            list.push_back(dynoJson(process, number, *app, exchange.state));
        }
    }
    return jsonResponse(list);
}

Response restartDynos(Exchange& exchange) {
    const auto* app = runningApp(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    exchange.state.editApp(app->id, [&](AppRecord& record) { record.dynosSince = exchange.now; });
    return jsonResponse(json::object(), 202);
}

/// The dyno starts, but its session cannot be joined: the host is in the reserved domain "invalid".
Response startDyno(Exchange& exchange) {
    const auto* app = runningApp(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto body =
        objectBody(exchange, platformApi, {"attach", "command", "env", "force_no_tty", "size", "time_to_live", "type"});
    if (!body) {
        return body.error();
    }
    const auto command = textMember(body.value(), platformApi, "command");
    const auto attached = flagMember(body.value(), platformApi, "attach");
    const auto noTty = flagMember(body.value(), platformApi, "force_no_tty");
    if (!command || !attached || !noTty) {
        return !command ? command.error() : !attached ? attached.error() : noTty.error();
    }
    if (command.value().value_or("").empty()) {
        return refused(platformApi, "A one-off dyno needs a command.");
    }
    if (body.value().contains("env") && !body.value()["env"].is_object()) {
        return refused(platformApi, "The member \"env\" must be an object.");
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
                         {"size", "Standard-1X"},
                         {"app", appRefJson(*app)},
                         {"created_at", created},
                         {"updated_at", created}},
                        201);
}

json formationJson(const ProcessRecord& process, const AppRecord& app, const State& state) {
    return {{"id", makeUuid(Mix(state.world().seed).with(app.id).with("formation").with(process.type))},
            {"type", process.type},
            {"quantity", process.quantity},
            {"size", process.size},
            {"command", process.command},
            {"app", appRefJson(app)},
            {"created_at", core::formatInstant(app.createdAt)},
            {"updated_at", core::formatInstant(startOfDynos(app))}};
}

Response formationResponse(const Exchange& exchange, const std::string& appId) {
    const auto& app = exchange.state.apps().at(appId);
    json list = json::array();
    for (const auto& process : app.formation) {
        list.push_back(formationJson(process, app, exchange.state));
    }
    return jsonResponse(list);
}

Response getFormation(Exchange& exchange) {
    const auto* app = runningApp(exchange);
    return app != nullptr ? formationResponse(exchange, app->id) : notFound("app");
}

/// The quantity meant by 3, "3", "+1" or "-1"; empty when it is none or out of bounds.
std::optional<int> wantedQuantity(const json& value, int current) {
    int number = 0;
    bool relative = false;
    if (value.is_number_integer()) {
        const auto given = value.get<std::int64_t>();
        number = static_cast<int>(std::clamp<std::int64_t>(given, -1, mostDynos + 1));
    } else if (value.is_string()) {
        std::string_view text = value.get_ref<const std::string&>();
        relative = text.starts_with('+') || text.starts_with('-');
        text.remove_prefix(text.starts_with('+') && !text.starts_with("+-") ? 1 : 0);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size() || number < -mostDynos || number > mostDynos) {
            return std::nullopt;
        }
    } else {
        return std::nullopt;
    }
    const int wanted = relative ? current + number : number;
    return wanted >= 0 && wanted <= mostDynos ? std::optional(wanted) : std::nullopt;
}

/// Applies one update to the formation; the error is the response.
std::optional<Response> scale(std::vector<ProcessRecord>& formation, const json& update) {
    if (!update.is_object()) {
        return refused(platformApi, "Each update must be an object with a type.");
    }
    const auto type = textMember(update, platformApi, "type");
    const auto size = textMember(update, platformApi, "size");
    if (!type || !size) {
        return !type ? type.error() : size.error();
    }
    const auto process = std::find_if(formation.begin(), formation.end(), [&](const ProcessRecord& each) {
        return each.type == type.value().value_or("");
    });
    if (process == formation.end()) {
        return notFound("process type");
    }
    if (size.value()) {
        const auto known = std::find_if(dynoSizes.begin(), dynoSizes.end(), [&](const char* each) {
            return sameHeaderName(each, *size.value()); // sizes are written in any case
        });
        if (known == dynoSizes.end()) {
            return refused(platformApi, "No such size as " + size.value()->substr(0, 100) + ".");
        }
        process->size = *known;
    }
    if (update.contains("quantity")) {
        const auto quantity = wantedQuantity(update["quantity"], process->quantity);
        if (!quantity) {
            return refused(platformApi, "The quantity of a process type is a whole number from 0 to 100.");
        }
        process->quantity = *quantity;
    }
    return std::nullopt;
}

Response scaleFormation(Exchange& exchange) {
    const auto* app = runningApp(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto body = objectBody(exchange, platformApi, {"updates"});
    if (!body) {
        return body.error();
    }
    const auto updates = body.value().find("updates");
    if (updates == body.value().end() || !updates->is_array()) {
        return refused(platformApi, "The member \"updates\" must be a list.");
    }
    auto formation = app->formation;
    for (const auto& update : *updates) {
        if (auto refusal = scale(formation, update)) {
            return *std::move(refusal); // all or none
        }
    }
    const auto id = app->id;
    exchange.state.editApp(id, [&](AppRecord& record) { record.formation = std::move(formation); });
    return formationResponse(exchange, id);
}

Response openLogSession(Exchange& exchange) {
    const auto* app = runningApp(exchange);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto body = objectBody(exchange, platformApi, {"dyno", "dyno_name", "lines", "source", "tail", "type"});
    if (!body) {
        return body.error();
    }
    const auto lines = countMember(body.value(), platformApi, "lines");
    const auto tail = flagMember(body.value(), platformApi, "tail");
    const auto dyno = textMember(body.value(), platformApi, "dyno");
    const auto source = textMember(body.value(), platformApi, "source");
    if (!lines || !tail || !dyno || !source) {
        return !lines ? lines.error() : !tail ? tail.error() : !dyno ? dyno.error() : source.error();
    }
    const LogSession session{app->id,
                             std::clamp(lines.value().value_or(100), 0, 1500),
                             tail.value().value_or(false),
                             dyno.value().value_or(""),
                             source.value().value_or(""),
                             exchange.now};
    const auto id = exchange.logSessions.open(session, exchange.state);
    const auto created = core::formatInstant(exchange.now);
    const auto host = std::string(exchange.request.header("Host").value_or("127.0.0.1"));
    return jsonResponse({{"id", id},
                         {"logplex_url", "http://" + host + "/log-streams/" + id},
                         {"created_at", created},
                         {"updated_at", created}},
                        201);
}

Response streamLog(Exchange& exchange) {
    const auto session = exchange.logSessions.find(exchange.parameters[0], exchange.now);
    if (!session) {
        return notFound("log session");
    }
    Response response;
    response.headers.push_back({"Content-Type", "text/event-stream"});
    response.body = logEvents(*session, exchange.state);
    response.last = true; // a stream ends with its connection
    return response;
}

Response preAuthorize(Exchange& exchange) {
    const auto* app = runningApp(exchange);
    return app != nullptr ? exchange.twoFactor.preAuthorize(exchange, *app) : notFound("app");
}

} // namespace

std::span<const Route> runtimeRoutes() {
    static constexpr std::array routes{
        Route{"GET", "/apps/{app}/dynos", listDynos},
        Route{"POST", "/apps/{app}/dynos", startDyno},
        Route{"DELETE", "/apps/{app}/dynos", restartDynos},
        Route{"GET", "/apps/{app}/formation", getFormation},
        Route{"PATCH", "/apps/{app}/formation", scaleFormation},
        Route{"POST", "/apps/{app}/log-sessions", openLogSession, platformApi, false, Guard::Never},
        Route{"GET", "/log-streams/{session}", streamLog, platformApi, true, Guard::Open},
        Route{"PUT", "/apps/{app}/pre-authorizations", preAuthorize, platformApi, false, Guard::Never}};
    return routes;
}

} // namespace poolhouse::sandbox
