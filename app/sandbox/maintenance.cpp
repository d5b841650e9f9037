// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/maintenance.h"

#include "app/sandbox/app_config.h"
#include "app/sandbox/http_message.h"
#include "app/sandbox/identity.h"
#include "models/core/pool_name.h"
#include "models/json/json.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<std::string_view, 7> dayNames{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::size_t keptMaintenances = 50;

core::Instant startOf(const MaintenanceRecord& maintenance) {
    return maintenance.startedAt.value_or(maintenance.scheduledFor);
}

std::string clockText(int minuteOfDay) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", minuteOfDay / 60 % 24, minuteOfDay % 60);
    return text.data();
}

std::optional<int> parseDay(std::string_view day) {
    if ((day.ends_with('s') || day.ends_with('S')) && day.size() > 3) {
        day.remove_suffix(1);
    }
    for (std::size_t i = 0; i < dayNames.size(); ++i) {
        if (core::sameIgnoringCase(day, dayNames[i]) || core::sameIgnoringCase(day, dayNames[i].substr(0, 3))) {
            return static_cast<int>(i);
        }
    }
    return std::nullopt;
}

std::optional<int> parseDigits(std::string_view text) {
    if (text.empty() || text.size() > 2 ||
        !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return std::nullopt;
    }
    int number = 0;
    for (const char c : text) {
        number = number * 10 + (c - '0');
    }
    return number;
}

std::optional<int> parseTime(std::string_view time) {
    bool am = false;
    bool pm = false;
    if (time.size() > 2) {
        const auto suffix = time.substr(time.size() - 2);
        am = core::sameIgnoringCase(suffix, "am");
        pm = core::sameIgnoringCase(suffix, "pm");
    }
    if (am || pm) {
        time = trimmed(time.substr(0, time.size() - 2));
    }
    const auto colon = time.find(':');
    const auto hour = parseDigits(time.substr(0, colon));
    const auto minute = colon == std::string_view::npos ? std::optional(0) : parseDigits(time.substr(colon + 1));
    const bool bare = colon == std::string_view::npos && !am && !pm; // "13" is ambiguous
    if (!hour || !minute || bare || *minute > 59 || (colon != std::string_view::npos && time.size() - colon != 3)) {
        return std::nullopt;
    }
    if (am || pm) {
        return *hour >= 1 && *hour <= 12 ? std::optional((*hour % 12 + (pm ? 12 : 0)) * 60 + *minute) : std::nullopt;
    }
    return *hour <= 23 ? std::optional(*hour * 60 + *minute) : std::nullopt;
}

json timeOrNull(const std::optional<core::Instant>& at) {
    return at ? json(maintenanceTime(*at)) : json(nullptr);
}

} // namespace

std::string maintenanceStatus(const std::optional<MaintenanceRecord>& maintenance, core::Instant now) {
    if (!maintenance) {
        return "none";
    }
    const auto start = startOf(*maintenance);
    if (now >= start) {
        return now < start + seconds(maintenance->durationSeconds) ? "running" : "completed";
    }
    return now < start - minutes(30) ? "pending" : now < start - minutes(10) ? "preparing" : "ready";
}

bool maintenanceRunning(const ClusterRecord& cluster, core::Instant now) {
    return maintenanceStatus(cluster.maintenance, now) == "running";
}

bool maintenancePlanned(const ClusterRecord& cluster, core::Instant now) {
    return cluster.maintenance && now < startOf(*cluster.maintenance);
}

core::Instant nextWindow(int windowMinute, core::Instant from) {
    const auto day = std::chrono::floor<std::chrono::days>(from);
    const auto weekday = std::chrono::weekday(day).iso_encoding() - 1; // Monday is 0
    core::Instant start = day - std::chrono::days(weekday) + minutes(windowMinute);
    while (start < from) {
        start += std::chrono::weeks(1);
    }
    return start;
}

void planMaintenance(State& state, const std::string& clusterId, core::Instant from, core::Instant now) {
    state.editCluster(clusterId, [&](ClusterRecord& cluster) {
        if (cluster.maintenance) {
            cluster.pastMaintenances.push_back(*cluster.maintenance);
            if (cluster.pastMaintenances.size() > keptMaintenances) {
                cluster.pastMaintenances.erase(cluster.pastMaintenances.begin());
            }
        }
        MaintenanceRecord planned;
        planned.createdAt = now;
        planned.scheduledFor = nextWindow(cluster.windowMinute, from);
        planned.requiredBy = std::max<core::Instant>(planned.scheduledFor, now + std::chrono::weeks(12));
        planned.durationSeconds = Mix(state.world().seed)
                                      .with(cluster.id)
                                      .with("maintenance")
                                      .with(cluster.pastMaintenances.size())
                                      .between(180, 300);
        planned.windowMinute = cluster.windowMinute;
        cluster.maintenance = planned;
    });
}

std::optional<int> parseWindow(std::string_view day, std::string_view time) {
    const auto of = parseDay(trimmed(day));
    const auto at = parseTime(trimmed(time));
    return of && at ? std::optional(*of * 24 * 60 + *at) : std::nullopt;
}

std::string windowText(int windowMinute) {
    const auto day = [](int minute) { return std::string(dayNames[static_cast<std::size_t>(minute / 1440)]) + "s"; };
    const int end = (windowMinute + windowHours * 60) % minutesOfWeek;
    const bool sameDay = end / 1440 == windowMinute / 1440;
    return day(windowMinute) + " " + clockText(windowMinute) + " to " + (sameDay ? "" : day(end) + " ") +
           clockText(end) + " UTC";
}

std::string maintenanceTime(core::Instant at) {
    auto text = core::formatInstant(at); // 2026-06-22T08:28:00Z
    text[10] = ' ';
    text.back() = ' ';
    return text + "+0000";
}

json maintenanceJson(const ClusterRecord& cluster, const std::optional<MaintenanceRecord>& maintenance,
                     const State& state, core::Instant now) {
    const auto status = maintenanceStatus(maintenance, now);
    json attachments = json::array();
    for (const auto* attachment : state.attachmentsOfCluster(cluster.id)) {
        if (attachment->appId == cluster.appId) {
            attachments.push_back(configVarName(attachment->name));
        }
    }
    const auto own = maintenance ? maintenance->windowMinute : std::nullopt;
    json body = {{"addon",
                  {{"attachments", std::move(attachments)},
                   {"kind", addonService},
                   {"name", cluster.name},
                   {"plan", cluster.plan},
                   {"uuid", cluster.id},
                   {"window", windowText(cluster.windowMinute)}}},
                 {"app", {{"name", state.apps().at(cluster.appId).name}, {"uuid", cluster.appId}}},
                 {"status", status},
                 {"method", maintenance ? "changeover" : "none"},
                 {"reason", maintenance ? "routine_maintenance" : "none"},
                 {"server_created_at", maintenanceTime(cluster.createdAt)},
                 {"window", windowText(own.value_or(cluster.windowMinute))}};
    const bool begun = status == "running" || status == "completed";
    const auto start = maintenance ? std::optional(startOf(*maintenance)) : std::nullopt;
    const auto end =
        maintenance ? std::optional<core::Instant>(*start + seconds(maintenance->durationSeconds)) : std::nullopt;
    body["scheduled_for"] = maintenance ? json(maintenanceTime(maintenance->scheduledFor)) : json(nullptr);
    body["previously_scheduled_for"] = maintenance ? timeOrNull(maintenance->previouslyScheduledFor) : json(nullptr);
    body["required_by"] = maintenance ? json(maintenanceTime(maintenance->requiredBy)) : json(nullptr);
    body["started_at"] = begun ? timeOrNull(start) : json(nullptr);
    body["completed_at"] = status == "completed" ? timeOrNull(end) : json(nullptr);
    body["duration_seconds"] = status == "completed" ? json(maintenance->durationSeconds) : json(nullptr);
    return body;
}

} // namespace poolhouse::sandbox
