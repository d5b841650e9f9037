// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <optional>

namespace poolhouse::api {

/// A write request and its response, for the activity log. No headers, hence no token and no second factor.
struct WriteExchange {
    static constexpr qsizetype mostBody = 64 * 1024; ///< bytes of the response body kept

    QByteArray method;
    QByteArray target; ///< path and query
    QByteArray requestBody;
    int status = 0; ///< 0: no response
    QByteArray responseBody;
    bool bodyCut = false; ///< responseBody is truncated to mostBody

    friend bool operator==(const WriteExchange&, const WriteExchange&) = default;
};

/// Out-of-band information from responses: rate limit, warnings, completed writes. Written by the client. GUI thread
/// only.
class SessionMonitor : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Requests left in the account's pool (RateLimit-Remaining); empty until first reported.
    [[nodiscard]] std::optional<int> requestsLeft() const { return m_requestsLeft; }

    void reportRequestsLeft(int left) {
        m_requestsLeft = left;
        Q_EMIT requestsLeftReported(left);
    }
    void reportExchange(const WriteExchange& exchange) { Q_EMIT exchanged(exchange); }
    void reportWarning(const QString& text) { Q_EMIT warned(text); }

Q_SIGNALS:
    void requestsLeftReported(int left); ///< also when it is as before: it is news all the same
    /// A request other than GET has completed or failed; emitted right before its reply. Slots may cancel the call.
    void exchanged(const poolhouse::api::WriteExchange& exchange);
    void warned(const QString& text); ///< X-Heroku-Warning or Warning-Message, without its leading "Warning:"

private:
    std::optional<int> m_requestsLeft;
};

} // namespace poolhouse::api
