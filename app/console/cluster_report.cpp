// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/cluster_report.h"

#include "app/console/json_values.h"
#include "models/text/cluster_change_text.h"
#include "models/text/operation_text.h"
#include "models/text/plan_text.h"
#include "models/text/text.h"

namespace poolhouse::console {

namespace {

Json sentencesJson(const QStringList& sentences) {
    auto all = Json::array();
    for (const auto& sentence : sentences) {
        all.push_back(sentence.toStdString());
    }
    return all;
}

/// What all of them have.
Json reportJson(const OperationReport& report, const QStringList& effects) {
    return {
        {"result", resultWord(report.result)}, {"change", text::code(report.change.kind)},
        {"cluster", report.cluster},           {"title", text::changeTitle(report.change, std::nullopt).toStdString()},
        {"effects", sentencesJson(effects)},   {"confirm", orNull(report.phrase)},
        {"message", orNull(report.message)}};
}

QStringList upgradeEffectsOf(const OperationReport& report) {
    return report.result == OperationResult::DoneBefore || !report.change.upgrade
               ? QStringList() // a finished change has no further effect
               : text::upgradeEffects(*report.change.upgrade);
}

} // namespace

std::string destroyJson(const OperationReport& report, const ClusterEffects& effects) {
    auto json = reportJson(report, effects.sentences);
    json["detaching"] = effects.apps;
    json["monthly_cents_change"] = effects.saved ? Json(-effects.saved->cents) : Json(nullptr);
    return textOf(json);
}

QString destroyTable(const OperationReport& report, const ClusterEffects& effects) {
    const auto cost = effects.saved
                          ? QStringLiteral("%1 per month").arg(text::toQString(core::formatDelta(-*effects.saved)))
                          : QStringLiteral("unknown");
    auto text = operationTable(report, effects.sentences, cost);
    if (report.result == OperationResult::DryRun && !effects.apps.empty()) {
        text += QStringLiteral("To confirm the other apps: %1\n").arg(detachingOptions(effects.apps));
    }
    return text;
}

std::string upgradeJson(const OperationReport& report) {
    auto json = reportJson(report, upgradeEffectsOf(report));
    const auto upgrade = report.change.upgrade.value_or(core::VersionUpgrade{});
    json["version_from"] = orNull(upgrade.from);
    json["version_to"] = orNull(upgrade.to);
    json["monthly_cents_change"] = 0;
    return textOf(json);
}

QString upgradeTable(const OperationReport& report) {
    return operationTable(report, upgradeEffectsOf(report));
}

QString detachingOptions(const std::vector<std::string>& apps) {
    QStringList options;
    for (const auto& app : apps) {
        options << QStringLiteral("--detaching ") + text::toQString(app);
    }
    return options.join(QLatin1Char(' '));
}

} // namespace poolhouse::console
