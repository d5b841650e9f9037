// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/credentials.h"
#include "app/console/source.h"
#include "models/api/api_hosts.h"
#include "models/api/services.h"
#include "models/fleet/session.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Poller;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::ui {
class Preferences;
}

namespace poolhouse::console {

/// A running sandbox; the destructor stops it.
class RunningSandbox {
public:
    virtual ~RunningSandbox() = default;
    [[nodiscard]] virtual QUrl url() const = 0; ///< base URL of both Platform and Data API
};

/// A running sandbox, or the reason for the failure.
using StartedSandbox = core::Result<std::unique_ptr<RunningSandbox>, fleet::SandboxNotStarted>;
/// Starts a sandbox. The reply is called once, from the event loop; cancelling the call also stops the sandbox.
using SandboxStarter = std::function<api::Call(const SandboxSource&, std::function<void(StartedSandbox)>)>;

/// Dependencies of a session; all references must outlive the controller.
struct SessionDependencies {
    CredentialSources& credentials;
    api::AccountService& account; ///< of the client created by `connect`
    std::function<void(const api::ApiHosts&, api::Token)> connect;
    std::function<void()> disconnect; ///< drops the client, its in-flight requests and its token
    SandboxStarter startSandbox;
    fleet::Store& store;
    fleet::Poller& poller;
    ui::Preferences& preferences;
    std::chrono::milliseconds renewalInterval{30000}; ///< between looks for a renewed token while one is refused
    ApiSource api = publicApi();                      ///< of an account, unless the command line names another
};

/// Session lifecycle: API, token, and transitions between them. Before a new session begins, the old one is torn down
/// completely: poller stopped, store cleared, client and token dropped, sandbox stopped.
class SessionController final : public fleet::Session {
    Q_OBJECT
public:
    explicit SessionController(SessionDependencies dependencies, QObject* parent = nullptr);
    ~SessionController() override;

    /// Opens the given source, else the last used one, else shows the welcome page.
    void begin(const Source& source);

    [[nodiscard]] bool isOpen(const Source& source) const; ///< or being opened

    void openSandbox() override;
    void connectAccount(const QString& token, bool remember) override; ///< an empty token triggers the token lookup
    void lookForFoundToken() override;
    void takeRenewedToken() override { lookForRenewedToken(console::Keyring::Prompt::Allowed); }
    void disconnectSession() override;
    void forgetToken() override;

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] bool isSandbox() const override { return m_isSandbox; }
    [[nodiscard]] QString target() const override;
    [[nodiscard]] Keyring keyring() const override { return m_keyring; }
    [[nodiscard]] std::optional<TokenOrigin> tokenOrigin() const override { return m_origin; }
    [[nodiscard]] std::optional<TokenOrigin> foundToken() const override { return m_found; }
    [[nodiscard]] std::vector<TokenOrigin> otherTokens() const override { return m_others; }
    [[nodiscard]] std::optional<fleet::SessionProblem> problem() const override { return m_problem; }
    [[nodiscard]] std::vector<fleet::SessionNotice> notices() const override { return m_notices; }
    [[nodiscard]] QString accountKey() const override;
    /// Stands for the account until its name is known, and belongs to it then (identityOf()); empty for a sandbox.
    [[nodiscard]] QString tokenIdentity() const { return m_identity; }
    /// The token may not read the account's name: accountKey() is tokenIdentity() until takeName().
    [[nodiscard]] bool isUnnamed() const { return m_unnamed; }
    /// Once the name is known after all, and nothing is under way for the unnamed account.
    void takeName();
    [[nodiscard]] bool isLasting() const override { return !m_isSandbox || !m_sandboxSource.database.isEmpty(); }
    [[nodiscard]] QString dataApi() const override { return m_dataApi; }

private:
    enum class Attempt { Typed, Found };
    [[nodiscard]] static bool lacksIdentityScope(const api::ApiError& error);
    [[nodiscard]] static bool readableWithout(const api::ApiError& error, Attempt attempt);

    [[nodiscard]] QString host() const { return hostLabel(m_api.hosts.platform); }
    void onSandboxStarted(StartedSandbox started);
    void findToken();
    void tryToken(FoundToken found, Attempt attempt, std::string secretToRemember);
    void onAccountReply(const api::ApiResult<api::Account>& answer, Attempt attempt, const std::string& secret);
    void explainRefusal(const api::ApiError& error);
    [[nodiscard]] bool isRefused() const;
    void lookForRenewedToken(console::Keyring::Prompt prompt);
    void watchForRenewal();
    void followAccount();
    void setUnnamed();
    void remember(const std::string& secret);
    void endSession();
    void goOnline();
    void fail(fleet::SessionProblem problem);
    void noteKeyring(console::Keyring::Outcome outcome);

    SessionDependencies m_dependencies;
    Credentials m_credentials;
    ApiSource m_api;               ///< of the account
    SandboxSource m_sandboxSource; ///< sandbox options from the command line
    std::unique_ptr<RunningSandbox> m_sandbox;
    bool m_isSandbox = false; ///< also while starting
    State m_state = State::None;
    Keyring m_keyring = Keyring::Unknown;
    std::optional<TokenOrigin> m_origin;
    QByteArray m_fingerprint; ///< of the token in use
    QString m_identity;
    bool m_unnamed = false;
    std::optional<console::Keyring::Prompt> m_looking; ///< for a renewed token
    std::vector<TokenOrigin> m_others;
    QTimer m_renewal;
    std::optional<TokenOrigin> m_found; ///< result of lookForFoundToken()
    QString m_email;
    QString m_dataApi;
    std::optional<fleet::SessionProblem> m_problem;
    std::vector<fleet::SessionNotice> m_notices;
    api::Call m_request;       ///< in-flight request of the current attempt: keyring, API or sandbox start
    api::Call m_lookup;        ///< for a renewed token
    api::Call m_search;        ///< of lookForFoundToken(); may wait for a prompt while m_lookup repeats
    api::Call m_keyringUpdate; ///< keyring write or removal after an attempt
};

} // namespace poolhouse::console
