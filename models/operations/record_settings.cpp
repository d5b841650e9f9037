// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/record_settings.h"

#include "models/operations/record_values.h"

#include <cmath>

namespace poolhouse::operations {

namespace {

using namespace record;

/// Of its type; what is unknown is undefined, what is not set null.
QCborValue written(const core::SettingValue& setting) {
    if (const auto* flag = std::get_if<bool>(&setting)) {
        return QCborValue(*flag);
    }
    if (const auto* number = std::get_if<double>(&setting)) {
        return QCborValue(*number);
    }
    if (const auto* words = std::get_if<std::string>(&setting)) {
        return value(*words);
    }
    return std::holds_alternative<core::NotSet>(setting) ? QCborValue(nullptr) : QCborValue();
}

core::SettingValue settingValueOf(const QCborValue& stored) {
    if (stored.isBool()) {
        return stored.toBool();
    }
    if (stored.isDouble() || stored.isInteger()) {
        return std::isfinite(stored.toDouble()) ? core::SettingValue(stored.toDouble()) : core::SettingValue();
    }
    if (stored.isString()) {
        return stored.toString().toStdString();
    }
    return stored.isNull() ? core::SettingValue(core::NotSet{}) : core::SettingValue();
}

QCborMap written(const core::ChangedSetting& setting) {
    QCborMap map{{key("name"), value(setting.name)},
                 {key("value"), value(setting.value)},
                 {key("before"), written(setting.before)}};
    if (setting.needsRestart) {
        map[key("restart")] = *setting.needsRestart;
    }
    return map;
}

QCborMap written(const core::QuotaTerms& terms) {
    QCborMap map{{key("action"), value(terms.action.text)}};
    if (terms.warningGb) {
        map[key("warning")] = *terms.warningGb;
    }
    if (terms.criticalGb) {
        map[key("critical")] = *terms.criticalGb;
    }
    return map;
}

/// False for what is no size.
bool readThreshold(const QCborMap& map, const char* name, std::optional<double>& into) {
    const auto stored = map[key(name)];
    if (stored.isUndefined()) {
        return true;
    }
    const auto gb = stored.toDouble(-1);
    into = gb;
    return gb > 0 && std::isfinite(gb);
}

std::optional<core::QuotaTerms> termsFrom(const QCborMap& map) {
    core::QuotaTerms terms;
    terms.action = core::readEnum(core::enforcementActionWords(), text(map, "action"));
    return readThreshold(map, "warning", terms.warningGb) && readThreshold(map, "critical", terms.criticalGb)
               ? std::optional(terms)
               : std::nullopt;
}

} // namespace

QCborArray recordedSettings(const core::ChangedSettings& settings) {
    QCborArray list;
    for (const auto& each : settings.all) {
        list.append(written(each));
    }
    return list;
}

std::optional<core::ChangedSettings> settingsFrom(const QCborArray& list) {
    core::ChangedSettings settings;
    for (const auto& each : list) {
        const auto map = each.toMap();
        core::ChangedSetting setting{text(map, "name"), text(map, "value"), settingValueOf(map[key("before")])};
        if (setting.name.empty() || setting.value.empty()) {
            return std::nullopt;
        }
        if (const auto restart = map[key("restart")]; restart.isBool()) {
            setting.needsRestart = restart.toBool();
        }
        settings.all.push_back(std::move(setting));
    }
    return settings.all.empty() ? std::nullopt : std::optional(std::move(settings));
}

QCborMap recordedQuota(const core::ChangedQuota& quota) {
    return {{key("type"), value(quota.type)},
            {key("wanted"), written(quota.wanted)},
            {key("before"), written(quota.before)}};
}

std::optional<core::ChangedQuota> quotaFrom(const QCborMap& map) {
    const auto type = text(map, "type");
    const auto wanted = termsFrom(map[key("wanted")].toMap());
    const auto before = termsFrom(map[key("before")].toMap());
    return !type.empty() && wanted && before ? std::optional(core::ChangedQuota{type, *wanted, *before}) : std::nullopt;
}

} // namespace poolhouse::operations
