// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/errors.h"

#include "app/sandbox/json_input.h"
#include "models/core/json_depth.h"
#include "models/core/limits.h"
#include "models/json/json.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

Response withBody(int status, const json& body) {
    Response response;
    response.status = status;
    response.headers.push_back({"Content-Type", "application/json"});
    // sentences may quote client input with invalid UTF-8, on which dump() would throw
    response.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
    return response;
}

std::string nameSentence(core::PoolNameProblem problem, const std::string& name) {
    switch (problem) {
    case core::PoolNameProblem::FirstNotLetter: return "The name of a pool must start with a letter.";
    case core::PoolNameProblem::InvalidCharacter:
        return "The name of a pool may contain only letters, digits and hyphens.";
    case core::PoolNameProblem::DoubleHyphen: return "The name of a pool must not have two hyphens in a row.";
    case core::PoolNameProblem::TrailingHyphen: return "The name of a pool must not end with a hyphen.";
    case core::PoolNameProblem::TooShort: return "The name of a pool must have at least 3 characters.";
    case core::PoolNameProblem::TooLong: return "The name of a pool must have at most 32 characters.";
    case core::PoolNameProblem::Reserved: return "The name \"leader\" is reserved for the leader pool.";
    case core::PoolNameProblem::Taken: return "This cluster already has a pool called \"" + name + "\".";
    }
    return "The name of the pool is not allowed.";
}

std::string tooManySentence(int bound) {
    const std::string rule = "A cluster can have at most 13 follower instances in all its follower pools; ";
    return bound == 0 ? rule + "none is left." : rule + "this pool can have at most " + std::to_string(bound) + ".";
}

} // namespace

Response errorResponse(int status, std::string_view id, std::string_view sentence) {
    return withBody(status, {{"id", id}, {"message", sentence}});
}

Response unauthorized() {
    return errorResponse(401, "unauthorized", "Invalid credentials provided.");
}

Response noSuchPath(std::string_view path) {
    return errorResponse(404, "not_found", "There is nothing at " + std::string(path.substr(0, 200)) + ".");
}

Response methodNotAllowed(std::string_view method, const std::string& allowed) {
    auto response = errorResponse(405, "method_not_allowed",
                                  "This address does not take " + std::string(method) + "; it takes " + allowed + ".");
    response.headers.push_back({"Allow", allowed});
    return response;
}

Response rateLimited(int retryAfterSeconds) {
    auto response =
        withBody(429, {{"id", "rate_limit"},
                       {"message", "The account has no request tokens left."},
                       {"url", "https://devcenter.heroku.com/articles/platform-api-reference#rate-limits"}});
    response.headers.push_back({"Retry-After", std::to_string(retryAfterSeconds)});
    return response;
}

Response notFound(std::string_view resource) {
    std::string thing(resource); // "add_on" in the member, "add on" in the sentence, as in the contract
    std::replace(thing.begin(), thing.end(), '_', ' ');
    return withBody(404,
                    {{"id", "not_found"}, {"resource", resource}, {"message", "Couldn't find that " + thing + "."}});
}

Response noSuchCluster() {
    return errorResponse(404, "not_found", "Couldn't find that database.");
}

Response noSuch(std::string_view thing) {
    return errorResponse(404, "not_found", "Couldn't find that " + std::string(thing) + ".");
}

Response confirmationRequired(const std::string& appName, std::string_view sentence) {
    auto response = errorResponse(423, "confirmation_required", sentence);
    response.headers.push_back({"X-Confirmation-Required", appName});
    return response;
}

Response secondFactorNeeded(const std::optional<std::string>& appName) {
    json body = {{"id", "two_factor"}, {"message", "A second factor is needed."}};
    if (appName) {
        body["app"] = {{"name", *appName}};
    }
    return withBody(403, body);
}

Response conflict(std::string_view sentence) {
    return errorResponse(409, "conflict", sentence);
}

Response badJson(JsonProblem problem) {
    return errorResponse(400, "bad_request",
                         problem == JsonProblem::TooDeep ? "The body of the request is nested too deeply; " +
                                                               std::to_string(core::deepestJson) + " levels are read."
                                                         : "The body of the request is not valid JSON.");
}

Response badRange(std::string_view sentence) {
    return errorResponse(416, "requested_range_not_satisfiable", sentence);
}

Response internalError(std::string_view sentence) {
    return errorResponse(500, "internal_server_error", sentence);
}

Response misdirected() {
    return errorResponse(
        421, "misdirected_request",
        "The sandbox answers requests to this machine only: their Host must be localhost, 127.0.0.1 or [::1].");
}

Response refused(ApiKind api, std::string_view sentence) {
    return errorResponse(422, api == ApiKind::Platform ? "invalid_params" : "unprocessable_entity", sentence);
}

Response refused(std::span<const core::DraftProblem> problems, const core::NewPoolDraft& draft, core::PoolRole role) {
    std::string sentences;
    for (const auto& problem : problems) {
        sentences += (sentences.empty() ? "" : " ") + sentenceOf(problem, draft, role);
    }
    return refused(ApiKind::Data, sentences);
}

std::string sentenceOf(const core::DraftProblem& problem, const core::NewPoolDraft& draft, core::PoolRole role) {
    const bool aboutCount = problem.code == core::DraftProblemCode::CountBelowMinimum ||
                            problem.code == core::DraftProblemCode::CountAboveMaximum;
    if (aboutCount && role == core::PoolRole::Leader) {
        return "The leader pool has 1 instance, or 2 with a standby for high availability.";
    }
    switch (problem.code) {
    case core::DraftProblemCode::Name:
        return nameSentence(problem.name.value_or(core::PoolNameProblem::InvalidCharacter), draft.name);
    case core::DraftProblemCode::LevelUnknown: return "There is no level called \"" + draft.level + "\".";
    case core::DraftProblemCode::CountBelowMinimum:
        return problem.bound == 0 ? "A pool cannot have fewer than 0 instances."
                                  : "A new pool must have at least " + std::to_string(problem.bound) + " instance.";
    case core::DraftProblemCode::CountAboveMaximum: return tooManySentence(problem.bound);
    case core::DraftProblemCode::TooManyPools:
        return "A cluster can have at most 5 follower pools, and this one has them all.";
    }
    return "The request is not acceptable.";
}

} // namespace poolhouse::sandbox
