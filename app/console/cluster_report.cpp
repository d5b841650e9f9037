// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/cluster_report.h"

#include "app/console/operation_json.h"
#include "models/text/cluster_change_text.h"
#include "models/text/text.h"

namespace poolhouse::console {

namespace {

QStringList upgradeEffectsOf(const OperationReport& report) {
    return report.change.upgrade ? text::upgradeEffects(*report.change.upgrade) : QStringList();
}

} // namespace

std::string destroyJson(const OperationReport& report, const ClusterEffects& effects) {
    auto json =
        operationJson(report, {{"detaching", effects.apps}, {"effects", effectsJson(report, effects.sentences)}});
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
    const auto upgrade = report.change.upgrade.value_or(core::VersionUpgrade{});
    return textOf(operationJson(report, {{"version_from", orNull(upgrade.from)},
                                         {"version_to", orNull(upgrade.to)},
                                         {"effects", effectsJson(report, upgradeEffectsOf(report))}}));
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
