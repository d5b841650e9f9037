// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef> // before <compare>: alone, moc 6.4 stumbles over what that one includes

#include <compare>
#include <cstdint>
#include <string>

namespace poolhouse::core {

/// An exact amount of US dollars in whole cents. Sums and products of prices never pass through floating point.
struct Money {
    std::int64_t cents = 0;

    friend constexpr auto operator<=>(Money, Money) = default;
    friend constexpr Money operator+(Money a, Money b) { return {a.cents + b.cents}; }
    friend constexpr Money operator-(Money a, Money b) { return {a.cents - b.cents}; }
    friend constexpr Money operator-(Money a) { return {-a.cents}; }
    friend constexpr Money operator*(Money a, std::int64_t times) { return {a.cents * times}; }
    constexpr Money& operator+=(Money b) {
        cents += b.cents;
        return *this;
    }
};

/// Hours of the month that prices are quoted for (rule 12).
inline constexpr int hoursPerMonth = 720;

/// "$1,558.40": always two decimals, thousands grouped, U+2212 in front of a negative amount.
[[nodiscard]] std::string formatExact(Money amount);
/// "$150" for whole dollars, "$8.40" otherwise (the form of the CLI).
[[nodiscard]] std::string formatShort(Money amount);
/// "$14,812": rounded half up to whole dollars, for totals in narrow places.
[[nodiscard]] std::string formatRounded(Money amount);
/// "+$300.00", U+2212 "$200.00", "$0.00": a difference carries its sign.
[[nodiscard]] std::string formatDelta(Money difference);
/// "~$0.417": a monthly price per hour of a month of 720 hours, three decimals, rounded half up (rule 12).
[[nodiscard]] std::string formatHourly(Money monthly);
/// "1,234,567", U+2212 in front of a negative number.
[[nodiscard]] std::string formatCount(std::int64_t number);

} // namespace poolhouse::core
