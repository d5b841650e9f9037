// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the readers of this folder and the program's private files; all other units stay free of JSON.

#include "models/documents/document_problem.h"
#include "models/json/json.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace poolhouse::documents {

using Json = nlohmann::ordered_json;

/// Upper bound of counts and sizes in a document; products of two still fit 64 bits.
inline constexpr std::int64_t largestWhole = 1'000'000'000;

/// Parses a document, which must be an object. Rejects empty or invalid JSON, more than 4 MiB, nesting deeper than 50
/// levels and duplicate members.
[[nodiscard]] DocumentResult<Json> parseDocument(std::string_view text);

/// The first problem found. Reading continues with default values, so that readers need no branches; the result must be
/// discarded when there is a problem.
struct Fault {
    std::optional<DocumentProblem> problem;

    void report(std::string path, std::string text) {
        if (!problem) {
            problem = DocumentProblem{std::move(path), std::move(text)};
        }
    }
};

/// A value of a document with its path. "Missing" means absent or null.
class Node {
public:
    Node(const Json& value, std::string path, Fault& fault)
        : m_value(&value), m_path(std::move(path)), m_fault(&fault) {}

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] bool has(const char* key) const { return find(key) != nullptr; }
    void fail(std::string text) const { m_fault->report(m_path, std::move(text)); }
    void failAt(std::string_view key, std::string text) const { m_fault->report(pathOf(key), std::move(text)); }

    /// Requires an object without members other than `keys`, to catch typing errors.
    void expectOnly(std::initializer_list<std::string_view> keys) const;

    [[nodiscard]] std::string text(const char* key) const;         ///< required, not empty
    [[nodiscard]] std::string optionalText(const char* key) const; ///< default: empty
    [[nodiscard]] bool flag(const char* key, bool otherwise) const;
    [[nodiscard]] bool isWhole(const char* key, std::int64_t number) const; ///< the member is that integer
    /// Required integer, written as 3 or 3.0, from `least` to `most`.
    [[nodiscard]] std::int64_t whole(const char* key, std::int64_t least, std::int64_t most = largestWhole) const;
    [[nodiscard]] std::optional<std::int64_t> optionalWhole(const char* key, std::int64_t least,
                                                            std::int64_t most = largestWhole) const;
    [[nodiscard]] double number(const char* key) const; ///< required, from 0 to largestWhole
    [[nodiscard]] std::optional<double> optionalNumber(const char* key) const;
    [[nodiscard]] Node object(const char* key) const; ///< required

    /// Calls `read(Node)` for each element of a required list of objects; `some`: must not be empty.
    template <class Read> void each(const char* key, bool some, Read read) const {
        const Json* list = find(key);
        if (list == nullptr || !list->is_array() || (some && list->empty())) {
            failAt(key, listProblem(list, some));
            return;
        }
        std::size_t index = 0;
        for (const Json& element : *list) {
            const Node node(element, pathOf(key) + "[" + std::to_string(index++) + "]", *m_fault);
            if (!element.is_object()) {
                node.fail("must be an object, not " + shown(element));
            }
            if (m_fault->problem) {
                return;
            }
            read(node);
        }
    }
    template <class Read> void optionalEach(const char* key, Read read) const {
        if (has(key)) {
            each(key, false, read);
        }
    }
    /// Calls `read(key, Node)` for each member, all of which must be objects.
    template <class Read> void eachMember(Read read) const {
        for (const auto& [key, value] : m_value->items()) {
            const Node node(value, pathOf(key), *m_fault);
            if (!value.is_object()) {
                node.fail("must be an object, not " + shown(value));
            }
            if (m_fault->problem) {
                return;
            }
            read(key, node);
        }
    }

    /// `value` as JSON for an error message, truncated to about 40 bytes; "a list", "an object" for containers.
    [[nodiscard]] static std::string shown(const Json& value);

private:
    [[nodiscard]] const Json* find(const char* key) const; ///< null when missing
    [[nodiscard]] std::string pathOf(std::string_view key) const;
    [[nodiscard]] static std::string listProblem(const Json* list, bool some);

    const Json* m_value;
    std::string m_path;
    Fault* m_fault;
};

/// Requires "version": a number from 1 to `newest`, which is 1 or 2.
void expectVersion(const Node& root, int newest = 1);

/// Serializes `document` with a final newline. Invalid UTF-8 from external names is replaced.
[[nodiscard]] std::string writtenDocument(const Json& document);

/// Parses `text` and returns `read(root)`, or the first problem.
template <class T, class Read> [[nodiscard]] DocumentResult<T> readDocument(std::string_view text, Read read) {
    const auto document = parseDocument(text);
    if (!document) {
        return document.error();
    }
    Fault fault;
    T value = read(Node(document.value(), {}, fault));
    if (fault.problem) {
        return *std::move(fault.problem);
    }
    return value;
}

} // namespace poolhouse::documents
