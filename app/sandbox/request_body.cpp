// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/request_body.h"

#include "app/sandbox/errors.h"
#include "app/sandbox/json_input.h"

#include <algorithm>
#include <limits>

namespace poolhouse::sandbox {

using nlohmann::json;

namespace {

std::optional<Response> unknownMember(const json& object, ApiKind api,
                                      std::initializer_list<std::string_view> members) {
    for (const auto& [name, value] : object.items()) {
        if (std::find(members.begin(), members.end(), name) == members.end()) {
            return refused(api, "The member \"" + name.substr(0, 100) + "\" is not known here.");
        }
    }
    return std::nullopt;
}

} // namespace

core::Result<json, Response> anyObjectBody(const Exchange& exchange, ApiKind api) {
    if (exchange.request.body.empty()) {
        return json::object();
    }
    auto parsed = parseJson(exchange.request.body);
    if (!parsed) {
        return badJson(parsed.error());
    }
    auto body = std::move(parsed).value();
    if (!body.is_object()) {
        return refused(api, "The body of the request must be a JSON object.");
    }
    return body;
}

core::Result<json, Response> objectBody(const Exchange& exchange, ApiKind api,
                                        std::initializer_list<std::string_view> members) {
    auto body = anyObjectBody(exchange, api);
    if (!body) {
        return body;
    }
    if (auto error = unknownMember(body.value(), api, members)) {
        return *std::move(error);
    }
    return body;
}

core::Result<std::optional<bool>, Response> flagMember(const json& body, ApiKind api, std::string_view name) {
    const auto at = body.find(name);
    if (at == body.end()) {
        return std::optional<bool>();
    }
    if (!at->is_boolean()) {
        return refused(api, "The member \"" + std::string(name) + "\" must be true or false.");
    }
    return std::optional(at->get<bool>());
}

core::Result<json, Response> objectMember(const json& body, ApiKind api, std::string_view name,
                                          std::initializer_list<std::string_view> members) {
    const auto at = body.find(name);
    if (at == body.end()) {
        return json::object();
    }
    if (!at->is_object()) {
        return refused(api, "The member \"" + std::string(name) + "\" must be an object.");
    }
    if (auto error = unknownMember(*at, api, members)) {
        return *std::move(error);
    }
    return *at;
}

core::Result<std::optional<std::string>, Response> textMember(const json& body, ApiKind api, std::string_view name) {
    const auto at = body.find(name);
    if (at == body.end()) {
        return std::optional<std::string>();
    }
    if (!at->is_string()) {
        return refused(api, "The member \"" + std::string(name) + "\" must be a text.");
    }
    return std::optional(at->get<std::string>());
}

core::Result<std::optional<int>, Response> countMember(const json& body, ApiKind api, std::string_view name) {
    const auto at = body.find(name);
    if (at == body.end()) {
        return std::optional<int>();
    }
    if (!at->is_number_integer()) {
        return refused(api, "The member \"" + std::string(name) + "\" must be a whole number.");
    }
    constexpr int most = std::numeric_limits<int>::max();
    if (at->is_number_unsigned()) {
        return std::optional(static_cast<int>(std::min<std::uint64_t>(at->get<std::uint64_t>(), most)));
    }
    return std::optional(
        static_cast<int>(std::clamp<std::int64_t>(at->get<std::int64_t>(), std::numeric_limits<int>::min(), most)));
}

Response jsonResponse(const json& body, int status) {
    Response response;
    response.status = status;
    response.headers.push_back({"Content-Type", "application/json"});
    response.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
    return response;
}

} // namespace poolhouse::sandbox
