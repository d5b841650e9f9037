// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/configuration_change_report.h"

#include "app/console/operation_json.h"
#include "app/console/setting_report.h"

namespace poolhouse::console {

namespace {

Json settingsOf(const core::ChangedSettings& settings) {
    auto list = Json::array();
    for (const auto& each : settings.all) {
        list.push_back({{"name", each.name},
                        {"from", settingValueJson(each.before)},
                        {"to", each.value},
                        {"needs_restart", orNull(each.needsRestart)}});
    }
    return list;
}

Json termsJson(const core::QuotaTerms& terms) {
    return {{"warning_gb", orNull(terms.warningGb)},
            {"critical_gb", orNull(terms.criticalGb)},
            {"enforcement_action", orNull(terms.action.text)}};
}

} // namespace

std::string configurationChangeJson(const OperationReport& report, const QStringList& effects) {
    Json own;
    if (report.change.settings) {
        own["settings"] = settingsOf(*report.change.settings);
    }
    if (const auto& quota = report.change.quota) {
        own["quota"] = quota->type;
        own["from"] = termsJson(quota->before);
        own["to"] = termsJson(quota->wanted);
    }
    own["effects"] = effectsJson(report, effects);
    return textOf(operationJson(report, own));
}

} // namespace poolhouse::console
