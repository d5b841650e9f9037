// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/setting.h"
#include "models/core/unreadable.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

/// What a parameter takes. The API gives only the type of its values: ranges, units and lists are those that PostgreSQL
/// 17 documents.
struct SettingRule {
    enum class Kind { Text, Switch, Number, Choice };
    Kind kind = Kind::Text;
    std::vector<std::string> choices{}; ///< of Choice, the usual order
    double least = std::numeric_limits<double>::lowest();
    double most = std::numeric_limits<double>::max();
    bool whole = false;      ///< of Number: no fraction
    std::string_view unit{}; ///< of Number: "ms"; empty: none, or not known here

    [[nodiscard]] bool bounded() const { return least > std::numeric_limits<double>::lowest(); }
    friend bool operator==(const SettingRule&, const SettingRule&) = default;
};
/// By its name; by the type of its values for one that is not known here, or whose value or default breaks that rule.
[[nodiscard]] SettingRule settingRule(const Setting& setting);

/// A parameter that is set, and how it was shown when that was decided.
struct ChangedSetting {
    std::string name;
    std::string value;                  ///< wanted, spelled as it is sent
    SettingValue before{};              ///< as shown; so is the next one
    std::optional<bool> needsRestart{}; ///< empty: unknown

    friend bool operator==(const ChangedSetting&, const ChangedSetting&) = default;
};

/// Several parameters, set by one request.
struct ChangedSettings {
    std::vector<ChangedSetting> all;

    friend bool operator==(const ChangedSettings&, const ChangedSettings&) = default;
};

/// `setting` as shown, set to what was entered: trimmed, and spelled as the rule of it spells that.
[[nodiscard]] ChangedSetting changedSetting(const Setting& setting, std::string_view entered);
/// The same back at its default; empty: it has none, or that is unknown.
[[nodiscard]] std::optional<ChangedSetting> resetSetting(const Setting& setting);

/// Why a parameter can't be set to that.
enum class SettingProblem {
    NotKnown,    ///< the cluster has no such parameter
    NoDefault,   ///< it can't be reset
    Empty,       ///< no value
    NotSendable, ///< a comma or a control character: the API takes all pairs in one text
    NotASwitch,
    NotANumber,
    NotWhole,
    OutOfRange,
    NotAChoice,
    Same,  ///< it has that value already
    Twice, ///< by one request
};
/// `value`: as changedSetting() spells it. `setting`: as shown.
[[nodiscard]] std::optional<SettingProblem> problemOf(const std::string& value, const Setting& setting);
/// The same without its rule, which the default of a parameter is needed for.
[[nodiscard]] std::optional<SettingProblem> problemOf(const ChangedSetting& change);

[[nodiscard]] bool needsRestart(const ChangedSettings& changes); ///< any of them is known to
[[nodiscard]] const Setting* findSetting(const std::vector<Setting>& settings, std::string_view name); ///< may be null

/// A parameter of two clusters.
struct ComparedSetting {
    std::string name;
    const Setting* one = nullptr; ///< null: that cluster has no such parameter, if its list is complete
    const Setting* other = nullptr;
    bool oneComplete = true; ///< the list
    bool otherComplete = true;

    /// Empty: not known of one of them.
    [[nodiscard]] std::optional<bool> difference() const;
};
/// The parameters of a cluster, and whether none of them was passed over.
struct SettingList {
    const std::vector<Setting>& all;
    bool complete = true;
};
/// `unreadable`: of the same answer.
[[nodiscard]] SettingList settingList(const std::vector<Setting>& all, const std::vector<Unreadable>& unreadable);
/// Of all names of both, those that differ first, then those of which that is not known; by name within each. Valid as
/// long as both.
[[nodiscard]] std::vector<ComparedSetting> comparedSettings(const SettingList& one, const SettingList& other);

} // namespace poolhouse::core
