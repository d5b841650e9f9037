// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/data_json.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/load.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/targets.h"

#include <algorithm>
#include <array>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

constexpr int largestGb = 100'000; ///< 100 TB

const QuotaRecord* quotaOf(const ClusterRecord& cluster, const std::string& type) {
    const auto at = std::find_if(cluster.quotas.begin(), cluster.quotas.end(),
                                 [&](const QuotaRecord& quota) { return quota.type == type; });
    return at == cluster.quotas.end() ? nullptr : &*at;
}

Response listQuotas(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    return cluster != nullptr ? jsonResponse({{"items", quotasJson(*cluster, exchange.state.world(), exchange.now)}})
                              : noSuchCluster();
}

Response getQuota(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto* quota = quotaOf(*cluster, exchange.parameters[1]);
    return quota != nullptr ? jsonResponse(quotaJson(*quota, *cluster, exchange.state.world(), exchange.now))
                            : noSuch("quota");
}

/// Reads a threshold into `into`: null removes it, absent keeps it. Returns the refusal, if any.
std::optional<Response> readThreshold(const json& body, std::string_view name, std::optional<double>& into) {
    const auto at = body.find(name);
    if (at == body.end()) {
        return std::nullopt;
    }
    if (at->is_null()) {
        into.reset();
        return std::nullopt;
    }
    const auto figure = countMember(body, dataApi, name);
    if (!figure) {
        return figure.error();
    }
    if (*figure.value() < 1 || *figure.value() > largestGb) {
        return refused(dataApi, "The member \"" + std::string(name) + "\" must be from 1 to 100000 GB, or null.");
    }
    into = *figure.value();
    return std::nullopt;
}

/// The quota with the changes of the body; the error is the response.
core::Result<QuotaRecord, Response> readQuota(const Exchange& exchange, QuotaRecord quota) {
    const auto body = objectBody(exchange, dataApi, {"warning_gb", "critical_gb", "enforcement_action"});
    if (!body) {
        return body.error();
    }
    if (body.value().empty()) {
        return refused(dataApi, "A change of a quota names a threshold or an enforcement action.");
    }
    if (auto error = readThreshold(body.value(), "warning_gb", quota.warningGb)) {
        return *std::move(error);
    }
    if (auto error = readThreshold(body.value(), "critical_gb", quota.criticalGb)) {
        return *std::move(error);
    }
    const auto action = textMember(body.value(), dataApi, "enforcement_action");
    if (!action) {
        return action.error();
    }
    quota.action = action.value().value_or(quota.action);
    if (action.value() && quota.action != "none" && quota.action != "notify" && quota.action != "restrict") {
        return refused(dataApi, "The enforcement action must be none, notify or restrict.");
    }
    if (quota.warningGb && quota.criticalGb && *quota.warningGb >= *quota.criticalGb) {
        return refused(dataApi, "The warning threshold must be below the critical one.");
    }
    return quota;
}

Response updateQuota(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto* before = quotaOf(*cluster, exchange.parameters[1]);
    if (before == nullptr) {
        return noSuch("quota");
    }
    auto wanted = readQuota(exchange, *before);
    if (!wanted) {
        return wanted.error();
    }
    if (auto refusal = goneRefusal(*cluster)) {
        return *std::move(refusal);
    }
    auto quota = std::move(wanted).value();
    const auto use = quotaUse(quota, *cluster, exchange.state.world(), exchange.now).value_or(0);
    const auto restricts = [use](const QuotaRecord& each) {
        return each.action == "restrict" && each.criticalGb && use > *each.criticalGb;
    };
    if (!restricts(*before) || !restricts(quota)) {
        quota.since = exchange.now; // a new reason for enforcement restarts the grace period
        quota.enforcementActive = false;
    }
    exchange.state.editCluster(std::string(cluster->id), [&](ClusterRecord& record) {
        *std::find_if(record.quotas.begin(), record.quotas.end(),
                      [&](const QuotaRecord& each) { return each.type == quota.type; }) = quota;
    });
    return jsonResponse(quotaJson(quota, *cluster, exchange.state.world(), exchange.now));
}

} // namespace

std::span<const Route> quotaRoutes() {
    static constexpr std::array routes{Route{"GET", "/data/postgres/v1/{id}/quotas", listQuotas, dataApi},
                                       Route{"GET", "/data/postgres/v1/{id}/quotas/{type}", getQuota, dataApi},
                                       Route{"PATCH", "/data/postgres/v1/{id}/quotas/{type}", updateQuota, dataApi}};
    return routes;
}

} // namespace poolhouse::sandbox
