// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_reader.h"

#include "models/core/json_depth.h"

#include <charconv>
#include <cmath>

namespace poolhouse::api::codec {

namespace {

ApiError unreadable(ApiError::Kind kind, std::string detail) {
    ApiError error;
    error.kind = kind;
    error.detail = std::move(detail);
    return error;
}

/// The usual way to say "no limit" or "not measured" in a number.
bool isNone(const Json& value) {
    return value.is_number() && value.get<double>() == -1;
}

bool isAmount(const Json& value, double most) {
    return value.is_number() && value.get<double>() >= 0 && value.get<double>() <= most;
}

std::string bounds(std::string what, double least, double most) {
    return what + " from " + std::to_string(static_cast<long long>(least)) + " to " +
           std::to_string(static_cast<long long>(most));
}

} // namespace

QByteArray serialized(const Json& document) {
    return QByteArray::fromStdString(document.dump(-1, ' ', false, Json::error_handler_t::replace));
}

ApiResult<Json> parseJson(QByteArrayView body) {
    if (body.trimmed().isEmpty()) {
        return unreadable(ApiError::Kind::NotJson, "the body is empty");
    }
    if (core::firstTooDeep({body.data(), static_cast<std::size_t>(body.size())})) {
        return unreadable(ApiError::Kind::NotJson, "nested deeper than " + std::to_string(core::deepestJson));
    }
    if (const auto end = body.indexOf('\0'); end >= 0) { // the library takes it for the end of the document
        return unreadable(ApiError::Kind::NotJson, "not JSON at byte " + std::to_string(end + 1));
    }
    // Parser messages quote the body, which must not be logged; report the position only.
    try {
        return Json::parse(body.begin(), body.end());
    } catch (const Json::parse_error& broken) {
        const bool atEnd = broken.byte > static_cast<std::size_t>(body.size());
        const std::string where = " after " + std::to_string(body.size()) + " bytes";
        return atEnd ? unreadable(ApiError::Kind::CutOff, "the document ends" + where)
                     : unreadable(ApiError::Kind::NotJson, "not JSON at byte " + std::to_string(broken.byte));
    } catch (const Json::exception&) {
        return unreadable(ApiError::Kind::NotJson, "a number that no computer holds");
    }
}

ApiError wrongType(std::string path, std::string expected) {
    ApiError error;
    error.kind = ApiError::Kind::WrongType;
    error.path = std::move(path);
    error.expected = std::move(expected);
    return error;
}

std::optional<int> wholeNumber(const Json& value, int least, int most) {
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        return number <= static_cast<std::uint64_t>(largestInt) && static_cast<int>(number) >= least &&
                       static_cast<int>(number) <= most
                   ? std::optional(static_cast<int>(number))
                   : std::nullopt;
    }
    if (value.is_number_integer()) {
        const auto number = value.get<std::int64_t>();
        return number >= least && number <= most ? std::optional(static_cast<int>(number)) : std::nullopt;
    }
    if (value.is_number_float()) {
        const auto number = value.get<double>();
        return number >= least && number <= most && std::floor(number) == number
                   ? std::optional(static_cast<int>(number))
                   : std::nullopt;
    }
    return std::nullopt;
}

const Json* JsonNode::find(const char* key) const {
    if (!m_value->is_object()) {
        return nullptr;
    }
    const auto at = m_value->find(key);
    return at == m_value->end() || at->is_null() ? nullptr : &*at;
}

std::string JsonNode::pathOf(std::string_view key) const {
    return m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
}

std::string JsonNode::name(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr || !value->is_string() || value->get_ref<const std::string&>().empty()) {
        failAt(key, "a text that is not empty");
        return {};
    }
    return value->get<std::string>();
}

std::string JsonNode::text(const char* key) const {
    return optionalText(key).value_or(std::string());
}

std::optional<std::string> JsonNode::optionalText(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_string()) {
        remark(key, "a text");
        return std::nullopt;
    }
    return value->get<std::string>();
}

bool JsonNode::flag(const char* key) const {
    return optionalFlag(key).value_or(false);
}

std::optional<bool> JsonNode::optionalFlag(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_boolean()) {
        remark(key, "true or false");
        return std::nullopt;
    }
    return value->get<bool>();
}

bool JsonNode::requiredFlag(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr || !value->is_boolean()) {
        failAt(key, "true or false");
        return false;
    }
    return value->get<bool>();
}

std::optional<int> JsonNode::optionalInteger(const char* key, int least, int most) const {
    const Json* value = find(key);
    if (value == nullptr || isNone(*value)) {
        return std::nullopt;
    }
    const auto number = wholeNumber(*value, least, most);
    if (!number) {
        remark(key, bounds("a whole number", least, most));
    }
    return number;
}

int JsonNode::requiredInteger(const char* key, int least, int most) const {
    const Json* value = find(key);
    const auto number = value == nullptr ? std::nullopt : wholeNumber(*value, least, most);
    if (!number) {
        failAt(key, bounds("a whole number", least, most));
    }
    return number.value_or(least);
}

std::optional<int> JsonNode::integerOrDigits(const char* key, int least, int most) const {
    const Json* value = find(key);
    if (value == nullptr || !value->is_string()) {
        return optionalInteger(key, least, most);
    }
    const auto& digits = value->get_ref<const std::string&>();
    const char* const end = digits.data() + digits.size();
    int number = 0;
    const auto [stop, fault] = std::from_chars(digits.data(), end, number);
    if (fault != std::errc() || stop != end || number < least || number > most) {
        remark(key, bounds("a whole number", least, most));
        return std::nullopt;
    }
    return number;
}

std::optional<double> JsonNode::optionalNumber(const char* key, double most) const {
    const Json* value = find(key);
    if (value == nullptr || isNone(*value)) {
        return std::nullopt;
    }
    if (!isAmount(*value, most)) {
        remark(key, bounds("a number", 0, most));
        return std::nullopt;
    }
    return value->get<double>();
}

double JsonNode::requiredNumber(const char* key, double most) const {
    const Json* value = find(key);
    if (value == nullptr || !isAmount(*value, most)) {
        failAt(key, bounds("a number", 0, most));
        return 0;
    }
    return value->get<double>();
}

std::optional<double> JsonNode::nullableNumber(const char* key, double most) const {
    const Json* value = find(key);
    if (isNull(key) || (value != nullptr && isNone(*value))) {
        return std::nullopt;
    }
    if (value == nullptr || !isAmount(*value, most)) {
        failAt(key, bounds("null or a number", 0, most));
        return std::nullopt;
    }
    return value->get<double>();
}

std::optional<core::Instant> JsonNode::instant(const char* key) const {
    const auto found = optionalText(key);
    return found ? core::parseInstant(*found) : std::nullopt;
}

bool JsonNode::isNull(const char* key) const {
    const auto at = m_value->is_object() ? m_value->find(key) : m_value->end();
    return at != m_value->end() && at->is_null();
}

Scalar JsonNode::scalar(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr) {
        return {};
    }
    if (value->is_boolean()) {
        return value->get<bool>();
    }
    if (value->is_number()) {
        return value->get<double>();
    }
    if (value->is_string()) {
        return value->get<std::string>();
    }
    remark(key, "true or false, a number or a text");
    return {};
}

JsonNode JsonNode::object(const char* key) const {
    static const Json nothing = Json::object();
    const Json* value = find(key);
    if (value == nullptr || !value->is_object()) {
        failAt(key, "an object");
        return {nothing, pathOf(key), *m_record};
    }
    return {*value, pathOf(key), *m_record};
}

JsonNode JsonNode::list(const char* key) const {
    static const Json nothing = Json::array();
    const Json* value = find(key);
    if (value == nullptr || !value->is_array()) {
        failAt(key, "a list");
        return {nothing, pathOf(key), *m_record};
    }
    return {*value, pathOf(key), *m_record};
}

std::optional<std::size_t> JsonNode::listSize(const char* key) const {
    const Json* value = find(key);
    return value != nullptr && value->is_array() ? std::optional(value->size()) : std::nullopt;
}

std::optional<JsonNode> JsonNode::optionalObject(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_object()) {
        remark(key, "an object");
        return std::nullopt;
    }
    return JsonNode(*value, pathOf(key), *m_record);
}

std::string JsonNode::ownName() const {
    for (const char* const key : {"name", "id", "type"}) {
        if (const Json* value = find(key); value != nullptr && value->is_string()) {
            return value->get<std::string>();
        }
    }
    return {};
}

} // namespace poolhouse::api::codec
