// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fault_response.h"

#include "app/sandbox/errors.h"
#include "app/sandbox/json_input.h"
#include "app/sandbox/router.h"
#include "models/json/json.h"

namespace poolhouse::sandbox {

namespace {

using Kind = Fault::Kind;
using nlohmann::json;

struct DefaultError {
    std::string_view id;
    std::string_view message;
};

/// Default id and message of a status (x-error-model).
DefaultError defaultError(int status, ApiKind api) {
    switch (status) {
    case 400: return {"bad_request", "The request is not understood."};
    case 401: return {"unauthorized", "Invalid credentials provided."};
    case 402: return {"delinquent", "The account has an unpaid invoice."};
    case 403: return {"forbidden", "You do not have access to this."};
    case 404: return {"not_found", "Couldn't find that."};
    case 409: return {"conflict", "Another change is in progress; try again later."};
    case 422: return {api == ApiKind::Platform ? "invalid_params" : "unprocessable_entity", "That is not allowed."};
    case 423: return {"confirmation_required", "This needs a confirmation."};
    case 429: return {"rate_limit", "The account has no request tokens left."};
    case 502: return {"bad_gateway", "An upstream server did not respond."};
    case 503: return {"service_unavailable", "The service is temporarily unavailable."};
    case 504: return {"gateway_timeout", "An upstream server timed out."};
    default:
        return status >= 500 ? DefaultError{"internal_server_error", "Something went wrong on the server."}
                             : DefaultError{"error", "The request was not carried out."};
    }
}

/// The app named in the path, or the owner of the database named there.
std::optional<std::string> appNamed(const Request& request, const State& state) {
    const auto& parts = request.segments;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0 && parts[i - 1] == "apps") {
            return parts[i];
        }
        const auto* cluster = state.findCluster(parts[i]);
        const auto app = cluster == nullptr ? state.apps().end() : state.apps().find(cluster->appId);
        if (app != state.apps().end()) {
            return app->second.name;
        }
    }
    return std::nullopt;
}

Response withStatus(const Fault& fault, const Request& request, const State& state) {
    const auto fallback = defaultError(fault.status, apiOf(request));
    const std::string_view id = fault.id.empty() ? fallback.id : std::string_view(fault.id);
    auto response = id == "two_factor" && fault.status == 403
                        ? secondFactorNeeded(appNamed(request, state))
                        : errorResponse(fault.status, id, fault.message.empty() ? fallback.message : fault.message);
    response.headers.insert(response.headers.end(), fault.headers.begin(), fault.headers.end());
    return response;
}

Response portalPage() {
    Response response;
    response.headers.push_back({"Content-Type", "text/html"});
    response.body = "<!DOCTYPE html><title>Welcome</title><p>Please accept the terms of this network.\n";
    return response;
}

json swapped(const json& value) {
    return value.is_string() ? json(0) : value.is_number() ? json(value.dump()) : value;
}

} // namespace

std::string withWrongTypes(const std::string& body) {
    auto document = parseJson(body);
    if (!document) {
        return body;
    }
    auto parsed = std::move(document).value();
    const auto spoil = [](json& object) {
        for (auto& member : object) {
            member = swapped(member);
        }
    };
    if (parsed.is_object()) {
        spoil(parsed);
    } else if (parsed.is_array()) {
        for (auto& each : parsed) {
            if (each.is_object()) {
                spoil(each);
            }
        }
    }
    return parsed.dump(-1, ' ', false, json::error_handler_t::replace);
}

Response faultyResponse(const Fault& fault, const Request& request, Response response, const State& state) {
    switch (fault.kind) {
    case Kind::Status:
    case Kind::StatusAfter: return withStatus(fault, request, state);
    case Kind::ResetBefore:
    case Kind::ResetAfter: response.ending = Response::Ending::Reset; return response;
    case Kind::TimeoutBefore:
    case Kind::TimeoutAfter:
    case Kind::TimeoutLate:
    case Kind::RestartBefore: // suspending the server resets all connections
    case Kind::RestartAfter: response.ending = Response::Ending::Never; return response;
    case Kind::Cut: response.ending = Response::Ending::Cut; return response;
    case Kind::WrongType:
        response.body = withWrongTypes(response.body);
        std::erase_if(response.headers, [](const Header& header) { return header.name == "ETag"; }); // of another body
        return response;
    case Kind::NoJsonBefore:
    case Kind::NoJson: return portalPage();
    case Kind::Latency: return response;
    }
    return response;
}

} // namespace poolhouse::sandbox
