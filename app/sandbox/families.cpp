// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/families.h"

#include "app/sandbox/errors.h"

#include <array>

namespace poolhouse::sandbox {

namespace {

/// Requests whose path begins with `prefix`, segment by segment; "*" is any one.
struct Family {
    std::string_view method; ///< empty: any
    std::string_view prefix;
    std::string_view name;
};

/// The first match counts.
constexpr std::array families{
    Family{"POST", "/apps/*/releases", "releases:rollback"},
    Family{"", "/apps/*/collaborators", "access"},
    Family{"", "/apps/*/domains", "domains"},
    Family{"", "/apps/*/dynos", "ps"},
    Family{"", "/apps/*/formation", "ps"},
    Family{"", "/apps/*/addons", "addons"},
    Family{"", "/apps/*/addon-attachments", "addons"},
    Family{"", "/apps/*/config-vars", "config"},
    Family{"", "/apps/*/pipeline-couplings", "pipelines"},
    Family{"", "/apps/*/features", "features"},
    Family{"", "/apps/*/buildpack-installations", "buildpacks"},
    Family{"", "/apps/*/builds", "builds"},
    Family{"", "/apps/*/slugs", "builds"},
    Family{"", "/apps/*/sni-endpoints", "certs"},
    Family{"", "/apps/*/ssl-endpoints", "certs"},
    Family{"", "/apps/*/acm", "certs"},
    Family{"", "/apps/*/log-drains", "drains"},
    Family{"", "/apps/*/webhooks", "webhooks"},
    Family{"", "/apps/*/review-app", "reviewapps"},
    Family{"", "/apps", "apps"},
    Family{"", "/teams/*/members", "members"},
    Family{"", "/teams", "teams"},
    Family{"", "/organizations", "orgs"},
    Family{"", "/enterprise-accounts", "teams"},
    Family{"", "/spaces", "spaces"},
    Family{"", "/pipelines", "pipelines"},
    Family{"", "/pipeline-couplings", "pipelines"},
    Family{"", "/pipeline-promotions", "pipelines"},
    Family{"", "/review-apps", "reviewapps"},
    Family{"", "/test-runs", "ci"},
    Family{"", "/account/features", "labs"},
    Family{"", "/account/keys", "keys"},
    Family{"", "/users/*/keys", "keys"},
    Family{"", "/account", "auth"},
    Family{"", "/oauth/clients", "clients"},
    Family{"", "/oauth/sessions", "sessions"},
    Family{"", "/oauth/authorizations", "authorizations"},
    Family{"", "/addons", "addons"},
    Family{"", "/addon-attachments", "addons"},
    Family{"", "/addon-services", "addons"},
    Family{"", "/actions/addons", "addons"},
    Family{"", "/buildpacks", "buildpacks"},
    Family{"", "/stacks", "apps:stacks"},
    Family{"", "/dyno-sizes", "ps"},
    Family{"", "/client/v11/apps/*/transfers", "pg:backups"},
    Family{"", "/client/v11/apps/*/transfer-schedules", "pg:backups"},
    Family{"", "/client/v11/databases/*/transfers", "pg:backups"},
    Family{"", "/client/v11/databases/*/backups", "pg:backups"},
    Family{"", "/client/v11/databases/*/transfer-schedules", "pg:backups"},
    Family{"", "/client/v11/databases/*/links", "pg:links"},
    Family{"", "/client", "pg"},
    Family{"", "/postgres/v0/databases/*/data_connectors", "data:cdc"},
    Family{"", "/postgres/v0/databases/*/config", "pg:settings"},
    Family{"", "/postgres/v0/databases/*/connection-pools", "pg:connection-pooling"},
    Family{"", "/postgres", "pg"},
    Family{"", "/redis", "redis"},
    Family{"", "/data/redis", "redis"},
    Family{"", "/data/kafka", "kafka"},
    Family{"", "/data/cdc", "data:cdc"},
    Family{"", "/data/maintenances", "data:maintenances"},
    Family{"", "/data/postgres", "data:pg"},
};

bool beginsWith(const std::vector<std::string>& segments, std::string_view prefix) {
    std::size_t i = 0;
    prefix.remove_prefix(1);
    for (;; ++i) {
        const auto slash = prefix.find('/');
        const auto part = prefix.substr(0, slash);
        if (i == segments.size() || (part != "*" && part != segments[i])) {
            return false;
        }
        if (slash == std::string_view::npos) {
            return true;
        }
        prefix.remove_prefix(slash + 1);
    }
}

} // namespace

std::optional<std::string_view> commandFamily(const Request& request) {
    for (const auto& family : families) {
        if ((family.method.empty() || family.method == request.method) && beginsWith(request.segments, family.prefix)) {
            return family.name;
        }
    }
    return std::nullopt;
}

Response notServed(const Request& request, const std::string& allowed) {
    const auto family = commandFamily(request);
    std::string sentence = family ? "The sandbox does not serve this request of \"heroku " + std::string(*family) + "\""
                                  : std::string("The sandbox does not serve this part of the API");
    if (allowed.empty()) {
        const bool older = family && family->starts_with("pg");
        return errorResponse(404, "not_found", sentence + (older ? "; it serves those of \"heroku data:pg\"." : "."));
    }
    auto response = errorResponse(405, "method_not_allowed", sentence + "; this address takes " + allowed + ".");
    response.headers.push_back({"Allow", allowed});
    return response;
}

} // namespace poolhouse::sandbox
