// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace poolhouse::api {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct HttpRequest {
    QByteArray method = "GET";
    QUrl url; ///< http or https
    HttpHeaders headers;
    std::optional<QByteArray> body;           ///< empty: none; a POST then carries Content-Length 0
    std::chrono::milliseconds timeout{30000}; ///< for the whole exchange, from when the request starts to be sent
};

struct HttpResponse {
    int status = 0;
    HttpHeaders headers; ///< names in lower case, in the order received
    QByteArray body;     ///< decoded (gzip, deflate, br, zstd)

    /// The first header of that name (lower case), empty when absent.
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
};

/// Moves one request and its answer. A status of any kind is an answer; ApiError is only for having none
/// (Unreachable, ConnectionLost, Timeout, InsecureConnection, CutOff, TooLarge; NotJson for a peer that does not speak
/// HTTP). Redirects are answers too, never followed. One thread, the one with the event loop. When the transport goes,
/// replies not yet told never are.
class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    virtual Call send(HttpRequest request, std::function<void(ApiResult<HttpResponse>)> reply) = 0;
};

} // namespace poolhouse::api
