// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/maintenance_change_report.h"

#include "app/console/operation_json.h"
#include "app/console/text_table.h"
#include "models/text/maintenance_text.h"

namespace poolhouse::console {

namespace {

Json weekTime(const std::optional<core::WeekTime>& at) {
    return at ? weekTimeJson(*at) : Json(nullptr);
}

QStringList effectsOf(const OperationReport& report) {
    return text::maintenanceEffects(report.change, text::utcText);
}

} // namespace

std::string maintenanceChangeJson(const OperationReport& report) {
    const auto& change = *report.change.maintenance;
    const bool moves = report.change.kind == core::ChangeKind::MoveMaintenance;
    const bool sets = report.change.kind == core::ChangeKind::SetWindow;
    return textOf(operationJson(report, {{"scheduled_for", instantJson(change.scheduledFor)},
                                         {"required_by", instantJson(change.requiredBy)},
                                         {"delay_weeks", moves ? Json(change.weeks) : Json(nullptr)},
                                         {"moved_to", moves ? instantJson(core::movedDate(change)) : Json(nullptr)},
                                         {"window_from", weekTime(change.windowBefore)},
                                         {"window_to", sets ? weekTime(change.window) : Json(nullptr)},
                                         {"effects", effectsJson(report, effectsOf(report))}}));
}

QString maintenanceChangeTable(const OperationReport& report) {
    return operationTable(report, effectsOf(report));
}

} // namespace poolhouse::console
