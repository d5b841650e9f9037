// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/core/open_enum.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

/// A time of each week.
struct WeekTime {
    std::chrono::weekday day{};
    std::chrono::minutes time{0}; ///< of the day, 0 to 1,439

    friend bool operator==(const WeekTime&, const WeekTime&) = default;
};

/// Whether there is such a time in a week.
[[nodiscard]] bool isWeekTime(const WeekTime& at);
/// Reads a day such as "sunday", "Sundays" or "sun", and a time such as "13:30", "1:30PM" or "1 pm", without regard to
/// case. Empty for anything else, a number without colon, AM and PM included.
[[nodiscard]] std::optional<WeekTime> parseWeekTime(std::string_view day, std::string_view time);
[[nodiscard]] std::string dayWord(std::chrono::weekday day);          ///< "sunday"
[[nodiscard]] std::string formatTimeOfDay(std::chrono::minutes time); ///< "13:30"
[[nodiscard]] std::string formatWeekTime(const WeekTime& at);         ///< "Sundays 13:30"

/// When a cluster may be maintained: a span of each week.
struct MaintenanceWindow {
    WeekTime from;
    WeekTime to; ///< may be on the next day, or in the next week

    friend bool operator==(const MaintenanceWindow&, const MaintenanceWindow&) = default;
};

/// Reads the API's "Thursdays 22:00 to Fridays 02:00 UTC" or "Tuesdays 17:30 to 21:30 UTC". Empty for anything else,
/// another zone included.
[[nodiscard]] std::optional<MaintenanceWindow> parseWindow(std::string_view text);
/// The same window by a clock that is `offset` ahead of that of `window`; negative: behind.
[[nodiscard]] MaintenanceWindow shifted(const MaintenanceWindow& window, std::chrono::minutes offset);
/// "Thursdays 22:00 to Fridays 02:00", without a zone.
[[nodiscard]] std::string formatWindow(const MaintenanceWindow& window);

enum class MaintenanceState { Unknown, None, Pending, Preparing, Ready, Running, Completed };
[[nodiscard]] std::span<const EnumWord<MaintenanceState>> maintenanceStateWords();

/// The current or latest maintenance of a cluster, or that there is none.
struct Maintenance {
    ClusterId cluster; ///< may be empty: the API may leave it out
    std::string clusterName;
    std::string app; ///< may be empty
    OpenEnum<MaintenanceState> state;
    std::string method; ///< the API's own word, "changeover"; empty: none or unknown
    std::string reason; ///< the API's own word, "routine_maintenance"; empty: none or unknown
    std::optional<Instant> scheduledFor;
    std::optional<Instant> previouslyScheduledFor;
    std::optional<Instant> requiredBy; ///< the deadline
    std::optional<Instant> startedAt;
    std::optional<Instant> completedAt;
    std::optional<std::chrono::seconds> duration;
    std::string windowText;                  ///< the API's own; empty: none or unknown
    std::optional<MaintenanceWindow> window; ///< in UTC; empty: none, or the text cannot be read

    /// One is planned or running. Empty: unknown, since neither state nor dates are known.
    [[nodiscard]] std::optional<bool> coming() const;
    [[nodiscard]] bool isComing() const { return coming().value_or(false); }
    friend bool operator==(const Maintenance&, const Maintenance&) = default;
};

/// What is coming by deadline, then by date; by name, first what may be coming, then the others. A date that is unknown
/// comes last.
[[nodiscard]] std::vector<const Maintenance*> orderedMaintenances(const std::vector<Maintenance>& all);
/// What is coming, or may be, as in a calendar: what runs, then by date, by deadline, by name. A date that is unknown
/// comes last.
[[nodiscard]] std::vector<const Maintenance*> comingByDate(const std::vector<Maintenance>& all);

} // namespace poolhouse::core
