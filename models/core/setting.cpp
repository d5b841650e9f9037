// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/setting.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace poolhouse::core {

namespace {

/// With up to 15 digits: whole numbers below 1e15 in full. Whatever the locale, with a point.
std::string spelledNumber(double number) {
    constexpr int digits = 15;
    std::array<char, 32> buffer{};
    auto* const begin = buffer.data();
    return {begin, std::to_chars(begin, begin + buffer.size(), number, std::chars_format::general, digits).ptr};
}

/// PostgreSQL reads these as a flag.
std::string canonical(const SettingValue& value) {
    const auto text = spelled(value);
    if (text == "true" || text == "yes") {
        return "on";
    }
    return text == "false" || text == "no" ? "off" : text;
}

int rank(const Setting& setting) {
    switch (settingStanding(setting)) {
    case SettingStanding::Changed: return 0;
    case SettingStanding::Unknown: return 1;
    case SettingStanding::Default: break;
    }
    return 2;
}

} // namespace

std::string spelled(const SettingValue& value) {
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag ? "on" : "off";
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return spelledNumber(*number);
    }
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : std::string();
}

bool isGiven(const SettingValue& value) {
    return !std::holds_alternative<std::monostate>(value) && !std::holds_alternative<NotSet>(value);
}

bool sameSettingValue(const SettingValue& one, const SettingValue& other) {
    return isGiven(one) && isGiven(other) ? canonical(one) == canonical(other) : one == other;
}

SettingStanding settingStanding(const Setting& setting) {
    if (std::holds_alternative<std::monostate>(setting.value)) {
        return SettingStanding::Unknown;
    }
    if (std::holds_alternative<NotSet>(setting.value)) {
        return SettingStanding::Default;
    }
    if (std::holds_alternative<std::monostate>(setting.defaultValue)) {
        return SettingStanding::Unknown;
    }
    const bool same = !std::holds_alternative<NotSet>(setting.defaultValue) &&
                      canonical(setting.value) == canonical(setting.defaultValue);
    return same ? SettingStanding::Default : SettingStanding::Changed;
}

std::vector<const Setting*> orderedSettings(const std::vector<Setting>& all) {
    std::vector<const Setting*> ordered;
    ordered.reserve(all.size());
    for (const auto& each : all) {
        ordered.push_back(&each);
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const Setting* a, const Setting* b) {
        return rank(*a) != rank(*b) ? rank(*a) < rank(*b) : a->name < b->name;
    });
    return ordered;
}

} // namespace poolhouse::core
