// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/configuration_change_report.h"

#include "app/console/json_values.h"
#include "app/console/setting_report.h"
#include "models/text/operation_text.h"
#include "models/text/plan_text.h"

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
    Json json{{"result", resultWord(report.result)},
              {"change", text::code(report.change.kind)},
              {"cluster", report.cluster},
              {"title", text::changeTitle(report.change, std::nullopt).toStdString()}};
    if (report.change.settings) {
        json["settings"] = settingsOf(*report.change.settings);
    }
    if (const auto& quota = report.change.quota) {
        json["quota"] = quota->type;
        json["from"] = termsJson(quota->before);
        json["to"] = termsJson(quota->wanted);
    }
    json["effects"] = Json::array();
    for (const auto& sentence : effects) {
        json["effects"].push_back(sentence.toStdString());
    }
    json["monthly_cents_change"] = 0;
    json["confirm"] = orNull(report.phrase);
    json["message"] = orNull(report.message);
    return textOf(json);
}

} // namespace poolhouse::console
