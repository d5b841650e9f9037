// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/two_factor.h"

#include "app/sandbox/errors.h"
#include "app/sandbox/json_input.h"
#include "app/sandbox/request_body.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

bool hasCode(const Request& request) {
    const auto code = request.header("Heroku-Two-Factor-Code");
    return code && code->size() == 6 &&
           std::all_of(code->begin(), code->end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The affected app: named in the path or body, or the owner of the database or attachment in the path.
const AppRecord* appOf(const Exchange& exchange, const Route& route) {
    const auto& state = exchange.state;
    if (route.pattern.starts_with("/apps/")) {
        return state.findApp(exchange.parameters[0]);
    }
    if (route.pattern == "/addon-attachments/{attachment}") {
        const auto at = state.attachments().find(exchange.parameters[0]);
        return at == state.attachments().end() ? nullptr : state.findApp(at->second.appId);
    }
    if (route.pattern == "/addon-attachments") {
        const auto body = parseJson(exchange.request.body);
        const auto app =
            body.ok() && body.value().is_object() ? body.value().value("app", nlohmann::json()) : nlohmann::json();
        const auto name = app.is_object() ? app.value("name", nlohmann::json()) : nlohmann::json();
        return name.is_string() ? state.findApp(name.get<std::string>()) : nullptr;
    }
    const auto* cluster = exchange.parameters.empty() ? nullptr : state.findCluster(exchange.parameters[0]);
    return cluster != nullptr ? state.findApp(cluster->appId) : nullptr;
}

} // namespace

std::optional<Response> TwoFactor::refusal(const Exchange& exchange, const Route& route) const {
    const bool reading = route.method == "GET" || exchange.request.method == "HEAD";
    const bool guarded = route.guard == Guard::Always || (route.guard == Guard::Changes && !reading);
    if (!m_on || !guarded || hasCode(exchange.request)) {
        return std::nullopt;
    }
    const auto* app = appOf(exchange, route);
    if (app == nullptr) {
        return std::nullopt; // unknown app: the handler responds
    }
    const auto until = m_until.find(app->id);
    if (until != m_until.end() && exchange.now < until->second) {
        return std::nullopt;
    }
    return secondFactorNeeded(app->name);
}

Response TwoFactor::preAuthorize(const Exchange& exchange, const AppRecord& app) {
    if (m_on && !hasCode(exchange.request)) {
        return secondFactorNeeded(std::nullopt); // naming the app would make clients pre-authorize again
    }
    m_until[app.id] = exchange.now + std::chrono::hours(8);
    return jsonResponse(nlohmann::json::object(), 201);
}

} // namespace poolhouse::sandbox
