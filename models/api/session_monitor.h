// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <optional>

namespace poolhouse::api {

/// One change as it travelled, for a record of what was asked and answered. Never a header, so never the token nor a
/// second factor.
struct WriteExchange {
    static constexpr qsizetype mostBody = 64 * 1024; ///< what of an answer's body is kept

    QByteArray method;
    QByteArray target; ///< path and query
    QByteArray requestBody;
    int status = 0; ///< 0: no answer
    QByteArray responseBody;
    bool bodyCut = false; ///< the answer's body was longer

    friend bool operator==(const WriteExchange&, const WriteExchange&) = default;
};

/// What answers tell beside their content. The client writes it, poller and status bar read it.
class SessionMonitor : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Requests left in the account's pool (RateLimit-Remaining); empty until an answer has told.
    [[nodiscard]] std::optional<int> requestsLeft() const { return m_requestsLeft; }

    void reportRequestsLeft(int left) {
        if (m_requestsLeft != left) {
            m_requestsLeft = left;
            Q_EMIT requestsLeftChanged(left);
        }
    }
    void reportExchange(const WriteExchange& exchange) { Q_EMIT exchanged(exchange); }
    void reportWarning(const QString& text) { Q_EMIT warned(text); }

Q_SIGNALS:
    void requestsLeftChanged(int left);
    /// Anything but a GET has come to its end; told from the event loop, right before the reply of the very call.
    void exchanged(const poolhouse::api::WriteExchange& exchange);
    void warned(const QString& text); ///< X-Heroku-Warning or Warning-Message, without its leading "Warning:"

private:
    std::optional<int> m_requestsLeft;
};

} // namespace poolhouse::api
