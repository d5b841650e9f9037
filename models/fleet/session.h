// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/session_notice.h"
#include "models/fleet/session_problem.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace poolhouse::fleet {

/// The session as the window sees it. Implemented by the program, scripted by tests. GUI thread only; every member
/// returns at once and changed() follows from the event loop or from within the call.
class Session : public QObject {
    Q_OBJECT
public:
    enum class State {
        None,       ///< welcome screen
        Connecting, ///< the token is being verified
        Connected,
    };
    Q_ENUM(State)
    enum class Keyring { Unknown, Available, Missing };
    Q_ENUM(Keyring)

    using QObject::QObject;

    virtual void openSandbox() = 0;
    /// Verifies the token. It is stored in the desktop keyring only when it was accepted and `remember` is set, and
    /// nowhere else. An empty token: use the one that foundToken() names.
    virtual void connectAccount(const QString& token, bool remember) = 0;
    /// Searches the credential sources without verifying a token; the result is foundToken(), announced by changed().
    virtual void lookForFoundToken() {}
    /// When the API refuses a token that was found: checks whether its source has a new one, and connects with
    /// that. No effect otherwise.
    virtual void takeRenewedToken() {}    ///< on a user action: a locked keyring may prompt
    virtual void disconnectSession() = 0; ///< back to the welcome screen; a token in the keyring stays
    virtual void forgetToken() = 0;       ///< removes the token from the keyring

    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual bool isSandbox() const = 0;
    [[nodiscard]] virtual QString target() const = 0; ///< "built-in sandbox", "api.heroku.com as ada@example.com"
    [[nodiscard]] virtual Keyring keyring() const = 0;
    /// Origin of the token in use; empty for the sandbox.
    [[nodiscard]] virtual std::optional<TokenOrigin> tokenOrigin() const = 0;
    /// Origin of the token that connectAccount({}) would use; empty: none, or not searched yet.
    [[nodiscard]] virtual std::optional<TokenOrigin> foundToken() const { return {}; }
    /// Places behind tokenOrigin() that hold another token, while the API refuses the one in use. None of them is used
    /// without being asked for.
    [[nodiscard]] virtual std::vector<TokenOrigin> otherTokens() const { return {}; }
    [[nodiscard]] virtual std::optional<SessionProblem> problem() const = 0; ///< why the last attempt failed
    [[nodiscard]] virtual std::vector<SessionNotice> notices() const = 0;    ///< in the order of their events
    /// Identifies the account in what is stored about it: its id, of a sandbox also the place, or a stand-in where the
    /// token may not read the account. Empty until known.
    [[nodiscard]] virtual QString accountKey() const { return {}; }
    [[nodiscard]] virtual bool isLasting() const {
        return true;
    } ///< false: a sandbox in memory that starts empty each time
    [[nodiscard]] virtual QString dataApi() const {
        return {};
    } ///< base of the Data API in use, "https://api.data.heroku.com"

Q_SIGNALS:
    void changed();
};

} // namespace poolhouse::fleet
