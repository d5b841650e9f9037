// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the codec_*.cpp files, to keep JSON out of all other units.

#include "models/api/api_error.h"
#include "models/core/instant.h"
#include "models/core/open_enum.h"

#include <QByteArrayView>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace poolhouse::api::codec {

using Json = nlohmann::json;

/// Parses a whole body. NotJson if empty, not JSON or nested deeper than 100 levels; CutOff if truncated.
[[nodiscard]] ApiResult<Json> parseJson(QByteArrayView body);

/// The first member that violates the contract. Reading continues with default values, so that readers need no
/// branches; the result must be discarded when `found`.
struct JsonFault {
    bool found = false;
    std::string path;
    std::string expected;

    void report(std::string where, std::string wanted) {
        if (!found) {
            found = true;
            path = std::move(where);
            expected = std::move(wanted);
        }
    }
};

inline constexpr double largestNumber = 1e9; ///< above any real figure; products of two still fit 64 bits
inline constexpr int largestInt = std::numeric_limits<int>::max();

/// A value of a document with its path. "Optional" means absent or null.
class JsonNode {
public:
    JsonNode(const Json& value, std::string path, JsonFault& fault)
        : m_value(&value), m_path(std::move(path)), m_fault(&fault) {}

    [[nodiscard]] bool has(const char* key) const { return find(key) != nullptr; }
    /// Reports the value itself.
    void fail(std::string wanted) const { m_fault->report(m_path, std::move(wanted)); }
    [[nodiscard]] bool isObject() const { return m_value->is_object(); }
    [[nodiscard]] const std::string& path() const { return m_path; }

    [[nodiscard]] std::string name(const char* key) const; ///< required, not empty: ids and names
    [[nodiscard]] std::string text(const char* key) const; ///< optional; default: empty
    [[nodiscard]] std::optional<std::string> optionalText(const char* key) const;
    [[nodiscard]] bool flag(const char* key) const; ///< optional; default: false
    [[nodiscard]] bool requiredFlag(const char* key) const;
    /// An integer, written as 3 or 3.0, from `least` to `most`.
    [[nodiscard]] std::optional<int> optionalInteger(const char* key, int least = 0, int most = largestInt) const;
    [[nodiscard]] int requiredInteger(const char* key, int least = 0, int most = largestInt) const;
    /// Optional; an integer or a string of digits.
    [[nodiscard]] std::optional<int> integerOrDigits(const char* key, int least, int most) const;
    /// A number from 0 to `most`.
    [[nodiscard]] std::optional<double> optionalNumber(const char* key, double most = largestNumber) const;
    [[nodiscard]] double requiredNumber(const char* key, double most = largestNumber) const;
    /// Optional string; an invalid timestamp counts as absent, since timestamps are only displayed.
    [[nodiscard]] std::optional<core::Instant> instant(const char* key) const;
    template <class Known>
    [[nodiscard]] core::OpenEnum<Known> word(const char* key, std::span<const core::EnumWord<Known>> words) const {
        return core::readEnum(words, text(key));
    }

    [[nodiscard]] JsonNode object(const char* key) const; ///< required
    [[nodiscard]] std::optional<JsonNode> optionalObject(const char* key) const;

    /// Calls `read(JsonNode)` for each element of the optional list `key`.
    template <class Read> void each(const char* key, Read read) const {
        if (const Json* list = find(key)) {
            JsonNode(*list, pathOf(key), *m_fault).eachElement(read);
        }
    }
    /// The same for a required list.
    template <class Read> void requiredEach(const char* key, Read read) const {
        if (has(key)) {
            each(key, read);
        } else {
            failAt(key, "a list");
        }
    }
    /// The same for this value, which must be a list of objects.
    template <class Read> void eachElement(Read read) const {
        if (!m_value->is_array()) {
            fail("a list");
            return;
        }
        std::size_t index = 0;
        for (const Json& element : *m_value) {
            if (m_fault->found) {
                return;
            }
            JsonNode node(element, m_path + "[" + std::to_string(index++) + "]", *m_fault);
            if (node.isObject()) {
                read(node);
            } else {
                node.fail("an object");
            }
        }
    }
    /// Calls `read(key, JsonNode)` for each member, all of which must be objects.
    template <class Read> void eachMember(Read read) const {
        for (const auto& [key, value] : m_value->get_ref<const Json::object_t&>()) {
            JsonNode node(value, pathOf(key), *m_fault);
            if (node.isObject()) {
                read(key, node);
            } else {
                node.fail("an object");
            }
        }
    }

private:
    [[nodiscard]] const Json* find(const char* key) const; ///< null when absent or JSON null
    [[nodiscard]] std::string pathOf(std::string_view key) const;
    void failAt(std::string_view key, std::string wanted) const { m_fault->report(pathOf(key), std::move(wanted)); }

    const Json* m_value;
    std::string m_path;
    JsonFault* m_fault;
};

/// The integer in `value`, written as 3 or 3.0; empty for anything else or outside the bounds.
[[nodiscard]] std::optional<int> wholeNumber(const Json& value, int least, int most);

[[nodiscard]] ApiError wrongType(const JsonFault& fault);

/// Parses `body` and returns `read(root)`, or the first error.
template <class T, class Read> [[nodiscard]] ApiResult<T> readBody(QByteArrayView body, bool wantsObject, Read read) {
    const auto document = parseJson(body);
    if (!document) {
        return document.error();
    }
    JsonFault fault;
    const JsonNode root(document.value(), {}, fault);
    if (wantsObject && !root.isObject()) {
        root.fail("an object");
        return wrongType(fault);
    }
    T value = read(root);
    if (fault.found) {
        return wrongType(fault);
    }
    return value;
}

} // namespace poolhouse::api::codec
