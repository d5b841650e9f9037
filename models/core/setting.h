// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace poolhouse::core {

/// The value of a PostgreSQL parameter was never set, or it has no default.
struct NotSet {
    friend bool operator==(const NotSet&, const NotSet&) = default;
};

/// std::monostate: unknown. Numbers have no unit: the API gives none.
using SettingValue = std::variant<std::monostate, NotSet, bool, double, std::string>;

/// A PostgreSQL parameter of a cluster.
struct Setting {
    std::string name;
    SettingValue value; ///< NotSet: the default applies
    SettingValue defaultValue;
    std::optional<bool> needsRestart; ///< a change takes effect with a restart only

    friend bool operator==(const Setting&, const Setting&) = default;
};

/// "on", "2000", "ddl", as PostgreSQL spells it; empty while unknown or not set.
[[nodiscard]] std::string spelled(const SettingValue& value);

[[nodiscard]] bool isGiven(const SettingValue& value); ///< known, and set
/// A flag may be spelled ("on", "true"), a number written as text. What is unknown is the same as itself only.
[[nodiscard]] bool sameSettingValue(const SettingValue& one, const SettingValue& other);

enum class SettingStanding { Unknown, Default, Changed };
/// Changed: the value differs from the default. A flag may be spelled ("on", "true"), a number written as text.
[[nodiscard]] SettingStanding settingStanding(const Setting& setting);

/// Changed ones first, then those of which that is unknown; by name within each.
[[nodiscard]] std::vector<const Setting*> orderedSettings(const std::vector<Setting>& all);

} // namespace poolhouse::core
