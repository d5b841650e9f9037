// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/delay.h"
#include "models/api/http_transport.h"
#include "models/api/session_monitor.h"
#include "models/api/token.h"
#include "models/api/validated_cache.h"
#include "models/core/backoff.h"

#include <QPointer>

#include <functional>
#include <memory>
#include <set>

namespace poolhouse::api {

/// Runs requests for the client: adds the common headers (Authorization, Request-Id, Content-Type), revalidates cached
/// responses by ETag, retries, and reports rate limit, warnings and writes to the session monitor. Must be owned by a
/// shared_ptr; destroying it drops in-flight requests without a reply.
///
/// A GET is retried at most twice with exponential backoff: after a 5xx, a failed or broken connection, or a truncated
/// body. Not after a 429, which retries would prolong, nor after a timeout, to limit the total wait. Other methods are
/// never retried.
///
/// Nothing that the server sends holds the token afterwards: whatever echoes it would be shown, kept and exported.
///
/// The token is sent to confidential URLs only (isConfidential()). Any other URL fails with InsecureConnection, and a
/// token that is no valid header value with Unauthorized, before anything is sent.
class RequestRunner : public std::enable_shared_from_this<RequestRunner> {
public:
    using Done = std::function<void(ApiResult<HttpResponse>)>;

    static constexpr int mostRetries = 2;
    static constexpr core::Backoff pauses{std::chrono::milliseconds(300), std::chrono::milliseconds(3000)};
    /// A longer Retry-After is reported instead of waited for.
    static constexpr std::chrono::milliseconds longestPause{5000};

    RequestRunner(HttpTransport& transport, Delay& delay, SessionMonitor& monitor, Token token);

    /// `done` receives a 2xx response, or the error of the transport or the status.
    Call run(HttpRequest request, Done done);

private:
    struct Task;
    using TaskPtr = std::shared_ptr<Task>;

    void send(const TaskPtr& task);
    void handleResult(const TaskPtr& task, ApiResult<HttpResponse> result);
    void handleResponse(const TaskPtr& task, HttpResponse response);
    void fail(const TaskPtr& task, ApiError error);
    void redact(QByteArray& text) const;
    void redact(HttpResponse& response) const;
    [[nodiscard]] ApiError redacted(ApiError error) const;
    static void finish(const TaskPtr& task, ApiResult<HttpResponse> result);
    void reportToMonitor(const HttpResponse& response);
    void reportExchange(const TaskPtr& task, const HttpResponse* response); ///< null: no response

    HttpTransport& m_transport;
    Delay& m_delay;
    QPointer<SessionMonitor> m_monitor;
    const Token m_token;
    ValidatedCache m_cache;
    std::set<QByteArray> m_warnings; ///< already reported
};

} // namespace poolhouse::api
