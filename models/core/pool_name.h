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

/// Violations of rule 6, in order of display priority.
enum class PoolNameProblem {
    FirstNotLetter,
    InvalidCharacter, ///< anything but A-Z, a-z, 0-9 and the hyphen
    DoubleHyphen,
    TrailingHyphen,
    TooShort,
    TooLong,
    Reserved, ///< "leader", in any case
    Taken,    ///< used by another pool of the cluster, case-insensitive
};

/// All violations of `name`, without duplicates. An empty name is valid: it requests a generated one. `taken`: names of
/// the cluster's other pools. Lengths are in Unicode characters, not bytes.
[[nodiscard]] std::vector<PoolNameProblem> poolNameProblems(std::string_view name, std::span<const std::string> taken);

/// A valid, unused name similar to `wanted`: "web-reads" for "web--reads", or "web-reads-2" if taken.
[[nodiscard]] std::string suggestPoolName(std::string_view wanted, std::span<const std::string> taken);

/// An unused name of the form adjective-pool-NNNNN (rule 6), a deterministic function of `entropy` and `taken`.
[[nodiscard]] std::string generatePoolName(std::uint64_t entropy, std::span<const std::string> taken);

/// Equality ignoring the case of ASCII letters.
[[nodiscard]] bool sameIgnoringCase(std::string_view a, std::string_view b);
/// Ordering ignoring the case of ASCII letters.
[[nodiscard]] bool lessIgnoringCase(std::string_view a, std::string_view b);

} // namespace poolhouse::core
