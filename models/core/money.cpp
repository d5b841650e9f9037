// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"

#include <array>
#include <cstdio>

namespace poolhouse::core {

namespace {

constexpr const char* minusSign = "\u2212";

std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::uint64_t magnitude(std::int64_t number) {
    return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

std::string dollars(Money amount, bool dropZeroCents) {
    const auto cents = magnitude(amount.cents);
    std::string text = amount.cents < 0 ? minusSign : "";
    text += "$" + grouped(cents / 100);
    if (cents % 100 != 0 || !dropZeroCents) {
        std::array<char, 8> fraction{};
        std::snprintf(fraction.data(), fraction.size(), ".%02u", static_cast<unsigned>(cents % 100));
        text += fraction.data();
    }
    return text;
}

} // namespace

std::string formatExact(Money amount) {
    return dollars(amount, false);
}

std::string formatShort(Money amount) {
    return dollars(amount, true);
}

std::string formatRounded(Money amount) {
    const auto whole = static_cast<std::int64_t>((magnitude(amount.cents) + 50) / 100);
    return dollars({(amount.cents < 0 ? -whole : whole) * 100}, true);
}

std::string formatDelta(Money difference) {
    return (difference.cents > 0 ? "+" : "") + dollars(difference, false);
}

std::string formatHourly(Money monthly) {
    // thousandths of a dollar an hour = cents * 10 / 720
    const auto thousandths = (magnitude(monthly.cents) * 10 + hoursPerMonth / 2) / hoursPerMonth;
    std::array<char, 8> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%03u", static_cast<unsigned>(thousandths % 1000));
    return std::string(monthly.cents < 0 ? minusSign : "") + "~$" + grouped(thousandths / 1000) + fraction.data();
}

std::string formatCount(std::int64_t number) {
    return (number < 0 ? minusSign : "") + grouped(magnitude(number));
}

} // namespace poolhouse::core
