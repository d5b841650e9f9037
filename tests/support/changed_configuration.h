// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace poolhouse::test {

/// Those of the sandbox that the tests change, at their defaults.
inline std::vector<core::Setting> defaultSettings() {
    const auto text = [](const char* value) { return core::SettingValue(std::string(value)); };
    return {{"auto_explain.log_format", text("text"), text("text"), true},
            {"log_connections", true, true, false},
            {"log_min_duration_statement", 2000.0, 2000.0, false},
            {"log_statement", text("ddl"), text("ddl"), false}};
}

/// As of a new cluster: nothing is set.
inline core::Quota unsetQuota(double currentGb = 141.6) {
    return {"storage", currentGb, {}, {}, core::enforcementAction(core::EnforcementAction::None), false};
}

/// As if `shown` were set to these values.
inline core::Change settingsChange(const std::vector<core::Setting>& shown,
                                   const std::vector<std::pair<std::string, std::string>>& wanted) {
    core::ChangedSettings changes;
    for (const auto& [name, value] : wanted) {
        changes.all.push_back(core::changedSetting(*core::findSetting(shown, name), value));
    }
    return core::changeOfSettings(std::move(changes));
}
inline core::Change quotaChange(const core::Quota& shown, const core::QuotaTerms& wanted) {
    return core::changeOfQuota({shown.type, wanted, core::termsOf(shown)});
}
inline core::QuotaTerms quotaTerms(std::optional<double> warning, std::optional<double> critical,
                                   core::EnforcementAction action) {
    return {warning, critical, core::enforcementAction(action)};
}

/// What changes can do to the settings and quotas of a cluster.
struct Configuration {
    std::map<std::string, std::string> settings; ///< values by name
    std::map<std::string, core::QuotaTerms> quotas;

    friend bool operator==(const Configuration&, const Configuration&) = default;
};

inline Configuration configurationOf(const std::vector<core::Setting>& settings,
                                     const std::vector<core::Quota>& quotas) {
    Configuration configuration;
    for (const auto& each : settings) {
        configuration.settings[each.name] = core::spelled(each.value);
    }
    for (const auto& each : quotas) {
        configuration.quotas[each.type] = core::termsOf(each);
    }
    return configuration;
}

inline Configuration afterChange(Configuration configuration, const core::Change& change) {
    for (const auto& each : change.settings.value_or(core::ChangedSettings{}).all) {
        configuration.settings[each.name] = each.value;
    }
    if (change.quota) {
        configuration.quotas[change.quota->type] = change.quota->wanted;
    }
    return configuration;
}

} // namespace poolhouse::test
