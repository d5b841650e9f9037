// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/setting_change.h"

#include "models/core/pool_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace poolhouse::core {

namespace {

using Kind = SettingRule::Kind;

SettingRule choice(std::vector<std::string> choices) {
    SettingRule rule;
    rule.kind = Kind::Choice;
    rule.choices = std::move(choices);
    return rule;
}

SettingRule inMilliseconds(double least) {
    SettingRule rule;
    rule.kind = Kind::Number;
    rule.least = least;
    rule.most = std::numeric_limits<std::int32_t>::max();
    rule.whole = true;
    rule.unit = "ms";
    return rule;
}

SettingRule onOrOff() {
    SettingRule rule;
    rule.kind = Kind::Switch;
    return rule;
}

/// As in the documentation of PostgreSQL 17.
const std::map<std::string, SettingRule, std::less<>>& documentedRules() {
    static const std::map<std::string, SettingRule, std::less<>> rules{
        {"auto_explain.log_analyze", onOrOff()},
        {"auto_explain.log_buffers", onOrOff()},
        {"auto_explain.log_format", choice({"text", "xml", "json", "yaml"})},
        {"auto_explain.log_min_duration", inMilliseconds(-1)},
        {"auto_explain.log_nested_statements", onOrOff()},
        {"auto_explain.log_triggers", onOrOff()},
        {"auto_explain.log_verbose", onOrOff()},
        {"idle_in_transaction_session_timeout", inMilliseconds(0)},
        {"log_connections", onOrOff()},
        {"log_lock_waits", onOrOff()},
        {"log_min_duration_statement", inMilliseconds(-1)},
        {"log_min_error_statement", choice({"debug5", "debug4", "debug3", "debug2", "debug1", "info", "notice",
                                            "warning", "error", "log", "fatal", "panic"})},
        {"log_statement", choice({"none", "ddl", "mod", "all"})},
        {"track_functions", choice({"none", "pl", "all"})}};
    return rules;
}

std::string_view withoutBlanks(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<double> numberIn(std::string_view text) {
    double number = 0;
    const auto* const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    return error == std::errc{} && at == end && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<SettingProblem> problemOfNumber(const SettingRule& rule, std::string_view value) {
    const auto number = numberIn(value);
    if (!number) {
        return SettingProblem::NotANumber;
    }
    if (rule.whole && std::floor(*number) != *number) {
        return SettingProblem::NotWhole;
    }
    return *number < rule.least || *number > rule.most ? std::optional(SettingProblem::OutOfRange) : std::nullopt;
}

std::optional<SettingProblem> problemByRule(const SettingRule& rule, std::string_view value) {
    switch (rule.kind) {
    case Kind::Switch:
        return value == "on" || value == "off" ? std::nullopt : std::optional(SettingProblem::NotASwitch);
    case Kind::Number: return problemOfNumber(rule, value);
    case Kind::Choice:
        return std::find(rule.choices.begin(), rule.choices.end(), value) != rule.choices.end()
                   ? std::nullopt
                   : std::optional(SettingProblem::NotAChoice);
    case Kind::Text: break;
    }
    return std::nullopt;
}

/// The value that the rule names so; as it is if there is none.
std::string spelledBy(const SettingRule& rule, std::string_view entered) {
    const auto value = withoutBlanks(entered);
    const auto is = [value](std::string_view word) { return sameIgnoringCase(value, word); };
    if (rule.kind == Kind::Switch) {
        const auto names = [&is](const std::array<std::string_view, 4>& words) {
            return std::any_of(words.begin(), words.end(), is);
        };
        return names({"on", "true", "yes", "1"})    ? "on"
               : names({"off", "false", "no", "0"}) ? "off"
                                                    : std::string(value);
    }
    if (rule.kind == Kind::Choice) {
        const auto at = std::find_if(rule.choices.begin(), rule.choices.end(), is);
        return at == rule.choices.end() ? std::string(value) : *at;
    }
    const auto number = rule.kind == Kind::Number ? numberIn(value) : std::nullopt;
    return number ? spelled(SettingValue(*number)) : std::string(value);
}

bool obeys(const SettingRule& rule, const SettingValue& value) {
    return !isGiven(value) || !problemByRule(rule, spelledBy(rule, spelled(value)));
}

SettingRule ruleByType(const Setting& setting) {
    const auto& value = isGiven(setting.value) ? setting.value : setting.defaultValue;
    SettingRule rule;
    rule.kind = std::holds_alternative<bool>(value)     ? Kind::Switch
                : std::holds_alternative<double>(value) ? Kind::Number
                                                        : Kind::Text;
    return obeys(rule, setting.value) && obeys(rule, setting.defaultValue) ? rule : SettingRule{};
}

ChangedSetting changeTo(std::string value, const Setting& setting) {
    return {setting.name, std::move(value), setting.value, setting.needsRestart};
}

/// Pairs are separated by commas, and trimmed.
bool isSendable(std::string_view value) {
    constexpr unsigned char firstPrintable = 0x20, deleted = 0x7F;
    return std::none_of(value.begin(), value.end(), [](char each) {
        const auto code = static_cast<unsigned char>(each);
        return each == ',' || code < firstPrintable || code == deleted;
    });
}

} // namespace

SettingRule settingRule(const Setting& setting) {
    const auto& known = documentedRules();
    const auto at = known.find(setting.name);
    return at != known.end() && obeys(at->second, setting.value) && obeys(at->second, setting.defaultValue)
               ? at->second
               : ruleByType(setting);
}

ChangedSetting changedSetting(const Setting& setting, std::string_view entered) {
    return changeTo(spelledBy(settingRule(setting), entered), setting);
}

std::optional<ChangedSetting> resetSetting(const Setting& setting) {
    return isGiven(setting.defaultValue) ? std::optional(changedSetting(setting, spelled(setting.defaultValue)))
                                         : std::nullopt;
}

std::optional<SettingProblem> problemOf(const std::string& value, const Setting& setting) {
    const auto problem = problemOf(changeTo(value, setting));
    return problem ? problem : problemByRule(settingRule(setting), value);
}

std::optional<SettingProblem> problemOf(const ChangedSetting& change) {
    if (change.name.empty()) {
        return SettingProblem::NotKnown;
    }
    if (change.value.empty()) {
        return SettingProblem::Empty;
    }
    if (!isSendable(change.value) || !isSendable(change.name)) {
        return SettingProblem::NotSendable;
    }
    return sameSettingValue(change.before, SettingValue(change.value)) ? std::optional(SettingProblem::Same)
                                                                       : std::nullopt;
}

bool needsRestart(const ChangedSettings& changes) {
    return std::any_of(changes.all.begin(), changes.all.end(),
                       [](const ChangedSetting& each) { return each.needsRestart.value_or(false); });
}

const Setting* findSetting(const std::vector<Setting>& settings, std::string_view name) {
    const auto at =
        std::find_if(settings.begin(), settings.end(), [name](const Setting& each) { return each.name == name; });
    return at == settings.end() ? nullptr : &*at;
}

std::optional<bool> ComparedSetting::difference() const {
    const auto unknown = [](const Setting* setting, bool complete) {
        return setting == nullptr ? !complete : std::holds_alternative<std::monostate>(setting->value);
    };
    if (unknown(one, oneComplete) || unknown(other, otherComplete)) {
        return std::nullopt;
    }
    return one == nullptr || other == nullptr || !sameSettingValue(one->value, other->value);
}

SettingList settingList(const std::vector<Setting>& all, const std::vector<Unreadable>& unreadable) {
    return {all,
            std::none_of(unreadable.begin(), unreadable.end(), [](const Unreadable& each) { return each.passedOver; })};
}

std::vector<ComparedSetting> comparedSettings(const SettingList& one, const SettingList& other) {
    std::map<std::string_view, ComparedSetting> byName;
    const auto pairOf = [&](const Setting& each) -> ComparedSetting& {
        auto& pair = byName[each.name];
        pair.name = each.name;
        pair.oneComplete = one.complete;
        pair.otherComplete = other.complete;
        return pair;
    };
    for (const auto& each : one.all) {
        pairOf(each).one = &each;
    }
    for (const auto& each : other.all) {
        pairOf(each).other = &each;
    }
    std::vector<ComparedSetting> all;
    all.reserve(byName.size());
    for (const auto& [name, pair] : byName) {
        all.push_back(pair);
    }
    const auto rank = [](const ComparedSetting& each) {
        const auto difference = each.difference();
        return !difference ? 1 : *difference ? 0 : 2;
    };
    std::stable_sort(all.begin(), all.end(),
                     [&rank](const ComparedSetting& a, const ComparedSetting& b) { return rank(a) < rank(b); });
    return all;
}

} // namespace poolhouse::core
