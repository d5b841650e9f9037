// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

inline constexpr int minPoolNameLength = 3;
inline constexpr int maxPoolNameLength = 32;

/// What can be wrong with a name (rule 6), in the order in which it is worth saying.
enum class PoolNameProblem {
    FirstNotLetter,
    InvalidCharacter, ///< anything but A-Z, a-z, 0-9 and the hyphen
    DoubleHyphen,
    TrailingHyphen,
    TooShort,
    TooLong,
    Reserved, ///< "leader", in any case
    Taken,    ///< another pool of the cluster has it, compared without case
};

/// Every rule that `name` breaks, each once. An empty name breaks none: it asks for a generated one. `taken` are the
/// names of the cluster's other pools. Lengths count characters of valid UTF-8, not bytes.
[[nodiscard]] std::vector<PoolNameProblem> poolNameProblems(std::string_view name, std::span<const std::string> taken);

/// A valid, free name close to `wanted`: "web--reads" gives "web-reads", or "web-reads-2" when that is taken.
[[nodiscard]] std::string suggestPoolName(std::string_view wanted, std::span<const std::string> taken);

/// A free name adjective-pool-NNNNN (rule 6) chosen by `entropy`; the same entropy gives the same name.
[[nodiscard]] std::string generatePoolName(std::uint64_t entropy, std::span<const std::string> taken);

/// Equal but for the case of ASCII letters.
[[nodiscard]] bool sameIgnoringCase(std::string_view a, std::string_view b);
/// Alphabetical order in which the case of ASCII letters does not count.
[[nodiscard]] bool lessIgnoringCase(std::string_view a, std::string_view b);

} // namespace poolhouse::core
