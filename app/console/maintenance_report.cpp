// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/maintenance_report.h"

#include "app/console/text_table.h"
#include "app/console/unread_records.h"
#include "models/fleet/store.h"
#include "models/text/maintenance_text.h"
#include "models/text/wording.h"

#include <algorithm>

namespace poolhouse::console {

namespace {

/// Raised when a member goes or changes its meaning.
constexpr int maintenanceVersion = 1;

Json windowJson(const core::Maintenance& maintenance) {
    if (maintenance.windowText.empty()) {
        return nullptr;
    }
    const auto& window = maintenance.window;
    return {{"text", maintenance.windowText},
            {"from", window ? weekTimeJson(window->from) : Json(nullptr)},
            {"to", window ? weekTimeJson(window->to) : Json(nullptr)},
            {"zone", window ? Json("UTC") : Json(nullptr)}};
}

Json maintenanceMembers(const core::Maintenance& maintenance) {
    return {{"state", orNull(maintenance.state.text)},
            {"coming", orNull(maintenance.coming())},
            {"reason", orNull(maintenance.reason)},
            {"method", orNull(maintenance.method)},
            {"scheduled_for", instantJson(maintenance.scheduledFor)},
            {"previously_scheduled_for", instantJson(maintenance.previouslyScheduledFor)},
            {"required_by", instantJson(maintenance.requiredBy)},
            {"started_at", instantJson(maintenance.startedAt)},
            {"completed_at", instantJson(maintenance.completedAt)},
            {"duration_seconds", maintenance.duration ? Json(maintenance.duration->count()) : Json(nullptr)},
            {"window", windowJson(maintenance)}};
}

QString timeText(const std::optional<core::Instant>& at) {
    return at ? utcTime(*at) : QStringLiteral("-");
}

QString purposeText(const core::Maintenance& maintenance) {
    const auto purpose = text::maintenancePurpose(maintenance);
    return !purpose.isEmpty()                                   ? purpose
           : maintenance.state.is(core::MaintenanceState::None) ? QStringLiteral("-")
                                                                : unknown();
}

/// A completed maintenance no longer has a date or a deadline.
QString comingTime(const core::Maintenance& maintenance, const std::optional<core::Instant>& at) {
    return maintenance.coming().value_or(true) ? (at ? utcTime(*at) : unknown()) : QStringLiteral("-");
}

/// Without a time it is known only of some states that there is none.
QString startText(const core::Maintenance& maintenance) {
    switch (maintenance.state.known) {
    case core::MaintenanceState::Unknown:
    case core::MaintenanceState::Running:
    case core::MaintenanceState::Completed: return maintenance.startedAt ? utcTime(*maintenance.startedAt) : unknown();
    case core::MaintenanceState::None:
    case core::MaintenanceState::Pending:
    case core::MaintenanceState::Preparing:
    case core::MaintenanceState::Ready: break;
    }
    return timeText(maintenance.startedAt);
}

QString endText(const core::Maintenance& maintenance) {
    const bool ended = maintenance.state.is(core::MaintenanceState::Completed) ||
                       maintenance.state.is(core::MaintenanceState::Unknown);
    return ended && !maintenance.completedAt ? unknown() : timeText(maintenance.completedAt);
}

QString historyTable(const std::vector<core::Maintenance>& history) {
    if (history.empty()) {
        return QStringLiteral("\nNo earlier maintenance is known.\n");
    }
    QList<QStringList> rows{{QStringLiteral("STARTED"), QStringLiteral("COMPLETED"), QStringLiteral("STATE"),
                             QStringLiteral("WHAT"), QStringLiteral("DURATION")}};
    for (const auto& past : history) {
        rows.append({startText(past), endText(past), text::maintenanceStateWord(past), purposeText(past),
                     past.duration ? text::elapsed(std::chrono::milliseconds(*past.duration)) : unknown()});
    }
    return QStringLiteral("\nHistory\n") + aligned(rows, 4);
}

/// Those that were read, in the order of their lists, each with the name that the account's list has for its cluster.
std::vector<core::Maintenance> named(const fleet::Store& store, const FleetMaintenances& maintenances) {
    std::vector<core::Maintenance> all;
    for (const auto& id : store.clusterIds()) {
        const auto at = maintenances.read.find(id);
        if (const auto* record = store.cluster(id); record != nullptr && at != maintenances.read.end()) {
            all.push_back(at->second);
            all.back().cluster = id;
            all.back().clusterName = record->summary.name;
            all.back().app = record->summary.app.name;
        }
    }
    return all;
}

Json notReadJson(const fleet::Store& store, const FleetMaintenances& maintenances) {
    auto list = Json::array();
    for (const auto& id : store.clusterIds()) {
        const auto* record = store.cluster(id);
        if (record == nullptr || maintenances.read.contains(id)) {
            continue;
        }
        const auto failed = maintenances.failed.find(id);
        list.push_back({{"cluster", clusterHead(*record)},
                        {"problem", failed != maintenances.failed.end()
                                        ? problemJson(failed->second, text::RequestKind::Maintenance)
                                        : Json(nullptr)}});
    }
    return list;
}

} // namespace

std::string maintenanceJson(const AreaReading& reading, const MaintenanceReading& maintenance) {
    auto json = areaJson(reading);
    json["maintenance"] = maintenanceMembers(maintenance.maintenance);
    json["history"] = maintenance.history ? Json::array() : Json(nullptr);
    for (const auto& past : maintenance.history.value_or(std::vector<core::Maintenance>())) {
        json["history"].push_back(maintenanceMembers(past));
    }
    return textOf(json);
}

QString maintenanceTable(const AreaReading& reading, const MaintenanceReading& maintenance,
                         std::chrono::minutes offset) {
    const auto& current = maintenance.maintenance;
    const auto state = text::maintenanceStateWord(current);
    auto text = areaTitle(reading, current.state.is(core::MaintenanceState::None)
                                       ? QStringLiteral("no maintenance planned")
                                       : QStringLiteral("maintenance %1").arg(state));
    const auto local = text::maintenanceWindowAt(current, offset);
    QList<QStringList> rows{{QStringLiteral("what"), purposeText(current)},
                            {QStringLiteral("scheduled for"), comingTime(current, current.scheduledFor)},
                            {QStringLiteral("required by"), comingTime(current, current.requiredBy)},
                            {QStringLiteral("started"), startText(current)},
                            {QStringLiteral("completed"), endText(current)},
                            {QStringLiteral("window"), text::maintenanceWindow(current)}};
    if (!local.isEmpty()) {
        rows.append({QStringLiteral("window, local"), local});
    }
    text += QLatin1Char('\n') + aligned(rows, 2);
    return maintenance.history ? text + historyTable(*maintenance.history) : text;
}

std::string fleetMaintenancesJson(const fleet::Store& store, const InfoSource& source, core::Instant readAt,
                                  const FleetMaintenances& maintenances) {
    Json json{{"version", maintenanceVersion},
              {"source", sourceJson(store, source)},
              {"read_at", instantJson(readAt)},
              {"unreadable", Json::array()},
              {"not_read", notReadJson(store, maintenances)},
              {"maintenances", Json::array()}};
    addUnreadable(json["unreadable"], ofKind(store.unreadable(), core::RecordKind::Addon), nullptr);
    for (const auto& [id, unreadable] : maintenances.unreadable) {
        if (const auto* record = store.cluster(id)) {
            addUnreadable(json["unreadable"], unreadable, record->summary.name);
        }
    }
    const auto all = named(store, maintenances);
    for (const auto* each : core::orderedMaintenances(all)) {
        Json entry;
        entry["cluster"] = clusterHead(*store.cluster(each->cluster));
        entry.update(maintenanceMembers(*each));
        json["maintenances"].push_back(std::move(entry));
    }
    return textOf(json);
}

QString fleetMaintenancesTable(const fleet::Store& store, const InfoSource& source,
                               const FleetMaintenances& maintenances) {
    const auto all = named(store, maintenances);
    const auto coming = std::count_if(all.begin(), all.end(), [](const auto& each) { return each.isComing(); });
    const auto unclear = std::count_if(all.begin(), all.end(), [](const auto& each) { return !each.coming(); });
    auto text = QStringLiteral("%1: clusters read: %2 of %3; maintenances to come: %4%5\n")
                    .arg(source.target)
                    .arg(all.size())
                    .arg(store.clusterIds().size())
                    .arg(coming)
                    .arg(unclear == 0 ? QString() : QStringLiteral("; unknown: %1").arg(unclear));
    if (all.empty()) {
        return text;
    }
    QList<QStringList> rows{{QStringLiteral("CLUSTER"), QStringLiteral("APP"), QStringLiteral("STATE"),
                             QStringLiteral("REQUIRED BY"), QStringLiteral("SCHEDULED FOR"), QStringLiteral("WHAT"),
                             QStringLiteral("WINDOW")}};
    for (const auto* each : core::orderedMaintenances(all)) {
        rows.append({plain(each->clusterName), each->app.empty() ? unknown() : plain(each->app),
                     text::maintenanceStateWord(*each), comingTime(*each, each->requiredBy),
                     comingTime(*each, each->scheduledFor), purposeText(*each), text::maintenanceWindow(*each)});
    }
    return text + QLatin1Char('\n') + aligned(rows, static_cast<int>(rows.front().size()));
}

} // namespace poolhouse::console
