// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/guarded_transport.h"

#include "models/api/answer.h"

#include <QString>
#include <QStringList>

#include <utility>

namespace poolhouse::api {

namespace {

/// The path segment that follows `prefix`, decoded; empty when the path does not contain `prefix`.
std::string segmentAfter(const QString& path, const QString& prefix) {
    const auto at = path.indexOf(prefix);
    if (at < 0) {
        return {};
    }
    const auto part = path.mid(at + prefix.size()).section(QLatin1Char('/'), 0, 0);
    return QByteArray::fromPercentEncoding(part.toLatin1()).toStdString();
}

} // namespace

WriteTarget writeTargetOf(const HttpRequest& request) {
    if (request.target) {
        return *request.target;
    }
    const auto path = request.url.path(QUrl::FullyEncoded);
    return {{segmentAfter(path, QStringLiteral("/data/postgres/v1/"))}, segmentAfter(path, QStringLiteral("/apps/"))};
}

GuardedTransport::GuardedTransport(HttpTransport& inner, Delay& delay, Locked locked)
    : m_inner(inner), m_delay(delay), m_locked(std::move(locked)) {}

Call GuardedTransport::send(HttpRequest request, std::function<void(ApiResult<HttpResponse>)> reply) {
    if (request.method == "GET" || !m_locked || !m_locked(writeTargetOf(request))) {
        return m_inner.send(std::move(request), std::move(reply));
    }
    ApiError error;
    error.kind = ApiError::Kind::ReadOnly;
    error.detail = "a read-only lock holds; nothing but GET is sent";
    return m_delay.after(std::chrono::milliseconds(0),
                         [error = located(std::move(error), request, 0), reply = std::move(reply)] { reply(error); });
}

} // namespace poolhouse::api
