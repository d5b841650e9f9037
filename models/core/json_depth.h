// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace poolhouse::core {

/// Levels of nesting accepted in JSON from outside: far above any real document, far below what overflows a stack.
inline constexpr int deepestJson = 100;

/// Position of the first bracket that opens more than `deepest` levels; empty if none does. To be checked before
/// parsing: copying, comparing and writing a parsed document recurse once per level, and a body of brackets takes fifty
/// times its size in memory. Input that is not JSON gives a meaningless but valid result.
[[nodiscard]] std::optional<std::size_t> firstTooDeep(std::string_view json, int deepest = deepestJson);

} // namespace poolhouse::core
