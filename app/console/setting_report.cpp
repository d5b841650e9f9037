// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/setting_report.h"

#include "app/console/text_table.h"
#include "models/text/setting_text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace poolhouse::console {

namespace {

/// Null: unknown.
Json changedJson(const core::Setting& setting) {
    const auto standing = core::settingStanding(setting);
    return standing == core::SettingStanding::Unknown ? Json(nullptr)
                                                      : Json(standing == core::SettingStanding::Changed);
}

QString mark(const core::Setting& setting) {
    switch (core::settingStanding(setting)) {
    case core::SettingStanding::Changed: return QStringLiteral("*");
    case core::SettingStanding::Unknown: return QStringLiteral("?");
    case core::SettingStanding::Default: break;
    }
    return {};
}

std::ptrdiff_t standing(const std::vector<core::Setting>& settings, core::SettingStanding wanted) {
    return std::count_if(settings.begin(), settings.end(),
                         [wanted](const core::Setting& each) { return core::settingStanding(each) == wanted; });
}

} // namespace

Json settingValueJson(const core::SettingValue& value) {
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag;
    }
    if (const auto* number = std::get_if<double>(&value)) {
        constexpr double mostWhole = 1e15;
        const bool whole = std::floor(*number) == *number && std::abs(*number) < mostWhole;
        return whole ? Json(static_cast<std::int64_t>(*number)) : Json(*number);
    }
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? Json(*text) : Json(nullptr);
}

QString settingValueText(const core::SettingValue& value) {
    if (std::holds_alternative<std::monostate>(value)) {
        return unknown();
    }
    return std::holds_alternative<core::NotSet>(value) ? QStringLiteral("-") : plain(core::spelled(value));
}

std::string settingsJson(const AreaReading& reading, const std::vector<core::Setting>& settings) {
    auto json = areaJson(reading);
    json["settings"] = Json::array();
    for (const auto* setting : core::orderedSettings(settings)) {
        json["settings"].push_back({{"name", setting->name},
                                    {"value", settingValueJson(setting->value)},
                                    {"is_set", std::holds_alternative<std::monostate>(setting->value)
                                                   ? Json(nullptr)
                                                   : Json(!std::holds_alternative<core::NotSet>(setting->value))},
                                    {"default", settingValueJson(setting->defaultValue)},
                                    {"changed", changedJson(*setting)},
                                    {"needs_restart", orNull(setting->needsRestart)}});
    }
    return textOf(json);
}

QString settingsTable(const AreaReading& reading, const std::vector<core::Setting>& settings) {
    const auto changed = standing(settings, core::SettingStanding::Changed);
    const auto unclear = standing(settings, core::SettingStanding::Unknown);
    const auto count = settings.size();
    auto title =
        areaTitle(reading, QStringLiteral("%1, %2 changed (*)%3")
                               .arg(count == 1 ? QStringLiteral("1 setting") : QStringLiteral("%1 settings").arg(count),
                                    QString::number(changed),
                                    unclear == 0 ? QString() : QStringLiteral(", %1 unknown (?)").arg(unclear)));
    if (settings.empty()) {
        return title;
    }
    QList<QStringList> rows{{QString(), QStringLiteral("SETTING"), QStringLiteral("VALUE"), QStringLiteral("DEFAULT"),
                             QStringLiteral("RESTART")}};
    for (const auto* setting : core::orderedSettings(settings)) {
        rows.append({mark(*setting), plain(setting->name), settingValueText(setting->value),
                     settingValueText(setting->defaultValue), text::settingRestart(*setting)});
    }
    return title + QLatin1Char('\n') + aligned(rows, static_cast<int>(rows.front().size()));
}

} // namespace poolhouse::console
