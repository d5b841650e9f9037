// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace poolhouse::sandbox {

/// Deterministic hash of numbers and strings: the source of all generated ids, delays and figures, so that a seed
/// yields the same world on every machine.
class Mix {
public:
    explicit Mix(std::uint64_t seed) : m_value(seed) {}
    [[nodiscard]] Mix with(std::uint64_t number) const;
    [[nodiscard]] Mix with(std::string_view text) const;

    [[nodiscard]] std::uint64_t number() const;
    [[nodiscard]] double unit() const;                    ///< 0 <= x < 1
    [[nodiscard]] int between(int least, int most) const; ///< inclusive
    [[nodiscard]] bool chance(double probability) const { return unit() < probability; }

private:
    std::uint64_t m_value;
};

/// Version 4 UUID in lower case.
[[nodiscard]] std::string makeUuid(const Mix& mix);
/// Short id of an instance: a letter, then 13 letters and digits.
[[nodiscard]] std::string makeInstanceId(const Mix& mix);
/// 8-4-4-4-12 hexadecimal digits, case-insensitive.
[[nodiscard]] bool isUuid(std::string_view text);

} // namespace poolhouse::sandbox
