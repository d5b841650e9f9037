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

/// Carries one request to its end for the client: adds what every request has (token, Accept, Request-Id), revalidates
/// kept answers by ETag, sends again what may be sent again, and tells the session monitor what answers say beside
/// their content. It must be held by a shared pointer; when it goes, questions under way are dropped without a reply.
///
/// A GET is sent again at most twice, after a growing pause: for an answer 5xx, a connection that could not be made or
/// broke, or a body that was cut off. Not for 429, since asking again makes it worse, and not for a time-out, since
/// whoever waits has waited long enough to be told. Anything else than a GET is sent once.
///
/// The token is only ever sent to a confidential address (isConfidential); anything else is answered
/// InsecureConnection, and a token that fits no header Unauthorized, both before anything is sent.
class RequestRunner : public std::enable_shared_from_this<RequestRunner> {
public:
    using Done = std::function<void(ApiResult<HttpResponse>)>;

    static constexpr int mostRetries = 2;
    static constexpr core::Backoff pauses{std::chrono::milliseconds(300), std::chrono::milliseconds(3000)};
    /// A server that wants a longer pause than this is not waited for but reported.
    static constexpr std::chrono::milliseconds longestPause{5000};

    RequestRunner(HttpTransport& transport, Delay& delay, SessionMonitor& monitor, Token token);

    /// `done` gets a 2xx answer with its body, or the error; transport and status alike.
    Call run(HttpRequest request, Done done);

private:
    struct Task;
    using TaskPtr = std::shared_ptr<Task>;

    void send(const TaskPtr& task);
    void take(const TaskPtr& task, ApiResult<HttpResponse> result);
    void takeAnswer(const TaskPtr& task, HttpResponse response);
    void fail(const TaskPtr& task, ApiError error);
    static void finish(const TaskPtr& task, ApiResult<HttpResponse> result);
    void tellMonitor(const HttpResponse& response);
    void tellExchange(const TaskPtr& task, const HttpResponse* response); ///< null: there was no answer

    HttpTransport& m_transport;
    Delay& m_delay;
    QPointer<SessionMonitor> m_monitor;
    const Token m_token;
    ValidatedCache m_cache;
    std::set<QByteArray> m_warnings; ///< each text is told once
};

} // namespace poolhouse::api
