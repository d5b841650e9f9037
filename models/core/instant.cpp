// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/instant.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace poolhouse::core {

namespace {

/// Takes characters from the front of a text; every take says whether it matched.
class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    bool digits(std::size_t count, int& out) {
        if (m_text.size() < count) {
            return false;
        }
        const auto [end, error] = std::from_chars(m_text.data(), m_text.data() + count, out);
        if (error != std::errc{} || end != m_text.data() + count || m_text.front() == '-') {
            return false;
        }
        m_text.remove_prefix(count);
        return true;
    }
    bool oneOf(std::string_view set, char& out) {
        if (m_text.empty() || set.find(m_text.front()) == std::string_view::npos) {
            return false;
        }
        out = m_text.front();
        m_text.remove_prefix(1);
        return true;
    }
    bool is(char wanted) {
        const bool found = !m_text.empty() && m_text.front() == wanted;
        m_text.remove_prefix(found ? 1 : 0);
        return found;
    }
    [[nodiscard]] bool done() const { return m_text.empty(); }
    /// The digits behind a decimal point, one at least, cut to thousandths.
    bool thousandths(int& value) {
        int seen = 0;
        char digit{};
        value = 0;
        while (oneOf("0123456789", digit)) {
            if (seen++ < 3) {
                value = value * 10 + (digit - '0');
            }
        }
        for (int place = seen; place < 3; ++place) {
            value *= 10;
        }
        return seen > 0;
    }
    /// "+hh:mm", "-hhmm", "Z" or nothing.
    bool offset(std::chrono::minutes& out) {
        char sign{};
        if (done() || oneOf("Zz", sign)) {
            return true;
        }
        int hours{}, minutes{};
        if (!oneOf("+-", sign) || !digits(2, hours)) {
            return false;
        }
        is(':');
        if (!digits(2, minutes) || hours > 23 || minutes > 59) {
            return false;
        }
        out = std::chrono::minutes((sign == '-' ? -1 : 1) * (hours * 60 + minutes));
        return true;
    }

private:
    std::string_view m_text;
};

} // namespace

std::optional<Instant> parseInstant(std::string_view text) {
    using namespace std::chrono;
    Reader reader(text);
    int year{}, month{}, day{}, hour{}, minute{}, second{}, millis{};
    char separator{};
    if (!reader.digits(4, year) || !reader.is('-') || !reader.digits(2, month) || !reader.is('-') ||
        !reader.digits(2, day) || !reader.oneOf("Tt ", separator) || !reader.digits(2, hour) || !reader.is(':') ||
        !reader.digits(2, minute) || !reader.is(':') || !reader.digits(2, second)) {
        return std::nullopt;
    }
    if (reader.is('.') && !reader.thousandths(millis)) {
        return std::nullopt;
    }
    minutes offset{0};
    if ((reader.is(' ') && reader.done()) || !reader.offset(offset)) {
        return std::nullopt;
    }
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!reader.done() || !date.ok() || hour > 23 || minute > 59 || second > 60) {
        return std::nullopt;
    }
    const auto instant =
        Instant(sys_days(date)) + hours(hour) + minutes(minute) + seconds(second) + milliseconds(millis) - offset;
    // an offset may carry the first and the last day out of the years that formatInstant writes with four digits
    const bool inRange = instant >= Instant{} && instant < Instant(sys_days(std::chrono::year(10000) / 1 / 1));
    return inRange ? std::optional(instant) : std::nullopt;
}

std::string formatInstant(Instant instant) {
    using namespace std::chrono;
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss time(floor<seconds>(instant - day));
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return buffer.data();
}

} // namespace poolhouse::core
