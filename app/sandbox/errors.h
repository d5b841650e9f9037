// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"
#include "models/core/pool_draft.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace poolhouse::sandbox {

// Every refusal of the sandbox, with the bodies of the contract's x-error-model: {id, message, ...}. The message is
// always there, and always a whole sentence.

[[nodiscard]] Response errorResponse(int status, std::string_view id, std::string_view sentence);

[[nodiscard]] Response unauthorized();
[[nodiscard]] Response noSuchPath(std::string_view path);
[[nodiscard]] Response methodNotAllowed(std::string_view method, const std::string& allowed);
[[nodiscard]] Response rateLimited(int retryAfterSeconds);
/// Platform: names the kind of thing, "app" or "add_on", as the contract's examples do.
[[nodiscard]] Response notFound(std::string_view resource);
/// Data API: no cluster of this id.
[[nodiscard]] Response noSuchCluster();
/// Data API: some other thing, "credential", that a path names.
[[nodiscard]] Response noSuch(std::string_view thing);
/// 423: the same body with the app's name as "confirm" would be carried out.
[[nodiscard]] Response confirmationRequired(const std::string& appName, std::string_view sentence);
/// 403 two_factor; naming an app asks for a pre-authorization of it (x-two-factor).
[[nodiscard]] Response secondFactorNeeded(const std::optional<std::string>& appName);
/// 409: something else is in the way just now.
[[nodiscard]] Response conflict(std::string_view sentence);
[[nodiscard]] Response badJson();
[[nodiscard]] Response badRange(std::string_view sentence);
[[nodiscard]] Response internalError(std::string_view sentence);
/// 421: the request is addressed to somebody else.
[[nodiscard]] Response misdirected();
/// 422 with the id that the API has for it: invalid_params (platform) or unprocessable_entity (data).
[[nodiscard]] Response refused(ApiKind api, std::string_view sentence);
/// All problems of a draft for a pool, each with its sentence.
[[nodiscard]] Response refused(std::span<const core::DraftProblem> problems, const core::NewPoolDraft& draft,
                               core::PoolRole role = core::PoolRole::Follower);

/// What a problem of a draft means, for people.
[[nodiscard]] std::string sentenceOf(const core::DraftProblem& problem, const core::NewPoolDraft& draft,
                                     core::PoolRole role);

} // namespace poolhouse::sandbox
