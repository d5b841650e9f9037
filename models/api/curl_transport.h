// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/authorities.h"
#include "models/api/http_transport.h"

#include <chrono>
#include <memory>

namespace poolhouse::api {

/// HttpTransport over one libcurl multi handle, driven by the event loop of the creating thread.
///
/// - Connections are reused; HTTP/2 over TLS where supported, HTTP/1.1 in clear text.
/// - https to any host with verification always on, http to loopback only; any other URL fails with InsecureConnection
///   before anything is sent.
/// - Redirects are not followed: the API documents none, and following one could leak the token. A 3xx is the response.
/// - A server that is refused is connected to once more, without sending anything, to say whose certificate it has.
/// - Proxies from the environment apply, except to loopback. No text contains their user or password.
/// - At most `inFlight` requests run at a time; the others are queued in order, and their timeout starts when they do.
/// - A request other than GET and HEAD uses a new connection, because libcurl would resend it after finding a reused
/// one
///   dead.
///
/// A connect timeout is Unreachable, an incomplete response Timeout, a peer that does not speak HTTP NotJson. A reply
/// may destroy the transport, cancel any call and send new requests. Destroying the transport drops pending replies;
/// calls still held become empty.
class CurlTransport final : public HttpTransport {
public:
    struct Limits {
        int inFlight = 32;
        qsizetype bodyBytes = 32 * 1024 * 1024; ///< of a response, after decoding
        std::chrono::milliseconds connectTimeout{10000};
    };

    CurlTransport() : CurlTransport(Limits{}) {}
    explicit CurlTransport(Limits limits, const Authorities& authorities = {});
    ~CurlTransport() override;
    CurlTransport(const CurlTransport&) = delete;
    CurlTransport& operator=(const CurlTransport&) = delete;

    Call send(HttpRequest request, std::function<void(ApiResult<HttpResponse>)> reply) override;

private:
    class Engine;
    std::shared_ptr<Engine> m_engine;
};

} // namespace poolhouse::api
