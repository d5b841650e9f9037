// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/session_problem.h"

#include <QObject>
#include <QString>

#include <optional>

namespace poolhouse::fleet {

/// What the window can ask of the session, and what it may know about it. The program implements it; a test scripts it.
class Session : public QObject {
    Q_OBJECT
public:
    enum class State {
        None,       ///< welcome screen
        Connecting, ///< the token is being tried
        Connected,
    };
    Q_ENUM(State)
    enum class Keyring { Unknown, Available, Missing };
    Q_ENUM(Keyring)

    using QObject::QObject;

    virtual void openSandbox() = 0;
    /// Tries the token; only when it is accepted, and `remember` is set, it goes into the desktop keyring. Never
    /// written elsewhere.
    virtual void connectAccount(const QString& token, bool remember) = 0;
    /// Looks whether there is a token already, without trying it; foundToken() tells, with changed(). Only for a
    /// session that can.
    virtual void lookForFoundToken() {}
    virtual void disconnectSession() = 0; ///< back to the welcome screen; a token in the keyring stays
    virtual void forgetToken() = 0;       ///< takes the token out of the keyring

    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual bool isSandbox() const = 0;
    [[nodiscard]] virtual QString target() const = 0; ///< "built-in sandbox", "api.heroku.com as ada@example.com"
    [[nodiscard]] virtual Keyring keyring() const = 0;
    /// Where the token in use came from, in words ("the environment variable HEROKU_API_KEY"); empty for the sandbox.
    [[nodiscard]] virtual QString tokenOrigin() const = 0;
    /// Where a token lies that connectAccount({}) would use, in words ("the file ~/.netrc"); empty: none, or nobody
    /// looked.
    [[nodiscard]] virtual QString foundToken() const { return {}; }
    [[nodiscard]] virtual std::optional<SessionProblem> problem() const = 0; ///< why the last attempt failed
    [[nodiscard]] virtual QString notice() const = 0; ///< "There is no keyring here: the token is kept until you quit."
    /// Names the account among all that are used here (host and id, no secret), for what is kept about it; empty until
    /// known.
    [[nodiscard]] virtual QString accountKey() const { return {}; }
    [[nodiscard]] virtual bool isLasting() const {
        return true;
    } ///< false: a sandbox that lives in memory and begins anew
    [[nodiscard]] virtual QString dataApi() const {
        return {};
    } ///< base of the Data API in use, "https://api.data.heroku.com"

Q_SIGNALS:
    void changed();
};

} // namespace poolhouse::fleet
