// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the documents here and those that only the program itself reads: everybody else stays free of JSON.

#include "models/documents/document_problem.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace poolhouse::documents {

using Json = nlohmann::ordered_json;

/// Counts and sizes that people write stay below; products of two of them fit 64 bits.
inline constexpr std::int64_t largestWhole = 1'000'000'000;

/// A whole document. Empty, no JSON, over 4 MiB, nested deeper than 50, or an object with a member twice: a problem.
[[nodiscard]] DocumentResult<Json> parseDocument(std::string_view text);

/// The first member at fault. Reading goes on after it with stand-ins, so that readers stay straight lines; whoever
/// asked looks here before using any of it.
struct Fault {
    std::optional<DocumentProblem> problem;

    void report(std::string path, std::string text) {
        if (!problem) {
            problem = DocumentProblem{std::move(path), std::move(text)};
        }
    }
};

/// One value of a document, with its path. "Missing" below means absent or null.
class Node {
public:
    Node(const Json& value, std::string path, Fault& fault)
        : m_value(&value), m_path(std::move(path)), m_fault(&fault) {}

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] bool has(const char* key) const { return find(key) != nullptr; }
    void fail(std::string text) const { m_fault->report(m_path, std::move(text)); }
    void failAt(std::string_view key, std::string text) const { m_fault->report(pathOf(key), std::move(text)); }

    /// It has to be an object, with no other members than these: a slip of the pen must not go unnoticed.
    void expectOnly(std::initializer_list<std::string_view> keys) const;

    [[nodiscard]] std::string text(const char* key) const;         ///< not missing, not empty
    [[nodiscard]] std::string optionalText(const char* key) const; ///< missing: empty
    [[nodiscard]] bool flag(const char* key, bool otherwise) const;
    [[nodiscard]] bool isWhole(const char* key, std::int64_t number) const; ///< it is that number
    /// Not missing; written as 3 or 3.0.
    [[nodiscard]] std::int64_t whole(const char* key, std::int64_t least, std::int64_t most = largestWhole) const;
    [[nodiscard]] std::optional<std::int64_t> optionalWhole(const char* key, std::int64_t least,
                                                            std::int64_t most = largestWhole) const;
    [[nodiscard]] double number(const char* key) const; ///< not missing, from 0 to largestWhole
    [[nodiscard]] std::optional<double> optionalNumber(const char* key) const;
    [[nodiscard]] Node object(const char* key) const; ///< not missing

    /// Calls `read(Node)` for each element of a list that is not missing; with `some` it may not be empty.
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

    /// A value as it stands in the file, short enough for a sentence.
    [[nodiscard]] static std::string shown(const Json& value);

private:
    [[nodiscard]] const Json* find(const char* key) const; ///< null when missing
    [[nodiscard]] std::string pathOf(std::string_view key) const;
    [[nodiscard]] static std::string listProblem(const Json* list, bool some);

    const Json* m_value;
    std::string m_path;
    Fault* m_fault;
};

/// The number of this kind of document: 1 is the only one there is.
void expectVersion(const Node& root);

/// The text of a document, with a line break at its end. Names come from outside: what is no UTF-8 is replaced.
[[nodiscard]] std::string writtenDocument(const Json& document);

/// Parses, hands the root to `read` and answers what that gives, unless something was at fault.
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
