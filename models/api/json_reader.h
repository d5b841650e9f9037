// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the codec_*.cpp files, to keep JSON out of all other units.

#include "models/api/api_error.h"
#include "models/core/cluster.h"
#include "models/core/instant.h"
#include "models/core/open_enum.h"
#include "models/core/unreadable.h"
#include "models/json/json.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace poolhouse::api::codec {

using Json = nlohmann::json;

/// Parses a whole body. NotJson if empty, not JSON or nested deeper than 100 levels; CutOff if truncated.
[[nodiscard]] ApiResult<Json> parseJson(QByteArrayView body);

/// The record that is being read. A member that it cannot do without fails it: reading continues with default values,
/// so that readers need no branches, and the result must be discarded when `failed`. Any other odd member is unknown,
/// with a remark.
struct JsonRecord {
    core::RecordKind kind;
    std::string name;
    std::vector<core::Unreadable>& remarks;
    bool failed = false;
    bool whole = false;    ///< any odd member fails it
    std::string path = {}; ///< of the first member that failed the record
    std::string expected = {};

    void fail(std::string where, std::string wanted) {
        if (!failed) {
            failed = true;
            path = std::move(where);
            expected = std::move(wanted);
        }
    }
    void remark(std::string where, std::string wanted) {
        if (whole) {
            fail(std::move(where), std::move(wanted));
        } else {
            remarks.push_back({kind, name, std::move(where), std::move(wanted), false});
        }
    }
};

inline constexpr double largestNumber = 1e9; ///< above any real figure; products of two still fit 64 bits
inline constexpr int largestInt = std::numeric_limits<int>::max();

/// As a body. Input of people may contain invalid UTF-8, on which dump() would throw.
[[nodiscard]] QByteArray serialized(const Json& document);

/// A value that is no list and no object; std::monostate: absent, null or unknown.
using Scalar = std::variant<std::monostate, bool, double, std::string>;

/// A value of a document with its path. "Optional" means absent or null; an optional member of the wrong type or range
/// is unknown with a remark, a required one fails the record.
class JsonNode {
public:
    JsonNode(const Json& value, std::string path, JsonRecord& record)
        : m_value(&value), m_path(std::move(path)), m_record(&record) {}

    [[nodiscard]] bool has(const char* key) const { return find(key) != nullptr; }
    /// Fails the record because of the value itself.
    void fail(std::string wanted) const { m_record->fail(m_path, std::move(wanted)); }
    /// From now on any odd member fails the record: read in part, it would say something else.
    void requireWhole() const { m_record->whole = true; }
    /// Remarks on a member that was not understood.
    void remark(const char* key, std::string wanted) const { m_record->remark(pathOf(key), std::move(wanted)); }
    [[nodiscard]] bool isObject() const { return m_value->is_object(); }
    [[nodiscard]] const std::string& path() const { return m_path; }

    [[nodiscard]] std::string name(const char* key) const; ///< required, not empty: ids and names
    [[nodiscard]] std::string text(const char* key) const; ///< optional; default: empty
    [[nodiscard]] std::optional<std::string> optionalText(const char* key) const;
    [[nodiscard]] bool flag(const char* key) const; ///< optional; default: false
    [[nodiscard]] std::optional<bool> optionalFlag(const char* key) const;
    [[nodiscard]] bool requiredFlag(const char* key) const;
    /// An integer, written as 3 or 3.0, from `least` to `most`; -1 says that there is none.
    [[nodiscard]] std::optional<int> optionalInteger(const char* key, int least = 0, int most = largestInt) const;
    [[nodiscard]] int requiredInteger(const char* key, int least = 0, int most = largestInt) const;
    /// Optional; an integer or a string of digits.
    [[nodiscard]] std::optional<int> integerOrDigits(const char* key, int least, int most) const;
    /// A number from 0 to `most`; -1 says that there is none.
    [[nodiscard]] std::optional<double> optionalNumber(const char* key, double most = largestNumber) const;
    [[nodiscard]] double requiredNumber(const char* key, double most = largestNumber) const;
    /// Required, but may be null or -1, which say that there is none.
    [[nodiscard]] std::optional<double> nullableNumber(const char* key, double most = largestNumber) const;
    /// Optional string; an invalid timestamp counts as absent, since timestamps are only displayed.
    [[nodiscard]] std::optional<core::Instant> instant(const char* key) const;
    [[nodiscard]] bool isNull(const char* key) const;   ///< present, and JSON null
    [[nodiscard]] Scalar scalar(const char* key) const; ///< optional; default: std::monostate
    template <class Known>
    [[nodiscard]] core::OpenEnum<Known> word(const char* key, std::span<const core::EnumWord<Known>> words) const {
        return core::readEnum(words, text(key));
    }

    [[nodiscard]] JsonNode object(const char* key) const; ///< required
    [[nodiscard]] std::optional<JsonNode> optionalObject(const char* key) const;
    [[nodiscard]] JsonNode list(const char* key) const; ///< required

    /// Elements of the optional list `key`; empty when there is none.
    [[nodiscard]] std::optional<std::size_t> listSize(const char* key) const;

    /// This value as a record of its own: what `read(JsonNode)` returns; empty, with a remark, when it failed.
    template <class Read>
    [[nodiscard]] auto record(core::RecordKind kind, std::string called, Read read) const
        -> std::optional<std::invoke_result_t<Read, const JsonNode&>> {
        std::optional<std::invoke_result_t<Read, const JsonNode&>> value;
        auto& remarks = m_record->remarks;
        const auto before = remarks.size();
        JsonRecord own{.kind = kind, .name = std::move(called), .remarks = remarks};
        const JsonNode node(*m_value, m_path, own);
        if (isObject()) {
            value = read(node);
        } else {
            node.fail("an object");
        }
        if (own.failed) {
            remarks.resize(before); // about a record that is passed over
            remarks.push_back({kind, std::move(own.name), std::move(own.path), std::move(own.expected), true});
            return std::nullopt;
        }
        return value;
    }
    /// The records of the optional list `key` that could be read.
    template <class Read>
    [[nodiscard]] auto records(const char* key, core::RecordKind kind, Read read) const
        -> std::vector<std::invoke_result_t<Read, const JsonNode&>> {
        std::vector<std::invoke_result_t<Read, const JsonNode&>> all;
        const Json* list = find(key);
        if (list != nullptr && !list->is_array()) {
            remark(key, "a list");
        } else if (list != nullptr) {
            JsonNode(*list, pathOf(key), *m_record).eachElement([&](const JsonNode& element) {
                if (auto value = element.record(kind, element.ownName(), read)) {
                    all.push_back(*std::move(value));
                }
            });
        }
        return all;
    }
    /// This value as a list. `read` may return an empty optional for a record of no interest.
    template <class T, class Read>
    [[nodiscard]] core::PartialList<T> partialList(core::RecordKind kind, Read read) const {
        core::PartialList<T> list;
        if (!m_value->is_array()) {
            fail("a list");
            return list;
        }
        list.items.reserve(m_value->size());
        eachElement([&](const JsonNode& element) {
            auto value = element.record(kind, element.ownName(),
                                        [&read](const JsonNode& node) { return std::optional<T>(read(node)); });
            list.understood += value ? 1 : 0;
            if (value && *value) {
                list.items.push_back(**std::move(value));
            }
        });
        return list;
    }
    /// Calls `read(key, JsonNode)` for each member.
    template <class Read> void eachMember(Read read) const {
        for (const auto& [key, value] : m_value->get_ref<const Json::object_t&>()) {
            read(key, JsonNode(value, pathOf(key), *m_record));
        }
    }

private:
    [[nodiscard]] const Json* find(const char* key) const; ///< null when absent or JSON null
    [[nodiscard]] std::string pathOf(std::string_view key) const;
    [[nodiscard]] std::string ownName() const; ///< to call a record by: its name, else its id; may be empty
    void failAt(std::string_view key, std::string wanted) const { m_record->fail(pathOf(key), std::move(wanted)); }
    template <class Read> void eachElement(Read read) const {
        std::size_t index = 0;
        for (const Json& element : *m_value) {
            read(JsonNode(element, m_path + "[" + std::to_string(index++) + "]", *m_record));
        }
    }

    const Json* m_value;
    std::string m_path;
    JsonRecord* m_record;
};

/// The integer in `value`, written as 3 or 3.0; empty for anything else or outside the bounds.
[[nodiscard]] std::optional<int> wholeNumber(const Json& value, int least, int most);

[[nodiscard]] ApiError wrongType(std::string path, std::string expected);

/// For values that have a place for remarks; those of the others are dropped.
template <class T> void keepRemarks(T& value, std::vector<core::Unreadable> remarks) {
    if constexpr (requires { value.unreadable = std::move(remarks); }) {
        value.unreadable = std::move(remarks);
    }
}

/// Parses `body` and returns `read(root)` with the remarks, or the first error.
template <class T, class Read> [[nodiscard]] ApiResult<T> readBody(QByteArrayView body, bool wantsObject, Read read) {
    const auto document = parseJson(body);
    if (!document) {
        return document.error();
    }
    std::vector<core::Unreadable> remarks;
    JsonRecord record{.kind = core::RecordKind::Cluster, .name = {}, .remarks = remarks};
    const JsonNode root(document.value(), {}, record);
    if (wantsObject && !root.isObject()) {
        return wrongType({}, "an object");
    }
    T value = read(root);
    if (record.failed) {
        return wrongType(record.path, record.expected);
    }
    keepRemarks(value, std::move(remarks));
    return value;
}

/// The records of the list `key` of an object; an error if there are some and none could be read.
template <class T, class Read>
[[nodiscard]] ApiResult<core::PartialList<T>> readRecords(QByteArrayView body, const char* key, core::RecordKind kind,
                                                          Read read) {
    auto list = readBody<core::PartialList<T>>(
        body, true, [&](const JsonNode& root) { return root.list(key).partialList<T>(kind, read); });
    if (list && list.value().nothingUnderstood()) {
        return wrongType(list.value().unreadable.front().path, list.value().unreadable.front().expected);
    }
    return list;
}

/// The member "app" of an add-on or a cluster; empty, with a remark, while it is not known, as for an app that is being
/// deleted.
[[nodiscard]] core::App readOwner(const JsonNode& node);

} // namespace poolhouse::api::codec
