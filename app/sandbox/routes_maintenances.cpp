// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/errors.h"
#include "app/sandbox/maintenance.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/targets.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

constexpr int defaultHistory = 5;
constexpr int longestHistory = 20;
constexpr int mostWeeks = 52; ///< per request, in either direction

/// The whole text as an integer with an optional sign.
std::optional<int> wholeNumber(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-")) {
        text.remove_prefix(1);
    }
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Response listMaintenances(Exchange& exchange) {
    const auto* app = exchange.state.findApp(exchange.parameters[0]);
    if (app == nullptr) {
        return notFound("app");
    }
    json list = json::array();
    for (const auto* cluster : exchange.state.clustersOfApp(app->id)) {
        if (cluster->maintenance) {
            list.push_back(maintenanceJson(*cluster, cluster->maintenance, exchange.state, exchange.now));
        }
    }
    return jsonResponse({{"maintenances", std::move(list)}});
}

Response getMaintenance(Exchange& exchange) {
    const auto* cluster = anyCluster(exchange);
    return cluster != nullptr
               ? jsonResponse(maintenanceJson(*cluster, cluster->maintenance, exchange.state, exchange.now))
               : noSuchCluster();
}

/// The query parameter "limit"; a default when absent, empty unless from 1 to 20.
std::optional<int> limitOf(const std::string& query) {
    constexpr std::string_view name = "limit=";
    std::string_view rest = query;
    while (!rest.empty()) {
        const auto part = rest.substr(0, rest.find('&'));
        if (part.starts_with(name)) {
            const auto limit = wholeNumber(part.substr(name.size()));
            return limit && *limit >= 1 && *limit <= longestHistory ? limit : std::nullopt;
        }
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    }
    return defaultHistory;
}

Response listHistory(Exchange& exchange) {
    const auto* cluster = anyCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto limit = limitOf(exchange.request.query);
    if (!limit) {
        return refused(dataApi, "The limit must be a whole number from 1 to 20.");
    }
    std::vector<MaintenanceRecord> past = cluster->pastMaintenances;
    if (maintenanceStatus(cluster->maintenance, exchange.now) == "completed") {
        past.push_back(*cluster->maintenance);
    }
    json list = json::array();
    for (auto at = past.rbegin(); at != past.rend() && list.size() < static_cast<std::size_t>(*limit); ++at) {
        list.push_back(maintenanceJson(*cluster, *at, exchange.state, exchange.now));
    }
    return jsonResponse({{"maintenances", std::move(list)}});
}

json scheduleJson(const ClusterRecord& cluster, const std::optional<core::Instant>& previously) {
    const auto& maintenance = *cluster.maintenance;
    return {{"previously_scheduled_for", previously ? json(maintenanceTime(*previously)) : json(nullptr)},
            {"scheduled_for", maintenanceTime(maintenance.scheduledFor)},
            {"required_by", maintenanceTime(maintenance.requiredBy)},
            {"window", windowText(cluster.windowMinute)}};
}

/// Why the add-on's calendar cannot be changed at present.
std::optional<Response> calendarRefusal(const ClusterRecord& cluster, core::Instant now) {
    if (cluster.plan.starts_with("essential")) {
        return refused(dataApi, "Maintenances of the essential plans cannot be planned.");
    }
    if (maintenanceRunning(cluster, now)) {
        return refused(dataApi, "The maintenance is running.");
    }
    return goneRefusal(cluster);
}

Response runMaintenance(Exchange& exchange) {
    const auto* cluster = anyCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto body = objectBody(exchange, dataApi, {});
    if (!body) {
        return body.error();
    }
    if (auto refusal = calendarRefusal(*cluster, exchange.now)) {
        return *std::move(refusal);
    }
    if (!maintenancePlanned(*cluster, exchange.now)) {
        return refused(dataApi, "No maintenance is planned for " + cluster->name + ".");
    }
    const auto planned = cluster->maintenance->scheduledFor;
    exchange.state.editCluster(std::string(cluster->id), [&](ClusterRecord& record) {
        record.maintenance->previouslyScheduledFor = planned;
        record.maintenance->scheduledFor = exchange.now;
        record.maintenance->startedAt = exchange.now;
    });
    return jsonResponse(scheduleJson(*cluster, planned));
}

Response movePlanned(Exchange& exchange, const ClusterRecord& cluster, int weeks) {
    const auto before = cluster.maintenance->scheduledFor;
    const auto wanted = before + std::chrono::weeks(weeks);
    if (wanted <= exchange.now) {
        return refused(dataApi, "The maintenance cannot be moved into the past.");
    }
    if (wanted > cluster.maintenance->requiredBy) {
        return refused(dataApi, "The maintenance is required by " + maintenanceTime(cluster.maintenance->requiredBy) +
                                    "; it cannot be put off beyond that.");
    }
    exchange.state.editCluster(std::string(cluster.id), [&](ClusterRecord& record) {
        record.maintenance->previouslyScheduledFor = before;
        record.maintenance->scheduledFor = wanted;
    });
    return jsonResponse(scheduleJson(cluster, before));
}

Response scheduleMaintenance(Exchange& exchange) {
    const auto* cluster = anyCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto body = objectBody(exchange, dataApi, {"delay_weeks"});
    if (!body) {
        return body.error();
    }
    const auto text = textMember(body.value(), dataApi, "delay_weeks");
    if (!text) {
        return text.error();
    }
    const auto weeks = wholeNumber(text.value().value_or(""));
    if (!weeks || *weeks < -mostWeeks || *weeks > mostWeeks) {
        return refused(dataApi, "The member \"delay_weeks\" must be a whole number from -52 to 52, as a text.");
    }
    if (auto refusal = calendarRefusal(*cluster, exchange.now)) {
        return *std::move(refusal);
    }
    if (maintenancePlanned(*cluster, exchange.now)) {
        return movePlanned(exchange, *cluster, *weeks);
    }
    if (*weeks < 0) {
        return refused(dataApi, "A maintenance cannot be planned in the past.");
    }
    planMaintenance(exchange.state, std::string(cluster->id), exchange.now + std::chrono::weeks(*weeks), exchange.now);
    return jsonResponse(scheduleJson(*cluster, std::nullopt));
}

json windowJson(const ClusterRecord& cluster, core::Instant now, const std::optional<core::Instant>& previously) {
    const auto& before = cluster.previousWindowMinute;
    const bool planned = maintenancePlanned(cluster, now);
    return {{"window", windowText(cluster.windowMinute)},
            {"previous_window", before ? json(windowText(*before)) : json(nullptr)},
            {"scheduled_at", planned ? json(maintenanceTime(cluster.maintenance->scheduledFor)) : json(nullptr)},
            {"previously_scheduled_at", previously ? json(maintenanceTime(*previously)) : json(nullptr)}};
}

Response getWindow(Exchange& exchange) {
    const auto* cluster = anyCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto previously =
        maintenancePlanned(*cluster, exchange.now) ? cluster->maintenance->previouslyScheduledFor : std::nullopt;
    return jsonResponse(windowJson(*cluster, exchange.now, previously));
}

/// Moves a planned maintenance to the new window in the same week, or the next one if that has passed.
void moveToWindow(MaintenanceRecord& maintenance, int windowMinute, core::Instant now) {
    const auto day = std::chrono::floor<std::chrono::days>(maintenance.scheduledFor);
    const core::Instant monday = day - std::chrono::days(std::chrono::weekday(day).iso_encoding() - 1);
    maintenance.previouslyScheduledFor = maintenance.scheduledFor;
    maintenance.windowMinute = windowMinute;
    maintenance.scheduledFor = nextWindow(windowMinute, std::max(monday, now));
}

Response setWindow(Exchange& exchange) {
    const auto* cluster = anyCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto body = objectBody(exchange, dataApi, {"day_of_week", "time_of_day"});
    if (!body) {
        return body.error();
    }
    const auto day = textMember(body.value(), dataApi, "day_of_week");
    const auto time = textMember(body.value(), dataApi, "time_of_day");
    if (!day || !time) {
        return !day ? day.error() : time.error();
    }
    const auto minute = parseWindow(day.value().value_or(""), time.value().value_or(""));
    if (!minute) {
        return errorResponse(422, "invalid_params",
                             "A window is a day such as sunday and a time in UTC such as 13:30 or 1:30PM.");
    }
    if (auto refusal = calendarRefusal(*cluster, exchange.now)) {
        return *std::move(refusal);
    }
    std::optional<core::Instant> previously;
    exchange.state.editCluster(std::string(cluster->id), [&](ClusterRecord& record) {
        if (*minute == record.windowMinute) {
            return;
        }
        record.previousWindowMinute = record.windowMinute;
        record.windowMinute = *minute;
        if (maintenancePlanned(record, exchange.now)) {
            previously = record.maintenance->scheduledFor;
            moveToWindow(*record.maintenance, *minute, exchange.now);
        }
    });
    return jsonResponse(windowJson(*cluster, exchange.now, previously));
}

} // namespace

std::span<const Route> maintenanceRoutes() {
    static constexpr std::array routes{
        Route{"GET", "/data/maintenances/v1/apps/{app}", listMaintenances, dataApi},
        Route{"GET", "/data/maintenances/v1/{id}", getMaintenance, dataApi},
        Route{"GET", "/data/maintenances/v1/{id}/history/", listHistory, dataApi},
        Route{"GET", "/data/maintenances/v1/{id}/history", listHistory, dataApi},
        Route{"POST", "/data/maintenances/v1/{id}/run", runMaintenance, dataApi},
        Route{"POST", "/data/maintenances/v1/{id}/schedule", scheduleMaintenance, dataApi},
        Route{"GET", "/data/maintenances/v1/{id}/window", getWindow, dataApi},
        Route{"POST", "/data/maintenances/v1/{id}/window", setWindow, dataApi}};
    return routes;
}

} // namespace poolhouse::sandbox
