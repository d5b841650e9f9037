// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace poolhouse::core {

/// An extensible API enum (rule 16): the known value or Known::Unknown, and always the original text.
template <class Known> struct OpenEnum {
    Known known = Known::Unknown;
    std::string text;

    [[nodiscard]] bool is(Known wanted) const { return known == wanted; }
    friend bool operator==(const OpenEnum&, const OpenEnum&) = default;
};

/// Spelling of an enumerator; a table of these reads and writes an OpenEnum.
template <class Known> using EnumWord = std::pair<std::string_view, Known>;

/// The enumerator spelled `text` (case-sensitive), else Known::Unknown; the text is kept either way.
template <class Known> OpenEnum<Known> readEnum(std::span<const EnumWord<Known>> words, std::string_view text) {
    for (const auto& [word, known] : words) {
        if (word == text) {
            return {known, std::string(text)};
        }
    }
    return {Known::Unknown, std::string(text)};
}

/// The API's spelling of `wanted`; empty if it has none. PoolStatus::Unknown does have one, "unknown".
template <class Known> std::string_view enumWord(std::span<const EnumWord<Known>> words, Known wanted) {
    for (const auto& [word, known] : words) {
        if (known == wanted) {
            return word;
        }
    }
    return {};
}

} // namespace poolhouse::core
