// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http_transport.h"

#include <QByteArrayView>

#include <chrono>
#include <optional>
#include <utility>

namespace poolhouse::api {

/// What a finished exchange means, without any state: the same for questions and for changes.

/// Empty for a 2xx; else the kind that belongs to the status and what the body says (id, message, url, app).
[[nodiscard]] std::optional<ApiError> errorOf(const HttpRequest& request, const HttpResponse& response);

/// `error` with the request's method, path and query and, where there was an answer, its status filled in.
[[nodiscard]] ApiError located(ApiError error, const HttpRequest& request, int status);

/// Path and query as they travel.
[[nodiscard]] QByteArray targetOf(const HttpRequest& request);

/// The typed value of a 2xx read by `read(body)`, else why there is none.
template <class T, class Read>
[[nodiscard]] ApiResult<T> readAnswer(const HttpRequest& request, const HttpResponse& response, Read read) {
    if (auto error = errorOf(request, response)) {
        return *std::move(error);
    }
    ApiResult<T> result = read(QByteArrayView(response.body));
    return result ? std::move(result) : ApiResult<T>(located(result.error(), request, response.status));
}

/// Retry-After as seconds or as an HTTP date, the latter counted from the answer's own Date so that nobody's clock
/// matters; empty when absent or unreadable, at most an hour.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const HttpResponse& response);

/// The answer's X-Heroku-Warning, else its Warning-Message, without a leading "Warning:"; empty when it has neither.
[[nodiscard]] QByteArray warningOf(const HttpResponse& response);

/// RateLimit-Remaining; empty when absent or no number from 0.
[[nodiscard]] std::optional<int> requestsLeftIn(const HttpResponse& response);

} // namespace poolhouse::api
