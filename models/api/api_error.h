// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/tls_refusal.h"
#include "models/core/result.h"

#include <chrono>
#include <optional>
#include <string>

namespace poolhouse::api {

/// Why a call failed. User-facing texts are made from these members in models/text.
struct ApiError {
    /// The numbers are stored in the journal of operations: never change or reuse one.
    enum class Kind : int {
        Unauthorized = 0,         ///< 401: the token is missing, expired or wrong
        TwoFactor = 1,            ///< 403 with id two_factor: a second factor is required
        Forbidden = 2,            ///< 403 otherwise; 402, which is about unpaid invoices
        NotFound = 3,             ///< 404, 410
        Conflict = 4,             ///< 409: another change is in progress
        Invalid = 5,              ///< 400, 406, 416, 422: see message
        ConfirmationRequired = 6, ///< 423 or id confirmation_required
        RateLimited = 7,          ///< 429: see retryAfter
        ServerError = 8,          ///< 5xx
        UnexpectedStatus = 9,     ///< any other status that is not 2xx
        Unreachable = 10,         ///< no connection: refused, unknown host, network down
        ConnectionLost = 11,      ///< the connection broke after the request was sent; the server may have acted
        Timeout = 12,             ///< no complete response in time; the server may have acted
        InsecureConnection = 13,  ///< TLS verification failed, or a non-confidential URL; nothing was sent
        NotJson = 14,             ///< no answer of the API: not JSON, HTML, a redirect, 407 of a proxy, 511, empty
        CutOff = 15,              ///< the response is truncated
        WrongType = 16,           ///< a member violates the API contract: see path, expected
        TooLarge = 17,            ///< the response exceeds the size limit
        ReadOnly = 18,            ///< blocked by a read-only lock of this console; nothing was sent
    };

    Kind kind = Kind::UnexpectedStatus;
    int status = 0;       ///< HTTP status; 0 without a response
    std::string id;       ///< machine-readable id from the API; may be empty
    std::string message;  ///< message from the API; may be empty
    std::string url;      ///< help link from the API; may be empty
    std::string app;      ///< app named in the body, for pre-authorization; may be empty
    std::string path;     ///< invalid member, such as "pools[1].expected_count"; WrongType only
    std::string expected; ///< expected value, such as "a list"; WrongType only
    std::string method;   ///< HTTP method of the request
    std::string target;   ///< path and query of the request; never user info or a token
    std::string detail;   ///< technical detail for the log; never a token
    std::optional<std::chrono::milliseconds> retryAfter; ///< Retry-After of a 429 or 503
    std::optional<TlsRefusal> tls;                       ///< of an InsecureConnection, where known; not journaled

    friend bool operator==(const ApiError&, const ApiError&) = default;
};

/// Another request of the session would fail alike: for the token, the rate limit or the connection.
[[nodiscard]] bool concernsAccount(const ApiError& error);

template <class T> using ApiResult = core::Result<T, ApiError>;

/// Repeating the same request later may succeed.
[[nodiscard]] bool isTransient(const ApiError& error);
/// The server may have carried out the request even though the call failed.
[[nodiscard]] bool outcomeUnknown(const ApiError& error);

} // namespace poolhouse::api
