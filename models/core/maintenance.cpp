// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/maintenance.h"

#include "models/core/pool_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <tuple>

namespace poolhouse::core {

namespace {

using std::chrono::minutes;

constexpr std::array<std::string_view, 7> dayNames{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"}; ///< as std::chrono::weekday

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto blank = text.find(' ');
        if (blank != 0) {
            words.push_back(text.substr(0, blank));
        }
        text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
    }
    return words;
}

/// "Thursday", "Thursdays", "thu"
std::optional<std::chrono::weekday> parseDay(std::string_view word) {
    if (word.size() > 4 && (word.back() == 's' || word.back() == 'S')) {
        word.remove_suffix(1);
    }
    for (unsigned i = 0; i < dayNames.size(); ++i) {
        if (sameIgnoringCase(word, dayNames[i]) || sameIgnoringCase(word, dayNames[i].substr(0, 3))) {
            return std::chrono::weekday(i);
        }
    }
    return std::nullopt;
}

std::optional<int> parseTwoDigits(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool digits = text.size() == 2 && text.front() != '-' && error == std::errc() && end == text.data() + 2;
    return digits ? std::optional(number) : std::nullopt;
}

/// "22:00"
std::optional<minutes> parseTime(std::string_view word) {
    const auto hour = parseTwoDigits(word.substr(0, 2));
    const auto minute = word.size() == 5 && word[2] == ':' ? parseTwoDigits(word.substr(3)) : std::nullopt;
    return hour && minute && *hour < 24 && *minute < 60 ? std::optional(minutes(*hour * 60 + *minute)) : std::nullopt;
}

WeekTime shifted(const WeekTime& time, minutes offset) {
    const auto moved = time.time + offset;
    const auto days = std::chrono::floor<std::chrono::days>(moved);
    return {time.day + days, moved - days};
}

std::string formatDay(std::chrono::weekday day) {
    return std::string(dayNames[day.c_encoding()]) + "s ";
}

/// "1:30" or "1" of half a day
std::optional<minutes> parseHalfDay(std::string_view word, bool afternoon) {
    const auto colon = word.find(':');
    const auto hourText = std::string(word.substr(0, colon));
    const auto hour = parseTwoDigits(hourText.size() == 1 ? '0' + hourText : hourText);
    const auto minute = colon == std::string_view::npos ? std::optional(0) : parseTwoDigits(word.substr(colon + 1));
    if (!hour || !minute || *hour < 1 || *hour > 12 || *minute > 59) {
        return std::nullopt;
    }
    return minutes((*hour % 12 + (afternoon ? 12 : 0)) * 60 + *minute);
}

/// "13:30", "9:05", "1:30PM", "1pm"
std::optional<minutes> parseTimeOfDay(std::string_view word) {
    const auto suffix = word.size() > 2 ? word.substr(word.size() - 2) : std::string_view();
    const bool afternoon = sameIgnoringCase(suffix, "pm");
    if (afternoon || sameIgnoringCase(suffix, "am")) {
        return parseHalfDay(word.substr(0, word.size() - 2), afternoon);
    }
    return word.size() == 4 ? parseTime('0' + std::string(word)) : parseTime(word);
}

/// The earliest first; unknown last.
Instant orLast(const std::optional<Instant>& at) {
    return at.value_or(Instant::max());
}

} // namespace

bool isWeekTime(const WeekTime& at) {
    return at.day.ok() && at.time >= minutes(0) && at.time < std::chrono::days(1);
}

std::optional<WeekTime> parseWeekTime(std::string_view day, std::string_view time) {
    const auto days = wordsOf(day);
    std::string joined; // "1 pm" is "1pm"
    for (const auto word : wordsOf(time)) {
        joined += word;
    }
    const auto of = days.size() == 1 ? parseDay(days.front()) : std::nullopt;
    const auto at = parseTimeOfDay(joined);
    return of && at ? std::optional(WeekTime{*of, *at}) : std::nullopt;
}

std::string dayWord(std::chrono::weekday day) {
    auto word = std::string(dayNames[day.c_encoding()]);
    word.front() = static_cast<char>(word.front() - 'A' + 'a');
    return word;
}

std::string formatTimeOfDay(minutes time) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(time / std::chrono::hours(1)),
                  static_cast<int>(time.count() % 60));
    return text.data();
}

std::string formatWeekTime(const WeekTime& at) {
    return formatDay(at.day) + formatTimeOfDay(at.time);
}

std::optional<MaintenanceWindow> parseWindow(std::string_view text) {
    const auto words = wordsOf(text);
    const bool sameDay = words.size() == 5;
    if ((!sameDay && words.size() != 6) || words[2] != "to" || words.back() != "UTC") {
        return std::nullopt;
    }
    const auto from = parseDay(words[0]);
    const auto to = sameDay ? from : parseDay(words[3]);
    const auto start = parseTime(words[1]);
    const auto end = parseTime(words[sameDay ? 3 : 4]);
    if (!from || !to || !start || !end) {
        return std::nullopt;
    }
    const bool overnight = sameDay && *end <= *start;
    return MaintenanceWindow{{*from, *start}, {overnight ? *to + std::chrono::days(1) : *to, *end}};
}

MaintenanceWindow shifted(const MaintenanceWindow& window, minutes offset) {
    return {shifted(window.from, offset), shifted(window.to, offset)};
}

std::string formatWindow(const MaintenanceWindow& window) {
    const bool sameDay = window.from.day == window.to.day && window.from.time <= window.to.time;
    return formatWeekTime(window.from) + " to " +
           (sameDay ? formatTimeOfDay(window.to.time) : formatWeekTime(window.to));
}

std::span<const EnumWord<MaintenanceState>> maintenanceStateWords() {
    static constexpr std::array<EnumWord<MaintenanceState>, 6> words{{{"none", MaintenanceState::None},
                                                                      {"pending", MaintenanceState::Pending},
                                                                      {"preparing", MaintenanceState::Preparing},
                                                                      {"ready", MaintenanceState::Ready},
                                                                      {"running", MaintenanceState::Running},
                                                                      {"completed", MaintenanceState::Completed}}};
    return words;
}

std::optional<bool> Maintenance::coming() const {
    switch (state.known) {
    case MaintenanceState::Pending:
    case MaintenanceState::Preparing:
    case MaintenanceState::Ready:
    case MaintenanceState::Running: return true;
    case MaintenanceState::Unknown:
        return completedAt || scheduledFor || requiredBy ? std::optional(!completedAt) : std::nullopt;
    case MaintenanceState::None:
    case MaintenanceState::Completed: break;
    }
    return false;
}

std::vector<const Maintenance*> orderedMaintenances(const std::vector<Maintenance>& all) {
    std::vector<const Maintenance*> ordered;
    ordered.reserve(all.size());
    for (const auto& each : all) {
        ordered.push_back(&each);
    }
    const auto key = [](const Maintenance& each) {
        const bool comes = each.isComing();
        return std::tuple(!comes, each.coming().has_value(), comes ? orLast(each.requiredBy) : Instant::max(),
                          comes ? orLast(each.scheduledFor) : Instant::max(), std::string_view(each.clusterName));
    };
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&key](const Maintenance* a, const Maintenance* b) { return key(*a) < key(*b); });
    return ordered;
}

std::vector<const Maintenance*> comingByDate(const std::vector<Maintenance>& all) {
    std::vector<const Maintenance*> coming;
    for (const auto& each : all) {
        if (each.coming().value_or(true)) {
            coming.push_back(&each);
        }
    }
    const auto key = [](const Maintenance& each) {
        const bool runs = each.state.is(MaintenanceState::Running);
        return std::tuple(!runs, orLast(runs ? each.startedAt : each.scheduledFor), orLast(each.requiredBy),
                          std::string_view(each.clusterName));
    };
    std::stable_sort(coming.begin(), coming.end(),
                     [&key](const Maintenance* a, const Maintenance* b) { return key(*a) < key(*b); });
    return coming;
}

} // namespace poolhouse::core
