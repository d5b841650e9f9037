// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/settings.h"

#include "models/core/pool_name.h"
#include "models/json/json.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace poolhouse::sandbox {

namespace {

constexpr int intMax = std::numeric_limits<int>::max();

SettingRule onOff(std::string_view name, std::string_view defaultValue) {
    return {name, SettingRule::Type::Switch, defaultValue, false, {}, 0, 0};
}
SettingRule number(std::string_view name, std::string_view defaultValue, int least) {
    return {name, SettingRule::Type::Number, defaultValue, false, {}, least, intMax};
}
SettingRule choice(std::string_view name, std::string_view defaultValue, std::vector<std::string_view> choices) {
    return {name, SettingRule::Type::Choice, defaultValue, false, std::move(choices), 0, 0};
}

/// For settings of auto_explain, a library loaded at server start.
SettingRule rebooting(SettingRule rule) {
    rule.rebootRequired = true;
    return rule;
}

} // namespace

std::span<const SettingRule> settingRules() {
    static const std::vector<SettingRule> rules{
        rebooting(onOff("auto_explain.log_analyze", "false")),
        rebooting(onOff("auto_explain.log_buffers", "false")),
        rebooting(choice("auto_explain.log_format", "text", {"text", "xml", "json", "yaml"})),
        rebooting(number("auto_explain.log_min_duration", "-1", -1)),
        rebooting(onOff("auto_explain.log_nested_statements", "false")),
        rebooting(onOff("auto_explain.log_triggers", "false")),
        rebooting(onOff("auto_explain.log_verbose", "false")),
        number("idle_in_transaction_session_timeout", "86400000", 0),
        onOff("log_connections", "true"),
        onOff("log_lock_waits", "true"),
        number("log_min_duration_statement", "2000", -1),
        choice("log_min_error_statement", "error",
               {"debug5", "debug4", "debug3", "debug2", "debug1", "info", "notice", "warning", "error", "log", "fatal",
                "panic"}),
        choice("log_statement", "ddl", {"none", "ddl", "mod", "all"}),
        choice("track_functions", "none", {"none", "pl", "all"})};
    return rules;
}

const SettingRule* findSetting(std::string_view name) {
    const auto rules = settingRules();
    const auto at =
        std::find_if(rules.begin(), rules.end(), [name](const SettingRule& rule) { return rule.name == name; });
    return at == rules.end() ? nullptr : &*at;
}

std::optional<std::string> canonicalValue(const SettingRule& rule, std::string_view value) {
    const auto is = [value](std::string_view word) { return core::sameIgnoringCase(value, word); };
    if (rule.type == SettingRule::Type::Switch) {
        if (is("on") || is("true") || is("yes") || is("1")) {
            return "true";
        }
        return is("off") || is("false") || is("no") || is("0") ? std::optional<std::string>("false") : std::nullopt;
    }
    if (rule.type == SettingRule::Type::Number) {
        int figure = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), figure);
        const bool whole = error == std::errc{} && end == value.data() + value.size();
        return whole && figure >= rule.least && figure <= rule.most ? std::optional(std::to_string(figure))
                                                                    : std::nullopt;
    }
    const auto at = std::find_if(rule.choices.begin(), rule.choices.end(), is);
    return at == rule.choices.end() ? std::nullopt : std::optional(std::string(*at));
}

nlohmann::json settingJson(const SettingRule& rule, std::string_view canonical) {
    switch (rule.type) {
    case SettingRule::Type::Switch: return canonical == "true";
    case SettingRule::Type::Number: return std::stoi(std::string(canonical));
    case SettingRule::Type::Choice: break;
    }
    return canonical;
}

std::string allowedValues(const SettingRule& rule) {
    if (rule.type == SettingRule::Type::Switch) {
        return "on or off";
    }
    if (rule.type == SettingRule::Type::Number) {
        return "a whole number from " + std::to_string(rule.least) + " to " + std::to_string(rule.most);
    }
    std::string names;
    for (const auto each : rule.choices) {
        names += (names.empty() ? "one of " : ", ") + std::string(each);
    }
    return names;
}

} // namespace poolhouse::sandbox
