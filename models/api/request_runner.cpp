// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/request_runner.h"

#include "models/api/answer.h"
#include "models/api/api_hosts.h"

#include <QRandomGenerator>
#include <QString>
#include <QUuid>

#include <algorithm>
#include <optional>
#include <utility>

namespace poolhouse::api {

namespace {

constexpr std::size_t mostWarnings = 100;

/// Includes the headers: responses differ by page (Range) and by expansion (Accept-*).
QByteArray cacheKey(const HttpRequest& request) {
    QByteArray key = request.url.toEncoded();
    for (const auto& [name, value] : request.headers) {
        key += '\n' + name + ':' + value;
    }
    return key;
}

bool mayRetry(const HttpRequest& request, const ApiError& error) {
    return request.method == "GET" && isTransient(error) && error.kind != ApiError::Kind::RateLimited &&
           error.kind != ApiError::Kind::Timeout &&
           error.retryAfter.value_or(RequestRunner::longestPause) <= RequestRunner::longestPause;
}

ApiError refusalError(const HttpRequest& request, ApiError::Kind kind, const char* detail) {
    ApiError error;
    error.kind = kind;
    error.detail = detail;
    return located(std::move(error), request, 0);
}

} // namespace

struct RequestRunner::Task {
    HttpRequest request;                ///< without the common headers
    QByteArray key;                     ///< of the cache; empty: not cached
    Done done;                          ///< empty once invoked or cancelled
    std::optional<HttpResponse> cached; ///< the response that a 304 confirms
    int failures = 0;
    Call step; ///< the exchange or delay in progress
};

RequestRunner::RequestRunner(HttpTransport& transport, Delay& delay, SessionMonitor& monitor, Token token)
    : m_transport(transport), m_delay(delay), m_monitor(&monitor), m_token(std::move(token)) {}

Call RequestRunner::run(HttpRequest request, Done done) {
    auto task = std::make_shared<Task>();
    task->request = std::move(request);
    task->done = std::move(done);
    if (task->request.method == "GET" && !task->request.secretResponse) {
        task->key = cacheKey(task->request);
    }
    std::optional<ApiError> refusal;
    if (!isConfidential(task->request.url)) {
        refusal = refusalError(task->request, ApiError::Kind::InsecureConnection,
                               "a token is only sent over https, or to this machine");
    } else if (!m_token.usable()) {
        refusal = refusalError(task->request, ApiError::Kind::Unauthorized, "there is no token that fits a header");
    }
    if (refusal) {
        task->step = m_delay.after(std::chrono::milliseconds(0), [weak = std::weak_ptr(task), error = *refusal] {
            if (const auto held = weak.lock()) {
                finish(held, error);
            }
        });
    } else {
        send(task);
    }
    return Call([task] {
        task->step.cancel();
        task->done = nullptr;
    });
}

void RequestRunner::send(const TaskPtr& task) {
    HttpRequest request = task->request;
    request.headers.emplaceBack("Authorization", "Bearer " + QByteArray::fromStdString(m_token.m_secret.reveal()));
    request.headers.emplaceBack("Request-Id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    if (request.body) {
        request.headers.emplaceBack("Content-Type", "application/json");
    }
    if (const HttpResponse* cached = task->key.isEmpty() ? nullptr : m_cache.find(task->key)) {
        request.headers.emplaceBack("If-None-Match", cached->header("etag"));
        task->cached = *cached;
    }
    // Weak, since only the caller's Call owns the task: destroying that frees everything.
    task->step = m_transport.send(
        std::move(request), [runner = weak_from_this(), weak = std::weak_ptr(task)](ApiResult<HttpResponse> result) {
            const auto self = runner.lock();
            const auto held = weak.lock();
            if (self && held) {
                self->handleResult(held, std::move(result));
            }
        });
}

void RequestRunner::redact(QByteArray& text) const {
    constexpr std::size_t shortest = 8; ///< a shorter one is no secret, and would be found everywhere
    const auto& token = m_token.m_secret.reveal();
    if (token.size() >= shortest) {
        text.replace(QByteArrayView(token.data(), static_cast<qsizetype>(token.size())),
                     QByteArrayView("[token removed]"));
    }
}

void RequestRunner::redact(HttpResponse& response) const {
    redact(response.body);
    for (auto& [name, value] : response.headers) {
        redact(value);
    }
}

/// The members of a body may have spelled the token with escapes of JSON.
ApiError RequestRunner::redacted(ApiError error) const {
    for (auto* member : {&error.id, &error.message, &error.url, &error.app, &error.path, &error.detail}) {
        auto text = QByteArray::fromStdString(*member);
        redact(text);
        *member = text.toStdString();
    }
    return error;
}

void RequestRunner::handleResult(const TaskPtr& task, ApiResult<HttpResponse> result) {
    std::optional<HttpResponse> response;
    ApiError error; // unless there is a response
    if (result) {
        response = std::move(result).value();
        redact(*response);
    } else {
        error = result.error();
    }
    if (task->request.method != "GET") {
        reportExchange(task, response ? &*response : nullptr);
    }
    if (!task->done) {
        return; // cancelled by a slot of the monitor
    }
    if (response) {
        handleResponse(task, *std::move(response));
    } else {
        const int status = error.status;
        fail(task, located(std::move(error), task->request, status));
    }
}

void RequestRunner::handleResponse(const TaskPtr& task, HttpResponse response) {
    reportToMonitor(response);
    if (!task->done) {
        return; // cancelled by a slot of the monitor
    }
    if (response.status == 304 && task->cached) {
        finish(task, *std::move(task->cached));
        return;
    }
    if (auto error = errorOf(task->request, response)) {
        fail(task, *std::move(error));
        return;
    }
    if (!task->key.isEmpty()) {
        m_cache.keep(task->key, response);
    }
    finish(task, std::move(response));
}

void RequestRunner::fail(const TaskPtr& task, ApiError error) {
    if (task->failures >= mostRetries || !mayRetry(task->request, error)) {
        finish(task, redacted(std::move(error)));
        return;
    }
    const auto backoff = pauses.delay(++task->failures, QRandomGenerator::global()->generateDouble());
    const auto pause = std::max(backoff, error.retryAfter.value_or(std::chrono::milliseconds(0)));
    task->step = m_delay.after(pause, [runner = weak_from_this(), weak = std::weak_ptr(task)] {
        const auto self = runner.lock();
        const auto held = weak.lock();
        if (self && held) {
            self->send(held);
        }
    });
}

void RequestRunner::finish(const TaskPtr& task, ApiResult<HttpResponse> result) {
    if (const auto done = std::exchange(task->done, nullptr)) {
        done(std::move(result));
    }
}

void RequestRunner::reportExchange(const TaskPtr& task, const HttpResponse* response) {
    if (!m_monitor) {
        return;
    }
    WriteExchange exchange;
    exchange.method = task->request.method;
    exchange.target = targetOf(task->request);
    exchange.requestBody = task->request.body.value_or(QByteArray());
    if (response != nullptr) {
        exchange.status = response->status;
        if (!task->request.secretResponse) {
            exchange.responseBody = response->body.left(WriteExchange::mostBody);
            exchange.bodyCut = response->body.size() > WriteExchange::mostBody;
        }
    }
    m_monitor->reportExchange(exchange);
}

void RequestRunner::reportToMonitor(const HttpResponse& response) {
    if (const auto left = requestsLeftIn(response); left && m_monitor) {
        m_monitor->reportRequestsLeft(*left);
    }
    if (response.status < 200 || response.status > 299) {
        return;
    }
    const QByteArray warning = warningOf(response);
    if (!warning.isEmpty() && m_warnings.size() < mostWarnings && m_warnings.insert(warning).second && m_monitor) {
        m_monitor->reportWarning(QString::fromUtf8(warning));
    }
}

} // namespace poolhouse::api
