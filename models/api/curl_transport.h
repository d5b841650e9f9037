// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http_transport.h"

#include <chrono>
#include <memory>

namespace poolhouse::api {

/// HttpTransport over one libcurl multi handle on the event loop of the thread that makes it.
///
/// - Connections are kept and used again; HTTP/2 over TLS where the server offers it, HTTP/1.1 in clear text.
/// - https anywhere with verification always on, http to this machine only, no other scheme; anything else is answered
///   InsecureConnection before a byte leaves.
/// - Redirects are never followed: no documented endpoint answers one, and a followed one could carry the token away.
///   The 3xx is the answer.
/// - The environment's proxy is used, but never for this machine.
/// - At most `inFlight` requests are under way; the others wait in the order asked, and their time-out starts when they
///   start.
/// - A request that is no GET or HEAD opens a connection of its own: on a kept one that turns out to be dead libcurl
/// would
///   send it a second time.
///
/// No connection in time is Unreachable, no complete answer in time is Timeout. A peer that does not speak HTTP is
/// NotJson. A reply may destroy the transport, cancel any call and send anew; when the transport goes, replies that
/// were not told never are, and calls that are still held become empty.
class CurlTransport final : public HttpTransport {
public:
    struct Limits {
        int inFlight = 32;
        qsizetype bodyBytes = 32 * 1024 * 1024; ///< decoded
        std::chrono::milliseconds connectTimeout{10000};
    };

    CurlTransport() : CurlTransport(Limits{}) {}
    explicit CurlTransport(Limits limits);
    ~CurlTransport() override;
    CurlTransport(const CurlTransport&) = delete;
    CurlTransport& operator=(const CurlTransport&) = delete;

    Call send(HttpRequest request, std::function<void(ApiResult<HttpResponse>)> reply) override;

private:
    class Engine;
    std::shared_ptr<Engine> m_engine;
};

} // namespace poolhouse::api
