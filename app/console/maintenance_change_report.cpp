// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/maintenance_change_report.h"

#include "app/console/json_values.h"
#include "app/console/text_table.h"
#include "models/text/maintenance_text.h"
#include "models/text/operation_text.h"
#include "models/text/plan_text.h"

namespace poolhouse::console {

namespace {

Json weekTime(const std::optional<core::WeekTime>& at) {
    return at ? weekTimeJson(*at) : Json(nullptr);
}

/// A finished change has no further effect.
QStringList effectsOf(const OperationReport& report) {
    return report.result == OperationResult::DoneBefore ? QStringList()
                                                        : text::maintenanceEffects(report.change, text::utcText);
}

} // namespace

std::string maintenanceChangeJson(const OperationReport& report) {
    const auto& change = *report.change.maintenance;
    const bool moves = report.change.kind == core::ChangeKind::MoveMaintenance;
    const bool sets = report.change.kind == core::ChangeKind::SetWindow;
    auto effects = Json::array();
    for (const auto& sentence : effectsOf(report)) {
        effects.push_back(sentence.toStdString());
    }
    return textOf({{"result", resultWord(report.result)},
                   {"change", text::code(report.change.kind)},
                   {"cluster", report.cluster},
                   {"title", text::changeTitle(report.change, std::nullopt).toStdString()},
                   {"scheduled_for", instantJson(change.scheduledFor)},
                   {"required_by", instantJson(change.requiredBy)},
                   {"delay_weeks", moves ? Json(change.weeks) : Json(nullptr)},
                   {"moved_to", moves ? instantJson(core::movedDate(change)) : Json(nullptr)},
                   {"window_from", weekTime(change.windowBefore)},
                   {"window_to", sets ? weekTime(change.window) : Json(nullptr)},
                   {"effects", effects},
                   {"monthly_cents_change", 0},
                   {"confirm", orNull(report.phrase)},
                   {"message", orNull(report.message)}});
}

QString maintenanceChangeTable(const OperationReport& report) {
    return operationTable(report, effectsOf(report));
}

} // namespace poolhouse::console
