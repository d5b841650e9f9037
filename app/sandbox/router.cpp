// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/router.h"

#include "app/sandbox/routes.h"

#include <array>
#include <optional>

namespace poolhouse::sandbox {

namespace {

std::optional<std::vector<std::string>> matched(std::string_view pattern, const std::vector<std::string>& segments) {
    std::vector<std::string> parameters;
    pattern.remove_prefix(1);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const auto slash = pattern.find('/');
        const auto part = pattern.substr(0, slash);
        if (part.starts_with('{') && !segments[i].empty()) {
            parameters.push_back(segments[i]);
        } else if (part != segments[i]) {
            return std::nullopt;
        }
        if (slash == std::string_view::npos) {
            return i + 1 == segments.size() ? std::optional(std::move(parameters)) : std::nullopt;
        }
        pattern.remove_prefix(slash + 1);
    }
    return std::nullopt;
}

} // namespace

RouteMatch findRoute(const Request& request) {
    const std::array tables{accountRoutes(), addonChangeRoutes(), addonRoutes(),     appRoutes(),    attachmentRoutes(),
                            catalogRoutes(), classicRoutes(),     clusterRoutes(),   configRoutes(), credentialRoutes(),
                            poolRoutes(),    maintenanceRoutes(), migrationRoutes(), quotaRoutes(),  runtimeRoutes(),
                            serviceRoutes(), settingRoutes()};
    RouteMatch match;
    for (const auto& table : tables) {
        for (const auto& route : table) {
            auto parameters = matched(route.pattern, request.segments);
            if (!parameters) {
                continue;
            }
            if (route.method == request.method || (route.method == "GET" && request.method == "HEAD")) {
                return {&route, *std::move(parameters), {}};
            }
            match.allowed += (match.allowed.empty() ? "" : ", ") + std::string(route.method);
            match.allowed += route.method == "GET" ? ", HEAD" : "";
        }
    }
    return match;
}

ApiKind apiOf(const Request& request) {
    const auto& first = request.segments.front();
    return first == "data" || first == "postgres" || first == "client" ? ApiKind::Data : ApiKind::Platform;
}

} // namespace poolhouse::sandbox
