// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http_transport.h"

#include <QByteArrayView>

#include <chrono>
#include <optional>
#include <utility>

namespace poolhouse::api {

// Stateless interpretation of a finished exchange, for reads and writes alike.

/// Empty for a 2xx with a body that is not HTML; else the error for the status, with the members of its body (API
/// contract, x-error-model).
[[nodiscard]] std::optional<ApiError> errorOf(const HttpRequest& request, const HttpResponse& response);

/// `error` with the method and target of the request and the HTTP status (0: no response) filled in.
[[nodiscard]] ApiError located(ApiError error, const HttpRequest& request, int status);

/// Path and query, percent-encoded.
[[nodiscard]] QByteArray targetOf(const HttpRequest& request);

/// The value that `read(body)` decodes from a 2xx response, else the error.
template <class T, class Read>
[[nodiscard]] ApiResult<T> readAnswer(const HttpRequest& request, const HttpResponse& response, Read read) {
    if (auto error = errorOf(request, response)) {
        return *std::move(error);
    }
    ApiResult<T> result = read(QByteArrayView(response.body));
    return result ? std::move(result) : ApiResult<T>(located(result.error(), request, response.status));
}

/// Retry-After, given in seconds or as an HTTP date relative to the response's Date header, independent of the local
/// clock. At most one hour; empty when absent or invalid.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const HttpResponse& response);

/// X-Heroku-Warning, else Warning-Message, without a leading "Warning:", at most 1000 bytes; empty when absent.
[[nodiscard]] QByteArray warningOf(const HttpResponse& response);

/// RateLimit-Remaining; empty when absent or not a non-negative integer.
[[nodiscard]] std::optional<int> requestsLeftIn(const HttpResponse& response);

} // namespace poolhouse::api
