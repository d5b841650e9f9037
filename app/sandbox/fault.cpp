// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fault.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

namespace poolhouse::sandbox {

namespace {

using Kind = Fault::Kind;
using std::chrono::milliseconds;
using ParseError = std::optional<std::string>; ///< empty: no error

struct KindWord {
    std::string_view word;
    Kind kind;
    std::optional<milliseconds> time; ///< default duration; zero: required; empty: takes none
    std::string_view meaning;
};

std::span<const KindWord> faultWords() {
    static const std::array words{
        KindWord{"status", Kind::Status, {}, "responds with status NNN without acting; NNN alone means the same"},
        KindWord{"status-after", Kind::StatusAfter, {}, "acts, then responds with status NNN"},
        KindWord{"reset-before", Kind::ResetBefore, {}, "resets the connection without acting"},
        KindWord{"reset-after", Kind::ResetAfter, {}, "acts, then resets the connection"},
        KindWord{"timeout-before", Kind::TimeoutBefore, {}, "never responds, without acting"},
        KindWord{"timeout-after", Kind::TimeoutAfter, {}, "acts, then never responds"},
        KindWord{"timeout-late", Kind::TimeoutLate, milliseconds(30'000), "never responds, and acts TIME later"},
        KindWord{"restart-before", Kind::RestartBefore, milliseconds(3'000), "is down for TIME, without acting"},
        KindWord{"restart-after", Kind::RestartAfter, milliseconds(3'000), "acts, then is down for TIME"},
        KindWord{"cut", Kind::Cut, {}, "acts; the response is truncated"},
        KindWord{"wrong-type", Kind::WrongType, {}, "acts; strings and numbers are swapped in the response"},
        KindWord{"no-json-before", Kind::NoJsonBefore, {}, "responds with an HTML page without acting"},
        KindWord{"no-json", Kind::NoJson, {}, "acts, then responds with that page"},
        KindWord{"latency", Kind::Latency, milliseconds(0), "delays the response by TIME"}};
    return words;
}

const KindWord* findKind(std::string_view word) {
    const auto words = faultWords();
    const auto at =
        std::find_if(words.begin(), words.end(), [word](const KindWord& each) { return each.word == word; });
    return at == words.end() ? nullptr : &*at;
}

std::string kindNames() {
    std::string names;
    for (const auto& each : faultWords()) {
        names += (names.empty() ? "" : ", ") + std::string(each.word);
    }
    return names;
}

std::string inQuotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isUpperCase(char c) {
    return c >= 'A' && c <= 'Z';
}

bool allOf(std::string_view text, bool (*good)(char)) {
    return !text.empty() && std::all_of(text.begin(), text.end(), good);
}

template <class Number> std::optional<Number> numberOf(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// Parses "5s", "200ms", "2m"; empty when invalid or longer than a day.
std::optional<milliseconds> timeOf(std::string_view text) {
    const auto unit = text.find_first_not_of("0123456789");
    if (unit == 0 || unit == std::string_view::npos) {
        return std::nullopt;
    }
    const auto word = text.substr(unit);
    const std::int64_t scale = word == "ms" ? 1 : word == "s" ? 1'000 : word == "m" ? 60'000 : 0;
    const auto count = numberOf<std::int64_t>(text.substr(0, unit));
    constexpr std::int64_t day = 86'400'000;
    return scale != 0 && count && *count <= day / scale ? std::optional(milliseconds(*count * scale)) : std::nullopt;
}

bool isHeaderName(std::string_view text) {
    return allOf(text,
                 [](char c) { return isDigit(c) || isUpperCase(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_'; });
}

bool isOneLine(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
}

/// Parser of one specification.
class FaultReader {
public:
    explicit FaultReader(std::string_view text) : m_rest(text) { m_fault.spec = text; }

    core::Result<Fault, std::string> read() {
        if (auto error = readKind()) {
            return *std::move(error);
        }
        while (m_more) {
            if (auto error = readField(nextField())) {
                return "In the fault " + inQuotes(m_fault.spec) + ", " + *error;
            }
        }
        if (m_word->time && !m_timeGiven && m_word->time->count() == 0) {
            return "The fault " + inQuotes(m_word->word) + " needs a time, for example \"latency:PATCH:5s\".";
        }
        return m_fault;
    }

private:
    /// Returns the next field; clears m_more at the last one.
    std::string_view nextField() {
        const auto colon = m_rest.find(':');
        const auto field = m_rest.substr(0, colon);
        m_more = colon != std::string_view::npos;
        m_rest = m_more ? m_rest.substr(colon + 1) : std::string_view{};
        return field;
    }

    ParseError readKind() {
        const auto kind = nextField();
        if (kind.empty()) {
            return "A fault begins with its kind, for example \"reset-after:POST /pools:1\".";
        }
        const bool isStatus = kind.size() == 3 && allOf(kind, isDigit);
        m_word = findKind(isStatus ? "status" : kind);
        if (m_word == nullptr) {
            return "Unknown fault " + inQuotes(kind) + "; available: " + kindNames() + ", and a status such as 503.";
        }
        m_fault.kind = m_word->kind;
        m_fault.time = m_word->time.value_or(milliseconds(0));
        if (!answers()) {
            return std::nullopt;
        }
        const auto status = isStatus ? kind : nextField();
        const auto number = status.size() == 3 ? numberOf<int>(status) : std::nullopt;
        if (!number || *number < 300 || *number > 599) {
            return "The fault " + inQuotes(m_fault.spec) +
                   " needs a status from 300 to 599, for example \"status:503\".";
        }
        m_fault.status = *number;
        return std::nullopt;
    }

    ParseError readField(std::string_view field) {
        if (field.empty()) {
            return "a field between two colons is empty.";
        }
        if (field.front() == '/' || isUpperCase(field.front())) {
            if (field.find('=') == std::string_view::npos) {
                return readRequests(field);
            }
        }
        if (field.find('=') != std::string_view::npos) {
            return readPair(field);
        }
        if (allOf(field, isDigit)) {
            return readTimes(field);
        }
        if (isDigit(field.front()) && field.find('.') != std::string_view::npos) {
            return readChance(field);
        }
        if (const auto time = timeOf(field)) {
            return readTime(field, *time);
        }
        return inQuotes(field) +
               " is none of METHOD /PATH (in capitals), how many times, a probability such as 0.2, a time "
               "such as 5s, and NAME=VALUE.";
    }

    ParseError readRequests(std::string_view field) {
        if (!m_fault.method.empty() || !m_fault.path.empty()) {
            return inQuotes(field) + " repeats METHOD or /PATH.";
        }
        const auto space = field.find(' ');
        const bool path = field.front() == '/';
        const auto method = path ? std::string_view{} : field.substr(0, space);
        const auto part = path ? field : space == std::string_view::npos ? std::string_view{} : field.substr(space + 1);
        const bool methodGood = path || allOf(method, isUpperCase);
        const bool partGood = part.empty() ? space == std::string_view::npos
                                           : part.size() > 1 && part.front() == '/' && part.back() != '/' &&
                                                 part.find(' ') == std::string_view::npos;
        if (!methodGood || !partGood) {
            return inQuotes(field) + " is not METHOD, /PATH or METHOD /PATH.";
        }
        m_fault.method = method;
        m_fault.path = part;
        return std::nullopt;
    }

    ParseError readTimes(std::string_view field) {
        const auto times = numberOf<int>(field);
        if (!times || *times < 1) {
            return inQuotes(field) + " is not a number of times from 1 to 2147483647.";
        }
        if (m_fault.times) {
            return inQuotes(field) + " repeats the number of times.";
        }
        m_fault.times = *times;
        return std::nullopt;
    }

    ParseError readChance(std::string_view field) {
        const auto chance = numberOf<double>(field);
        if (!chance || !(*chance > 0) || *chance > 1) {
            return inQuotes(field) + " is not a probability above 0, at most 1.";
        }
        if (m_fault.chance) {
            return inQuotes(field) + " repeats the probability.";
        }
        m_fault.chance = *chance;
        return std::nullopt;
    }

    ParseError readTime(std::string_view field, milliseconds time) {
        if (!m_word->time) {
            return inQuotes(field) + " is a time, and " + std::string(m_word->word) + " takes none.";
        }
        if (time.count() == 0) {
            return inQuotes(field) + " is not longer than 0.";
        }
        if (std::exchange(m_timeGiven, true)) {
            return inQuotes(field) + " repeats the time.";
        }
        m_fault.time = time;
        return std::nullopt;
    }

    ParseError readPair(std::string_view field) {
        const auto equals = field.find('=');
        const auto name = field.substr(0, equals);
        const auto value = percentDecoded(field.substr(equals + 1));
        if (!answers()) {
            return inQuotes(field) + " needs a kind with a status; " + std::string(m_word->word) + " has none.";
        }
        if (!isHeaderName(name) || !value || !isOneLine(*value)) {
            return inQuotes(field) + " is not NAME=VALUE with a value on one line.";
        }
        for (const auto* framing : {"Content-Length", "Transfer-Encoding", "Content-Type", "Connection"}) {
            if (sameHeaderName(name, framing)) {
                return "the header " + std::string(name) + " can't be set.";
            }
        }
        if (name == "id") {
            m_fault.id = *value;
        } else if (name == "message") {
            m_fault.message = *value;
        } else {
            m_fault.headers.push_back({std::string(name), *value});
        }
        return std::nullopt;
    }

    [[nodiscard]] bool answers() const { return m_fault.kind == Kind::Status || m_fault.kind == Kind::StatusAfter; }

    std::string_view m_rest;
    bool m_more = true; ///< another field follows
    const KindWord* m_word = nullptr;
    bool m_timeGiven = false;
    Fault m_fault;
};

} // namespace

bool Fault::concerns(const Request& request) const {
    if (!method.empty() && method != request.method) {
        return false;
    }
    return path.empty() || (request.path + "/").find(path + "/") != std::string::npos;
}

bool Fault::beforeActing() const {
    switch (kind) {
    case Kind::Status:
    case Kind::ResetBefore:
    case Kind::TimeoutBefore:
    case Kind::TimeoutLate:
    case Kind::RestartBefore:
    case Kind::NoJsonBefore: return true;
    case Kind::StatusAfter:
    case Kind::ResetAfter:
    case Kind::TimeoutAfter:
    case Kind::RestartAfter:
    case Kind::Cut:
    case Kind::WrongType:
    case Kind::NoJson:
    case Kind::Latency: return false;
    }
    return false;
}

core::Result<Fault, std::string> parseFault(std::string_view text) {
    return FaultReader(text).read();
}

std::string faultHelp() {
    std::string help =
        "Faults: SPEC is KIND[:FIELD]..., for example \"reset-after:POST /pools:1\", \"latency:PATCH:5s\",\n"
        "\"status:503:0.2\" or \"429:Retry-After=3\". KIND is one of:\n";
    for (const auto& each : faultWords()) {
        auto word = std::string(each.word);
        word.resize(16, ' ');
        help += "  " + word + std::string(each.meaning) + "\n";
    }
    return help + "A FIELD is one of these, in any order (the status of status and status-after comes first):\n"
                  "  METHOD, /PATH, METHOD /PATH   matching requests, by parts of the path; default: all\n"
                  "  3               number of times; default: every time\n"
                  "  0.2             probability, by --seed; 1.0 is always, 1 is once\n"
                  "  5s, 200ms, 2m   duration: real time for latency, else sandbox time\n"
                  "  NAME=VALUE      id and message of the response, else a header; %3A for a colon\n"
                  "The first fault that matches a request applies; latencies add up.\n";
}

} // namespace poolhouse::sandbox
