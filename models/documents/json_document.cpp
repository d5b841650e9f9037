// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/json_document.h"

#include "models/core/json_depth.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <vector>

namespace poolhouse::documents {

namespace {

constexpr std::size_t largestDocument = 4U << 20U;
constexpr int deepest = 50;
constexpr std::size_t longestShown = 40;

DocumentProblem documentProblem(std::string text) {
    return {{}, std::move(text)};
}

/// A key as part of a path, quoted when it would be ambiguous in an error message.
std::string pathSegment(const std::string& key) {
    const bool plain = !key.empty() && key.size() <= longestShown &&
                       std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 127 && c != '.'; });
    return plain ? key : Node::shown(Json(key));
}

/// Parser callback that rejects deep nesting and duplicate members, and tracks the current path.
class StrictnessCheck {
public:
    bool operator()(int depth, Json::parse_event_t event, Json& value) {
        using Event = Json::parse_event_t;
        if (depth > deepest) {
            report("is nested deeper than " + std::to_string(deepest));
        }
        switch (event) {
        case Event::object_start: m_frames.push_back({}); break;
        case Event::array_start: m_frames.push_back({true, 0, {}, {}}); break;
        case Event::object_end:
        case Event::array_end:
            m_frames.pop_back();
            valueEnded();
            break;
        case Event::key:
            m_frames.back().key = value.get<std::string>();
            if (!m_frames.back().keys.insert(m_frames.back().key).second) {
                report("is there twice");
            }
            break;
        case Event::value: valueEnded(); break;
        }
        return !m_problem; // discards the rest
    }
    [[nodiscard]] const std::optional<DocumentProblem>& problem() const { return m_problem; }
    [[nodiscard]] std::string path() const {
        std::string path;
        for (const auto& frame : m_frames) {
            if (frame.list) {
                path += "[" + std::to_string(frame.index) + "]";
            } else {
                path += (path.empty() ? "" : ".") + pathSegment(frame.key);
            }
        }
        return path;
    }

private:
    struct Frame {
        bool list = false;
        std::size_t index = 0;
        std::string key;
        std::set<std::string> keys;
    };
    void valueEnded() {
        if (!m_frames.empty() && m_frames.back().list) {
            ++m_frames.back().index;
        }
    }
    void report(std::string text) {
        if (!m_problem) {
            m_problem = DocumentProblem{path(), std::move(text)};
        }
    }

    std::vector<Frame> m_frames;
    std::optional<DocumentProblem> m_problem;
};

/// The integer in `value`, also when written as 3.0; the parser returns integers beyond 64 bits as floating point.
std::optional<std::int64_t> asWhole(const Json& value) {
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        return number <= std::uint64_t(INT64_MAX) ? std::optional(static_cast<std::int64_t>(number)) : std::nullopt;
    }
    if (value.is_number_integer()) {
        return value.get<std::int64_t>();
    }
    if (value.is_number_float()) {
        const auto number = value.get<double>();
        return std::floor(number) == number && std::fabs(number) < 9e15
                   ? std::optional(static_cast<std::int64_t>(number))
                   : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

DocumentResult<Json> parseDocument(std::string_view text) {
    if (text.size() > largestDocument) {
        return documentProblem("The document is larger than 4 MiB.");
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return documentProblem("The document is empty.");
    }
    if (const auto end = text.find('\0'); end != std::string_view::npos) { // the library takes it for the end
        return documentProblem("The document is no JSON: see byte " + std::to_string(end + 1) + ".");
    }
    // the rest of a document nested too deeply is not parsed: the check reports the bracket, then the text ends
    const auto tooDeep = core::firstTooDeep(text, deepest + 1);
    text = text.substr(0, tooDeep ? *tooDeep + 1 : text.size());
    StrictnessCheck check;
    try {
        auto document = Json::parse(text.begin(), text.end(), std::ref(check));
        if (check.problem()) {
            return *check.problem();
        }
        if (!document.is_object()) {
            return documentProblem("The document must be an object, not " + Node::shown(document) + ".");
        }
        return document;
    } catch (const Json::parse_error& broken) {
        if (check.problem()) {
            return *check.problem();
        }
        return documentProblem(broken.byte > text.size()
                                   ? "The document is no JSON: it ends in the middle."
                                   : "The document is no JSON: see byte " + std::to_string(broken.byte) + ".");
    } catch (const Json::exception&) {
        return DocumentProblem{check.path(), "is a number larger than any computer holds"};
    }
}

const Json* Node::find(const char* key) const {
    if (!m_value->is_object()) {
        return nullptr;
    }
    const auto at = m_value->find(key);
    return at == m_value->end() || at->is_null() ? nullptr : &*at;
}

std::string Node::pathOf(std::string_view key) const {
    return m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
}

std::string Node::shown(const Json& value) {
    if (value.is_array()) {
        return "a list";
    }
    if (value.is_object()) {
        return "an object";
    }
    auto text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > longestShown) {
        auto end = longestShown;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end; // keep UTF-8 sequences whole
        }
        text = text.substr(0, end) + "…";
    }
    return text;
}

std::string Node::listProblem(const Json* list, bool some) {
    if (list == nullptr) {
        return "is missing, and must be a list";
    }
    return list->is_array() && some ? "is empty, and must list one at least" : "must be a list, not " + shown(*list);
}

void Node::expectOnly(std::initializer_list<std::string_view> keys) const {
    if (!m_value->is_object()) {
        fail("must be an object, not " + shown(*m_value));
        return;
    }
    for (const auto& [key, value] : m_value->items()) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            failAt(pathSegment(key), "is no member of this document; look for a slip in its name");
        }
    }
}

std::string Node::text(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr) {
        failAt(key, "is missing, and must be a text");
        return {};
    }
    if (!value->is_string() || value->get_ref<const std::string&>().empty()) {
        failAt(key, "must be a text that is not empty, not " + shown(*value));
        return {};
    }
    return value->get<std::string>();
}

std::string Node::optionalText(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr) {
        return {};
    }
    if (!value->is_string()) {
        failAt(key, "must be a text, not " + shown(*value));
        return {};
    }
    return value->get<std::string>();
}

bool Node::flag(const char* key, bool otherwise) const {
    const Json* value = find(key);
    if (value == nullptr) {
        return otherwise;
    }
    if (!value->is_boolean()) {
        failAt(key, "must be true or false, not " + shown(*value));
        return otherwise;
    }
    return value->get<bool>();
}

std::int64_t Node::whole(const char* key, std::int64_t least, std::int64_t most) const {
    const Json* value = find(key);
    if (value == nullptr) {
        failAt(key, "is missing, and must be a whole number of at least " + std::to_string(least));
        return least;
    }
    const auto number = asWhole(*value);
    const bool tooLarge =
        number ? *number > most : value->is_number() && value->get<double>() > static_cast<double>(most);
    if (!number || *number < least || *number > most) {
        failAt(key, "must be a whole number of " +
                        (tooLarge ? "at most " + std::to_string(most) : "at least " + std::to_string(least)) +
                        ", not " + shown(*value));
        return least;
    }
    return *number;
}

bool Node::isWhole(const char* key, std::int64_t number) const {
    const Json* value = find(key);
    return value != nullptr && asWhole(*value) == number;
}

std::optional<std::int64_t> Node::optionalWhole(const char* key, std::int64_t least, std::int64_t most) const {
    return has(key) ? std::optional(whole(key, least, most)) : std::nullopt;
}

double Node::number(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr) {
        failAt(key, "is missing, and must be a number of at least 0");
        return 0;
    }
    const double number = value->is_number() ? value->get<double>() : -1;
    if (!(number >= 0) || number > static_cast<double>(largestWhole)) {
        failAt(key, std::string("must be a number of ") +
                        (number > 0 ? "at most " + std::to_string(largestWhole) : std::string("at least 0")) +
                        ", not " + shown(*value));
        return 0;
    }
    return number;
}

std::optional<double> Node::optionalNumber(const char* key) const {
    return has(key) ? std::optional(number(key)) : std::nullopt;
}

Node Node::object(const char* key) const {
    static const Json nothing = Json::object();
    const Json* value = find(key);
    if (value == nullptr || !value->is_object()) {
        failAt(key, value == nullptr ? "is missing, and must be an object" : "must be an object, not " + shown(*value));
        return {nothing, pathOf(key), *m_fault};
    }
    return {*value, pathOf(key), *m_fault};
}

std::string writtenDocument(const Json& document) {
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

void expectVersion(const Node& root, int newest) {
    if (!root.has("version")) {
        root.failAt("version", newest == 1 ? "is missing, and must be 1" : "is missing, and must be 1 or 2");
    } else if (!root.isWhole("version", 1) && !root.isWhole("version", newest)) {
        root.failAt("version", newest == 1 ? "is unknown: this program knows version 1 only"
                                           : "is unknown: this program knows versions 1 and 2");
    }
}

} // namespace poolhouse::documents
