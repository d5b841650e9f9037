// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace poolhouse::core {

/// A word of the API that may grow (rule 16): the value we know, or Known::Unknown, and always the text as it came.
template <class Known> struct OpenEnum {
    Known known = Known::Unknown;
    std::string text;

    [[nodiscard]] bool is(Known wanted) const { return known == wanted; }
    friend bool operator==(const OpenEnum&, const OpenEnum&) = default;
};

/// One spelling of an enumerator; a table of them reads and writes an OpenEnum.
template <class Known> using EnumWord = std::pair<std::string_view, Known>;

/// The enumerator spelt exactly `text` (case matters), else Known::Unknown with the text kept.
template <class Known> OpenEnum<Known> readEnum(std::span<const EnumWord<Known>> words, std::string_view text) {
    for (const auto& [word, known] : words) {
        if (word == text) {
            return {known, std::string(text)};
        }
    }
    return {Known::Unknown, std::string(text)};
}

/// The API's spelling of `known`; empty when it has none, as for most Unknowns (a pool's "unknown" is a word of the
/// API).
template <class Known> std::string_view enumWord(std::span<const EnumWord<Known>> words, Known wanted) {
    for (const auto& [word, known] : words) {
        if (known == wanted) {
            return word;
        }
    }
    return {};
}

} // namespace poolhouse::core
