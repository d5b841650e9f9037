// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef> // before <compare>: alone, moc 6.4 stumbles over what that one includes

#include <compare>
#include <cstdint>
#include <string>

namespace poolhouse::core {

/// An exact amount in US cents; arithmetic never uses floating point.
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

/// Hours per billing month (rule 12).
inline constexpr int hoursPerMonth = 720;

/// "$1,558.40": two decimals, grouped thousands, U+2212 as minus sign.
[[nodiscard]] std::string formatExact(Money amount);
/// "$150" for whole dollars, "$8.40" otherwise (CLI format).
[[nodiscard]] std::string formatShort(Money amount);
/// "$14,812": rounded half up to whole dollars, for compact totals.
[[nodiscard]] std::string formatRounded(Money amount);
/// "+$300.00", U+2212 "$200.00", "$0.00": a signed difference.
[[nodiscard]] std::string formatDelta(Money difference);
/// "~$0.417": a monthly price per hour (rule 12), three decimals, rounded half up.
[[nodiscard]] std::string formatHourly(Money monthly);
/// "1,234,567", U+2212 as minus sign.
[[nodiscard]] std::string formatCount(std::int64_t number);

} // namespace poolhouse::core
