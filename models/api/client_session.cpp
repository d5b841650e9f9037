// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/client_session.h"

#include "models/api/json_codec.h"

#include <QPointer>
#include <QString>

#include <algorithm>

namespace poolhouse::api {

namespace {

/// The trimmed code as a header value; empty when invalid.
QByteArray usableCode(const std::string& code) {
    constexpr qsizetype longest = 64;
    const auto text = QByteArray::fromStdString(code).trimmed();
    const bool fits = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    });
    return fits && text.size() <= longest ? text : QByteArray();
}

} // namespace

ApiResult<core::Done> anyBody(QByteArrayView /*body*/) {
    return core::Done{};
}

ApiError unusableRange(const HttpRequest& request, const char* expected) {
    ApiError error;
    error.kind = ApiError::Kind::WrongType;
    error.path = "Next-Range";
    error.expected = expected;
    return located(std::move(error), request, 206);
}

ClientSession::ClientSession(HttpTransport& transport, Delay& delay, SessionMonitor& monitor, ApiHosts apiHosts,
                             Token token)
    : hosts(std::move(apiHosts)),
      m_runner(std::make_shared<RequestRunner>(transport, delay, monitor, std::move(token))),
      m_monitor(monitor),
      m_delay(delay) {}

Call ClientSession::apps(Reply<core::PartialList<core::App>> reply) {
    const auto everything = getRequest(hosts.platform, QStringLiteral("/apps"));
    if (m_onlyOwnApps) {
        return list<core::App>(ownApps(), codec::readApps, std::move(reply));
    }
    auto second = std::make_shared<Call>();
    auto first =
        list<core::App>(everything, codec::readApps,
                        [weak = weak_from_this(), held = std::weak_ptr(second), reply = std::move(reply)](auto result) {
                            const auto self = weak.lock();
                            const auto next = held.lock();
                            if (self && next && !result && result.error().kind == ApiError::Kind::NotFound) {
                                self->m_onlyOwnApps = true;
                                *next = self->list<core::App>(self->ownApps(), codec::readApps, reply);
                            } else {
                                reply(std::move(result));
                            }
                        });
    auto held = std::make_shared<Call>(std::move(first));
    return Call([held, second] {
        held->cancel();
        second->cancel();
    });
}

Call ClientSession::requestsLeft(Reply<int> reply) {
    return one<int>(getRequest(hosts.platform, QStringLiteral("/account/rate-limits")), codec::readRequestsLeft,
                    [monitor = QPointer(&m_monitor), reply = std::move(reply)](ApiResult<int> left) {
                        if (left && monitor) {
                            monitor->reportRequestsLeft(left.value());
                        }
                        reply(std::move(left));
                    });
}

Call ClientSession::preAuthorize(const std::string& app, const std::string& code, Reply<core::Done> reply) {
    auto request =
        writeRequest("PUT", hosts.platform, QStringLiteral("/apps/%1/pre-authorizations").arg(pathSegment(app)));
    const auto header = usableCode(code);
    if (header.isEmpty()) {
        ApiError error;
        error.kind = ApiError::Kind::Invalid;
        error.detail = "a code has letters, digits and hyphens only";
        return m_delay.after(std::chrono::milliseconds(0), [error = located(std::move(error), request, 0),
                                                            reply = std::move(reply)] { reply(error); });
    }
    request.headers.emplaceBack("Heroku-Two-Factor-Code", header);
    return one<core::Done>(std::move(request), anyBody, std::move(reply));
}

HttpRequest ClientSession::ownApps() const {
    return getRequest(hosts.platform, QStringLiteral("/users/~/apps"));
}

} // namespace poolhouse::api
