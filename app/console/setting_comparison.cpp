// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/setting_comparison.h"

#include "app/console/setting_report.h"
#include "app/console/text_table.h"
#include "models/fleet/store.h"

#include <algorithm>

namespace poolhouse::console {

namespace {

Json sideJson(const core::Setting* setting) {
    return setting == nullptr ? Json(nullptr) : settingValueJson(setting->value);
}

/// Null: it may be a record that could not be read.
Json presence(const core::Setting* setting, bool complete) {
    return setting == nullptr && !complete ? Json(nullptr) : Json(setting != nullptr);
}

QString sideText(const core::Setting* setting, bool complete) {
    return setting != nullptr ? settingValueText(setting->value)
           : complete         ? QStringLiteral("no such setting")
                              : settingValueText({});
}

QString markOf(const core::ComparedSetting& setting) {
    const auto differs = setting.difference();
    return !differs ? QStringLiteral("?") : *differs ? QStringLiteral("*") : QString();
}

} // namespace

std::string comparisonJson(const AreaReading& reading, const fleet::ClusterRecord& other,
                           const std::vector<core::ComparedSetting>& settings) {
    auto json = areaJson(reading);
    json["other"] = clusterHead(other);
    json["settings"] = Json::array();
    for (const auto& each : settings) {
        json["settings"].push_back({{"name", each.name},
                                    {"differs", orNull(each.difference())},
                                    {"in_cluster", presence(each.one, each.oneComplete)},
                                    {"in_other", presence(each.other, each.otherComplete)},
                                    {"value", sideJson(each.one)},
                                    {"other_value", sideJson(each.other)}});
    }
    return textOf(json);
}

QString comparisonTable(const AreaReading& reading, const fleet::ClusterRecord& other,
                        const std::vector<core::ComparedSetting>& settings) {
    const auto differing = std::count_if(settings.begin(), settings.end(),
                                         [](const core::ComparedSetting& each) { return each.difference() == true; });
    const auto unknown =
        std::count_if(settings.begin(), settings.end(), [](const auto& each) { return !each.difference(); });
    auto title = QStringLiteral("%1 of %2 settings differ from %3 (*)")
                     .arg(differing)
                     .arg(settings.size())
                     .arg(plain(other.summary.name));
    if (unknown > 0) {
        title += QStringLiteral(", of %1 that is not known (?)").arg(unknown);
    }
    auto text = areaTitle(reading, title);
    if (settings.empty()) {
        return text;
    }
    QList<QStringList> rows{
        {QString(), QStringLiteral("SETTING"), plain(reading.cluster.summary.name), plain(other.summary.name)}};
    for (const auto& each : settings) {
        rows.append({markOf(each), plain(each.name), sideText(each.one, each.oneComplete),
                     sideText(each.other, each.otherComplete)});
    }
    return text + QLatin1Char('\n') + aligned(rows, static_cast<int>(rows.front().size()));
}

} // namespace poolhouse::console
