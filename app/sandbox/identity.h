// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace poolhouse::sandbox {

/// Mixes numbers and texts into one that looks random and never changes: the source of every id, delay and figure that
/// the sandbox makes up, so that one seed gives one world on every machine.
class Mix {
public:
    explicit Mix(std::uint64_t seed) : m_value(seed) {}
    [[nodiscard]] Mix with(std::uint64_t number) const;
    [[nodiscard]] Mix with(std::string_view text) const;

    [[nodiscard]] std::uint64_t number() const;
    [[nodiscard]] double unit() const;                    ///< 0 <= x < 1
    [[nodiscard]] int between(int least, int most) const; ///< both ends included
    [[nodiscard]] bool chance(double probability) const { return unit() < probability; }

private:
    std::uint64_t m_value;
};

/// A version 4 UUID made from the mix, in lower case.
[[nodiscard]] std::string makeUuid(const Mix& mix);
/// A short id as instances have it: a letter and 13 letters and digits.
[[nodiscard]] std::string makeInstanceId(const Mix& mix);
/// 8-4-4-4-12 hexadecimal digits, in any case.
[[nodiscard]] bool isUuid(std::string_view text);

} // namespace poolhouse::sandbox
