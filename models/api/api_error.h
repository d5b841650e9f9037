// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <chrono>
#include <optional>
#include <string>

namespace poolhouse::api {

/// Why an answer is not what was asked for. The text for people is made in models/wording, from these members.
struct ApiError {
    /// The numbers are stored in the journal of operations: never change or reuse one.
    enum class Kind : int {
        Unauthorized = 0,         ///< 401: the token is missing, expired or wrong
        TwoFactor = 1,            ///< 403 with id two_factor: a second factor is wanted
        Forbidden = 2,            ///< 403 otherwise, 402
        NotFound = 3,             ///< 404, 410
        Conflict = 4,             ///< 409: another change is under way
        Invalid = 5,              ///< 400, 406, 416, 422: the API's own sentence says what is wrong
        ConfirmationRequired = 6, ///< 423 or id confirmation_required
        RateLimited = 7,          ///< 429: see retryAfter
        ServerError = 8,          ///< 5xx
        UnexpectedStatus = 9,     ///< any other status that is not 2xx
        Unreachable = 10,         ///< no connection: refused, host unknown, network away
        ConnectionLost = 11,      ///< the connection broke after the request had left; the server may have acted
        Timeout = 12,             ///< no complete answer in time; the server may have acted
        InsecureConnection = 13,  ///< TLS could not be verified
        NotJson = 14,             ///< the body is no JSON at all, or empty where one was due
        CutOff = 15,              ///< the body ended in the middle
        WrongType = 16,           ///< a member has another type than the contract says: see path
        TooLarge = 17,            ///< the body is over the size cap
        ReadOnly = 18,            ///< a read-only lock of this console holds; nothing was sent
    };

    Kind kind = Kind::UnexpectedStatus;
    int status = 0;       ///< HTTP status, 0 without an answer
    std::string id;       ///< the API's machine-readable kind, empty when absent
    std::string message;  ///< the API's own sentence, empty when absent
    std::string url;      ///< where the API sends people for more, empty when absent
    std::string app;      ///< the app named in the body, for pre-authorisation
    std::string path;     ///< the member at fault, such as "pools[1].expected_count", for WrongType
    std::string expected; ///< what was wanted there, "an integer", for WrongType
    std::string method;   ///< of the request, "GET"
    std::string target;   ///< path and query of the request; never the host's user part, never a token
    std::string detail;   ///< the transport's own text for the log; never a token
    std::optional<std::chrono::milliseconds> retryAfter; ///< for RateLimited and 503, when the server said so

    friend bool operator==(const ApiError&, const ApiError&) = default;
};

template <class T> using ApiResult = core::Result<T, ApiError>;

/// The same question may succeed later without anybody doing anything.
[[nodiscard]] bool isTransient(const ApiError& error);
/// The server may have carried the request out although no answer says so.
[[nodiscard]] bool outcomeUnknown(const ApiError& error);

} // namespace poolhouse::api
