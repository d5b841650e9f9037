// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::sandbox {

/// A PostgreSQL parameter that can be set for a cluster.
struct SettingRule {
    enum class Type { Switch, Number, Choice };

    std::string_view name;
    Type type = Type::Switch;
    std::string_view defaultValue; ///< in canonical spelling
    bool rebootRequired = false;
    std::vector<std::string_view> choices = {}; ///< for Choice
    int least = 0;                              ///< for Number, inclusive
    int most = 0;
};

/// All settings, sorted by name.
[[nodiscard]] std::span<const SettingRule> settingRules();
[[nodiscard]] const SettingRule* findSetting(std::string_view name);

/// Canonical spelling of a value: "true" for "on", "2000" for "02000", "ddl" for "DDL". Empty when not allowed.
[[nodiscard]] std::optional<std::string> canonicalValue(const SettingRule& rule, std::string_view value);

/// A canonical value as the API reports it: a boolean, number or string.
[[nodiscard]] nlohmann::json settingJson(const SettingRule& rule, std::string_view canonical);

/// "on or off", "a whole number from -1 to 2147483647", "one of none, ddl, mod, all".
[[nodiscard]] std::string allowedValues(const SettingRule& rule);

} // namespace poolhouse::sandbox
