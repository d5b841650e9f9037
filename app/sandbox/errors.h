// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"
#include "models/core/pool_draft.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace poolhouse::sandbox {

enum class JsonProblem; // json_input.h

// Error responses with the bodies of x-error-model in the API contract: {id, message, ...}. The message is always a
// complete sentence.

[[nodiscard]] Response errorResponse(int status, std::string_view id, std::string_view sentence);

[[nodiscard]] Response unauthorized();
[[nodiscard]] Response noSuchPath(std::string_view path);
[[nodiscard]] Response methodNotAllowed(std::string_view method, const std::string& allowed);
[[nodiscard]] Response rateLimited(int retryAfterSeconds);
/// Platform API 404; `resource` is "app", "add_on", ... as in the contract's examples.
[[nodiscard]] Response notFound(std::string_view resource);
/// Data API 404 for a cluster.
[[nodiscard]] Response noSuchCluster();
/// Data API 404 for another resource, such as "credential".
[[nodiscard]] Response noSuch(std::string_view thing);
/// 423: the request must be repeated with the app's name as "confirm".
[[nodiscard]] Response confirmationRequired(const std::string& appName, std::string_view sentence);
/// 403 two_factor; naming an app requests its pre-authorization (x-two-factor).
[[nodiscard]] Response secondFactorNeeded(const std::optional<std::string>& appName);
/// 409: temporarily blocked by another change.
[[nodiscard]] Response conflict(std::string_view sentence);
/// 400: the body is no JSON, or nested too deeply.
[[nodiscard]] Response badJson(JsonProblem problem);
[[nodiscard]] Response badRange(std::string_view sentence);
[[nodiscard]] Response internalError(std::string_view sentence);
/// 421: the Host header names another host.
[[nodiscard]] Response misdirected();
/// 422 with the API's id: invalid_params (Platform) or unprocessable_entity (Data).
[[nodiscard]] Response refused(ApiKind api, std::string_view sentence);
/// 422 with one sentence per problem of a pool draft.
[[nodiscard]] Response refused(std::span<const core::DraftProblem> problems, const core::NewPoolDraft& draft,
                               core::PoolRole role = core::PoolRole::Follower);

/// User-facing sentence for a problem of a pool draft.
[[nodiscard]] std::string sentenceOf(const core::DraftProblem& problem, const core::NewPoolDraft& draft,
                                     core::PoolRole role);

} // namespace poolhouse::sandbox
