// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/core/ids.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace poolhouse::api {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// What a request would change.
struct WriteTarget {
    core::ClusterId cluster; ///< empty: not known
    std::string app;         ///< beside a cluster a name, alone a name or an id; empty: none, or not known

    friend bool operator==(const WriteTarget&, const WriteTarget&) = default;
};

/// A request; its secrets are in the headers only.
struct HttpRequest {
    QByteArray method = "GET";
    QUrl url; ///< http or https
    HttpHeaders headers;
    std::optional<WriteTarget> target;        ///< set where the path does not contain it; never sent
    std::optional<QByteArray> body;           ///< empty: no body; a POST or PUT then has Content-Length 0
    std::chrono::milliseconds timeout{30000}; ///< of the whole exchange, from the start of sending
    bool secretResponse = false;              ///< the response holds secrets: neither cached nor reported
};

/// A complete response.
struct HttpResponse {
    int status = 0;
    HttpHeaders headers; ///< names in lower case, in order of receipt
    QByteArray body;     ///< decoded (gzip, deflate, br, zstd)

    /// Value of the first header named `name` (lower case); empty when absent.
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
};

/// Printable ASCII, or empty: what another side sent may go into a header of a request.
[[nodiscard]] bool fitsHeader(const QByteArray& text);

/// Exchanges a request for a response. Any HTTP status is a response; ApiError means that there is none (Unreachable,
/// ConnectionLost, Timeout, InsecureConnection, CutOff, TooLarge; NotJson for a peer that does not speak HTTP).
/// Redirects are not followed. One thread, the one with the event loop. Destroying the transport drops pending replies.
class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    virtual Call send(HttpRequest request, std::function<void(ApiResult<HttpResponse>)> reply) = 0;
};

} // namespace poolhouse::api
