// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/api/json_reader.h"

namespace poolhouse::api::codec {

namespace {

/// Unlike a time that is only shown, one that is sorted by is remarked on when it cannot be read.
std::optional<core::Instant> readTime(const JsonNode& node, const char* key) {
    const auto text = node.optionalText(key);
    const auto at = text ? core::parseInstant(*text) : std::nullopt;
    if (text && !text->empty() && !at) {
        node.remark(key, "a time such as 2026-06-22 08:28:00 +0000");
    }
    return at;
}

/// What says that there is nothing is no word of its own.
std::string wordOrNothing(const JsonNode& node, const char* key) {
    auto word = node.text(key);
    return word == "none" ? std::string() : word;
}

core::Maintenance readMaintenanceOf(const JsonNode& node) {
    core::Maintenance maintenance;
    const auto addon = node.object("addon");
    maintenance.cluster.value = addon.text("uuid");
    maintenance.clusterName = addon.name("name");
    if (const auto app = node.optionalObject("app")) {
        maintenance.app = app->text("name");
    }
    maintenance.state = node.word("status", core::maintenanceStateWords());
    maintenance.method = wordOrNothing(node, "method");
    maintenance.reason = wordOrNothing(node, "reason");
    maintenance.scheduledFor = readTime(node, "scheduled_for");
    maintenance.previouslyScheduledFor = readTime(node, "previously_scheduled_for");
    maintenance.requiredBy = readTime(node, "required_by");
    maintenance.startedAt = readTime(node, "started_at");
    maintenance.completedAt = readTime(node, "completed_at");
    if (const auto seconds = node.integerOrDigits("duration_seconds", 0, largestInt)) {
        maintenance.duration = std::chrono::seconds(*seconds);
    }
    const bool ofCluster = addon.has("window"); // the other one is that of the maintenance, which may be older
    maintenance.windowText = ofCluster ? addon.text("window") : node.text("window");
    maintenance.window = core::parseWindow(maintenance.windowText);
    return maintenance;
}

} // namespace

ApiResult<MaintenanceAnswer> readMaintenance(QByteArrayView body) {
    return readBody<MaintenanceAnswer>(body, true, [](const JsonNode& root) {
        return MaintenanceAnswer{readMaintenanceOf(root), {}};
    });
}

ApiResult<core::PartialList<core::Maintenance>> readMaintenances(QByteArrayView body) {
    return readRecords<core::Maintenance>(body, "maintenances", core::RecordKind::Maintenance, readMaintenanceOf);
}

ApiResult<core::Done> readRescheduled(QByteArrayView body) {
    return readBody<core::Done>(body, true, [](const JsonNode& /*root*/) { return core::Done{}; });
}

QByteArray writeDelayWeeks(int weeks) {
    return serialized(Json{{"delay_weeks", std::to_string(weeks)}}); // a text, by the contract
}

QByteArray writeWindow(const core::WeekTime& start) {
    return serialized(
        Json{{"day_of_week", core::dayWord(start.day)}, {"time_of_day", core::formatTimeOfDay(start.time)}});
}

} // namespace poolhouse::api::codec
