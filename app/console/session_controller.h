// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/credentials.h"
#include "app/console/source.h"
#include "models/api/api_hosts.h"
#include "models/api/services.h"
#include "models/fleet/session.h"

#include <functional>
#include <memory>

namespace poolhouse::fleet {
class Poller;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::ui {
class Preferences;
}

namespace poolhouse::console {

/// A sandbox that runs until it is destroyed.
class RunningSandbox {
public:
    virtual ~RunningSandbox() = default;
    [[nodiscard]] virtual QUrl url() const = 0; ///< serves Platform and Data API alike
};

/// A running sandbox, or why there is none.
using StartedSandbox = core::Result<std::unique_ptr<RunningSandbox>, fleet::SandboxNotStarted>;
/// Starts a sandbox; the reply comes once, from the event loop. Of a call that is cancelled nothing keeps running.
using SandboxStarter = std::function<api::Call(const SandboxSource&, std::function<void(StartedSandbox)>)>;

/// What a session is made of; all of it outlives the controller.
struct SessionParts {
    CredentialSources& places;
    api::AccountService& account; ///< of the client that `connect` sets up
    std::function<void(const api::ApiHosts&, api::Token)> connect;
    std::function<void()> disconnect; ///< drops the client with its questions and its token
    SandboxStarter startSandbox;
    fleet::Store& store;
    fleet::Poller& poller;
    ui::Preferences& preferences;
};

/// The session behind the window: which API, whose token, and what happens when they change. Of an old session nothing
/// stays: poller stopped, store empty, client and token gone, sandbox down, before a new one begins.
class SessionController final : public fleet::Session {
    Q_OBJECT
public:
    explicit SessionController(SessionParts parts, QObject* parent = nullptr);
    ~SessionController() override;

    /// What the command line asked for, or what was used last, or the welcome page.
    void begin(const Source& source);

    void openSandbox() override;
    void connectAccount(const QString& token, bool remember) override; ///< an empty token: look for one as at the start
    void lookForFoundToken() override;
    void disconnectSession() override;
    void forgetToken() override;

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] bool isSandbox() const override { return m_isSandbox; }
    [[nodiscard]] QString target() const override;
    [[nodiscard]] Keyring keyring() const override { return m_keyring; }
    [[nodiscard]] QString tokenOrigin() const override { return originText(m_origin); }
    [[nodiscard]] QString foundToken() const override { return originText(m_found); }
    [[nodiscard]] std::optional<fleet::SessionProblem> problem() const override { return m_problem; }
    [[nodiscard]] QString notice() const override { return m_notice; }
    [[nodiscard]] QString accountKey() const override;
    [[nodiscard]] bool isLasting() const override { return !m_isSandbox || !m_sandboxSource.database.isEmpty(); }
    [[nodiscard]] QString dataApi() const override { return m_dataApi; }

private:
    enum class Attempt { Typed, Found };

    void sandboxStarted(StartedSandbox started);
    void lookForToken();
    void tryToken(api::Token token, TokenOrigin origin, Attempt attempt, std::string secretToRemember);
    void accountAnswered(const api::ApiResult<api::Account>& answer, Attempt attempt, const std::string& secret);
    void remember(const std::string& secret);
    void endSession();
    void goOnline();
    void fail(fleet::SessionProblem problem);
    void noteKeyring(console::Keyring::Outcome outcome);

    SessionParts m_parts;
    Credentials m_credentials;
    ApiSource m_api = publicApi(); ///< what "the account" means: --api-url, or the public API
    SandboxSource m_sandboxSource; ///< what "the sandbox" means: as the command line says
    std::unique_ptr<RunningSandbox> m_sandbox;
    bool m_isSandbox = false; ///< also while it is starting
    State m_state = State::None;
    Keyring m_keyring = Keyring::Unknown;
    TokenOrigin m_origin = TokenOrigin::None;
    TokenOrigin m_found = TokenOrigin::None; ///< what a look without trying came to
    QString m_email;
    QString m_dataApi;
    std::optional<fleet::SessionProblem> m_problem;
    QString m_notice;
    api::Call m_question; ///< to the keyring, the API or the sandbox's starter, of the present attempt
    api::Call m_look;     ///< to the keyring, beside the attempts
    api::Call m_keeping;  ///< to the keyring, after the attempt
};

} // namespace poolhouse::console
