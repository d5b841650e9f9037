// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <optional>

namespace poolhouse::api {

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
    void reportWarning(const QString& text) { Q_EMIT warned(text); }

Q_SIGNALS:
    void requestsLeftChanged(int left);
    void warned(const QString& text); ///< X-Heroku-Warning or Warning-Message, without its leading "Warning:"

private:
    std::optional<int> m_requestsLeft;
};

} // namespace poolhouse::api
