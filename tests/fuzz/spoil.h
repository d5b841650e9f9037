// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/json/json.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <string>

/// What targets share that change something valid as the fuzzer's bytes decide.
namespace poolhouse::fuzz {

inline void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// The fuzzer's bytes, as decisions; zeros when they are used up.
class Choices {
public:
    Choices(const std::uint8_t* data, std::size_t size) : m_next(data), m_end(data + size) {}

    std::size_t below(std::size_t bound) { return (m_next == m_end ? 0U : *m_next++) % bound; }
    std::string text() {
        std::string text;
        for (auto length = below(8); length > 0; --length) {
            text += static_cast<char>(' ' + below(95));
        }
        return text;
    }

private:
    const std::uint8_t* m_next;
    const std::uint8_t* m_end;
};

inline nlohmann::json nested(std::size_t levels) {
    nlohmann::json value = nullptr;
    for (; levels > 0; --levels) {
        value = nlohmann::json::array({std::move(value)});
    }
    return value;
}

inline nlohmann::json oddValue(Choices& choices) {
    using nlohmann::json;
    switch (choices.below(20)) {
    case 0: return nullptr;
    case 1: return true;
    case 2: return -1;
    case 3: return 0;
    case 4: return 0.5;
    case 5: return -7.25;
    case 6: return 4294967299;
    case 7: return 1e300;
    case 8: return "";
    case 9: return choices.text();
    case 10: return json::array();
    case 11: return json::array({nullptr, 3, json::object()});
    case 12: return json::object();
    case 13: return std::numeric_limits<std::int64_t>::min();
    case 14: return std::numeric_limits<std::uint64_t>::max();
    case 15: return std::numeric_limits<std::int32_t>::max();
    case 16: return 253402300799999; // the last instant with a year of four digits
    case 17: return nested(90);
    case 18: return std::string(300, 'x');
    default: return json{{"id", choices.text()}, {"name", 5}};
    }
}

/// Replaces, removes or adds a member somewhere in `value`, or replaces it as a whole.
inline void spoil(nlohmann::json& value, Choices& choices) {
    nlohmann::json* at = &value;
    while (at->is_structured() && !at->empty() && choices.below(3) != 0) {
        auto member = at->begin();
        std::advance(member, static_cast<std::ptrdiff_t>(choices.below(at->size())));
        if (choices.below(6) == 0) {
            at->erase(member);
            return;
        }
        at = &*member;
    }
    if (at->is_object() && choices.below(4) == 0) {
        (*at)[choices.text()] = oddValue(choices);
    } else {
        *at = oddValue(choices);
    }
}

} // namespace poolhouse::fuzz
