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

/// The same address may be asked for different pages and in different fullness.
QByteArray cacheKey(const HttpRequest& request) {
    QByteArray key = request.url.toEncoded();
    for (const auto& [name, value] : request.headers) {
        key += '\n' + name + ':' + value;
    }
    return key;
}

bool mayAskAgain(const HttpRequest& request, const ApiError& error) {
    return request.method == "GET" && isTransient(error) && error.kind != ApiError::Kind::RateLimited &&
           error.kind != ApiError::Kind::Timeout &&
           error.retryAfter.value_or(RequestRunner::longestPause) <= RequestRunner::longestPause;
}

ApiError refused(const HttpRequest& request, ApiError::Kind kind, const char* detail) {
    ApiError error;
    error.kind = kind;
    error.detail = detail;
    return located(std::move(error), request, 0);
}

} // namespace

struct RequestRunner::Task {
    HttpRequest request;              ///< as asked, without what every request has
    QByteArray key;                   ///< of the cache; empty for requests that are not kept
    Done done;                        ///< empty once told or cancelled
    std::optional<HttpResponse> kept; ///< what a 304 would stand for
    int failures = 0;
    Call step; ///< the sending or the pause under way
};

RequestRunner::RequestRunner(HttpTransport& transport, Delay& delay, SessionMonitor& monitor, Token token)
    : m_transport(transport), m_delay(delay), m_monitor(&monitor), m_token(std::move(token)) {}

Call RequestRunner::run(HttpRequest request, Done done) {
    auto task = std::make_shared<Task>();
    task->request = std::move(request);
    task->done = std::move(done);
    if (task->request.method == "GET") {
        task->key = cacheKey(task->request);
    }
    std::optional<ApiError> refusal;
    if (!isConfidential(task->request.url)) {
        refusal = refused(task->request, ApiError::Kind::InsecureConnection,
                          "a token is only sent over https, or to this machine");
    } else if (!m_token.usable()) {
        refusal = refused(task->request, ApiError::Kind::Unauthorized, "there is no token that fits a header");
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
    request.headers.emplaceBack("Authorization", "Bearer " + QByteArray::fromStdString(m_token.m_secret));
    request.headers.emplaceBack("Request-Id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    if (request.body) {
        request.headers.emplaceBack("Content-Type", "application/json");
    }
    if (const HttpResponse* kept = task->key.isEmpty() ? nullptr : m_cache.find(task->key)) {
        request.headers.emplaceBack("If-None-Match", kept->header("etag"));
        task->kept = *kept;
    }
    // The call that the caller holds keeps the task; the task only being looked at here, dropping the call frees all.
    task->step = m_transport.send(
        std::move(request), [runner = weak_from_this(), weak = std::weak_ptr(task)](ApiResult<HttpResponse> result) {
            const auto self = runner.lock();
            const auto held = weak.lock();
            if (self && held) {
                self->take(held, std::move(result));
            }
        });
}

void RequestRunner::take(const TaskPtr& task, ApiResult<HttpResponse> result) {
    if (task->request.method != "GET") {
        tellExchange(task, result ? &result.value() : nullptr);
    }
    if (!task->done) {
        return; // whoever listens to the monitor cancelled
    }
    if (result) {
        takeAnswer(task, std::move(result).value());
    } else {
        fail(task, located(result.error(), task->request, 0));
    }
}

void RequestRunner::takeAnswer(const TaskPtr& task, HttpResponse response) {
    tellMonitor(response);
    if (!task->done) {
        return; // whoever listens to the monitor cancelled
    }
    if (response.status == 304 && task->kept) {
        finish(task, *std::move(task->kept));
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
    if (task->failures >= mostRetries || !mayAskAgain(task->request, error)) {
        finish(task, std::move(error));
        return;
    }
    const auto pause = pauses.delay(++task->failures, QRandomGenerator::global()->generateDouble());
    const auto wanted = std::max(pause, error.retryAfter.value_or(std::chrono::milliseconds(0)));
    task->step = m_delay.after(wanted, [runner = weak_from_this(), weak = std::weak_ptr(task)] {
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

void RequestRunner::tellExchange(const TaskPtr& task, const HttpResponse* response) {
    if (!m_monitor) {
        return;
    }
    WriteExchange exchange;
    exchange.method = task->request.method;
    exchange.target = targetOf(task->request);
    exchange.requestBody = task->request.body.value_or(QByteArray());
    if (response != nullptr) {
        exchange.status = response->status;
        exchange.responseBody = response->body.left(WriteExchange::mostBody);
        exchange.bodyCut = response->body.size() > WriteExchange::mostBody;
    }
    m_monitor->reportExchange(exchange);
}

void RequestRunner::tellMonitor(const HttpResponse& response) {
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
