// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/fleet/session_notice.h"

#include <string>
#include <variant>
#include <vector>

/// Why a session could not be opened, as values; text::problemText() makes the sentences.
namespace poolhouse::fleet {

/// The typed text cannot be a token; nothing was sent.
struct MalformedToken {
    friend bool operator==(const MalformedToken&, const MalformedToken&) = default;
};

/// The API does not accept a token that was found; a typed one is an ApiError.
struct TokenRefused {
    api::ApiError error;
    TokenOrigin origin = TokenOrigin::Environment;
    std::string host;                ///< as in NoTokenFound
    std::vector<TokenOrigin> others; ///< places that hold a different token

    friend bool operator==(const TokenRefused&, const TokenRefused&) = default;
};

/// No credential source holds a usable token for the host.
struct NoTokenFound {
    std::string host; ///< UTF-8, with the port unless it is the default one: "api.heroku.com", "127.0.0.1:5000"

    friend bool operator==(const NoTokenFound&, const NoTokenFound&) = default;
};

/// The built-in sandbox did not start.
struct SandboxNotStarted {
    std::string reason; ///< one UTF-8 sentence of the sandbox, not translated

    friend bool operator==(const SandboxNotStarted&, const SandboxNotStarted&) = default;
};

/// An api::ApiError is the answer to the request for the account that tries the token.
using SessionProblem = std::variant<api::ApiError, MalformedToken, TokenRefused, NoTokenFound, SandboxNotStarted>;

} // namespace poolhouse::fleet
