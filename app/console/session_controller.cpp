// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/session_controller.h"

#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "ui/platform/preferences.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace poolhouse::console {

namespace {

using Notice = fleet::SessionNotice::Code;

QString lastKey() {
    return QStringLiteral("session/last");
}

QString lastSandbox() {
    return QStringLiteral("sandbox");
}

QString lastAccount() {
    return QStringLiteral("account");
}

QString baseText(const QUrl& url) {
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

/// One path however it is spelled.
QString fullPath(const QString& file) {
    const QFileInfo info(file);
    const QFileInfo folder(info.absolutePath());
    return info.exists()     ? info.canonicalFilePath()
           : folder.exists() ? QDir(folder.canonicalFilePath()).filePath(info.fileName())
                             : info.absoluteFilePath();
}

} // namespace

SessionController::SessionController(SessionDependencies dependencies, QObject* parent)
    : Session(parent),
      m_dependencies(std::move(dependencies)),
      m_credentials(m_dependencies.credentials),
      m_api(m_dependencies.api) {
    m_renewal.setInterval(m_dependencies.renewalInterval);
    connect(&m_renewal, &QTimer::timeout, this, [this] { lookForRenewedToken(console::Keyring::Prompt::Never); });
    connect(&m_dependencies.poller, &fleet::Poller::changed, this, &SessionController::watchForRenewal);
    connect(&m_dependencies.poller, &fleet::Poller::changed, this, &SessionController::followAccount);
}

SessionController::~SessionController() {
    endSession();
}

void SessionController::begin(const Source& source) {
    if (const auto* sandbox = std::get_if<SandboxSource>(&source)) {
        m_sandboxSource = *sandbox;
        openSandbox();
        return;
    }
    if (const auto* given = std::get_if<ApiSource>(&source)) {
        m_api = *given;
        findToken();
        return;
    }
    const auto last = m_dependencies.preferences.value(lastKey()).toString();
    if (last == lastSandbox()) {
        openSandbox();
    } else if (last == lastAccount()) {
        findToken();
    } else {
        Q_EMIT changed();
    }
}

bool SessionController::isOpen(const Source& source) const {
    if (m_state == State::None) {
        return false;
    }
    return m_isSandbox ? source == Source(m_sandboxSource) : source == Source(m_api);
}

void SessionController::openSandbox() {
    endSession();
    m_isSandbox = true;
    m_state = State::Connecting;
    m_request = m_dependencies.startSandbox(m_sandboxSource,
                                            [this](StartedSandbox started) { onSandboxStarted(std::move(started)); });
    Q_EMIT changed();
}

void SessionController::onSandboxStarted(StartedSandbox started) {
    if (!started) {
        fail(started.error());
        return;
    }
    m_sandbox = std::move(started).value();
    const auto url = m_sandbox->url();
    m_dataApi = baseText(url);
    m_dependencies.connect({url, url}, throwawayToken());
    m_dependencies.preferences.setValue(lastKey(), lastSandbox());
    goOnline();
}

void SessionController::connectAccount(const QString& token, bool remember) {
    const auto secret = token.trimmed().toStdString();
    if (secret.empty()) {
        findToken();
        return;
    }
    endSession();
    auto typed = typedToken(host(), secret);
    if (!typed.token->usable()) {
        fail(fleet::MalformedToken{});
        return;
    }
    tryToken(std::move(typed), Attempt::Typed, remember ? secret : std::string());
}

void SessionController::findToken() {
    endSession();
    m_state = State::Connecting;
    m_request = m_credentials.find(host(), console::Keyring::Prompt::Allowed, [this](FoundToken found) {
        if (found.keyring) {
            noteKeyring(*found.keyring);
        }
        m_notices = found.notices;
        if (!found.token) {
            fail(fleet::NoTokenFound{host().toStdString()});
            return;
        }
        tryToken(std::move(found), Attempt::Found, {});
    });
    Q_EMIT changed();
}

bool SessionController::isRefused() const {
    return m_state == State::Connected && m_dependencies.poller.phase() == fleet::Poller::Phase::Refused;
}

/// A lookup requested by the user, which may prompt, replaces one that may not.
void SessionController::lookForRenewedToken(console::Keyring::Prompt prompt) {
    if (!isRefused() || !m_origin || m_origin == TokenOrigin::Typed || (m_looking && *m_looking <= prompt)) {
        return;
    }
    m_looking = prompt;
    m_lookup = m_credentials.findRenewed(host(), *m_origin, m_fingerprint, prompt, [this](RenewedToken renewed) {
        m_looking.reset();
        if (renewed.token) {
            endSession();
            tryToken(*std::move(renewed.token), Attempt::Found, {});
        } else if (m_others != renewed.others) {
            m_others = std::move(renewed.others);
            Q_EMIT changed();
        }
    });
}

void SessionController::watchForRenewal() {
    if (!isRefused()) {
        m_renewal.stop();
    } else if (!m_renewal.isActive()) {
        m_renewal.start();
        lookForRenewedToken(console::Keyring::Prompt::Never);
    }
}

/// The first answer may have been a failure that said nothing of the scope.
void SessionController::followAccount() {
    const auto& poller = m_dependencies.poller;
    const auto problem = poller.accountProblem();
    if (m_state == State::Connected && !m_isSandbox && !m_unnamed && !poller.account() && problem &&
        lacksIdentityScope(*problem)) {
        setUnnamed();
        Q_EMIT changed();
    }
}

void SessionController::setUnnamed() {
    m_unnamed = true;
    m_notices.push_back({Notice::UnnamedAccount});
}

void SessionController::takeName() {
    if (m_unnamed && m_dependencies.poller.account()) {
        m_unnamed = false;
        std::erase(m_notices, fleet::SessionNotice{Notice::UnnamedAccount});
        Q_EMIT changed();
    }
}

void SessionController::explainRefusal(const api::ApiError& error) {
    const auto origin = *m_origin;
    m_request = m_credentials.findRenewed(
        host(), origin, m_fingerprint, console::Keyring::Prompt::Never, [this, error, origin](RenewedToken renewed) {
            if (renewed.token) { // of a place that takes precedence, since the refused one was read just now
                renewed.others.insert(renewed.others.begin(), *renewed.token->origin);
            }
            fail(fleet::TokenRefused{error, origin, host().toStdString(), std::move(renewed.others)});
        });
}

void SessionController::tryToken(FoundToken found, Attempt attempt, std::string secretToRemember) {
    m_state = State::Connecting;
    m_origin = found.origin;
    m_fingerprint = found.fingerprint;
    m_identity = found.identity;
    m_dataApi = baseText(m_api.hosts.data);
    m_dependencies.connect(m_api.hosts, std::move(*found.token));
    m_request = m_dependencies.account.account(
        [this, attempt, secret = std::move(secretToRemember)](const api::ApiResult<api::Account>& answer) {
            onAccountReply(answer, attempt, secret);
        });
    Q_EMIT changed();
}

void SessionController::onAccountReply(const api::ApiResult<api::Account>& answer, Attempt attempt,
                                       const std::string& secret) {
    const auto token = secret; // copied: the callback that owns it may be destroyed with the session
    if (answer) {
        m_email = QString::fromStdString(answer.value().email);
    } else if (attempt == Attempt::Found && answer.error().kind == api::ApiError::Kind::Unauthorized) {
        explainRefusal(api::ApiError(answer.error()));
        return;
    } else if (!readableWithout(answer.error(), attempt)) {
        fail(answer.error());
        return;
    }
    if (m_api == m_dependencies.api) {
        m_dependencies.preferences.setValue(lastKey(), lastAccount());
    }
    if (!answer && lacksIdentityScope(answer.error())) {
        setUnnamed();
    }
    if (!token.empty() && (answer || answer.error().kind == api::ApiError::Kind::Forbidden)) { // accepted
        remember(token);
    }
    goOnline();
}

bool SessionController::lacksIdentityScope(const api::ApiError& error) {
    return error.kind == api::ApiError::Kind::Forbidden && error.status == 403 && error.id != "suspended" &&
           error.id != "delinquent";
}

/// Reading needs no account. A token without the identity scope never gets it; a known token is tried without a network
/// too, as the poller retries. A typed one needs an answer of the API.
bool SessionController::readableWithout(const api::ApiError& error, Attempt attempt) {
    using Kind = api::ApiError::Kind;
    return lacksIdentityScope(error) || error.kind == Kind::ServerError ||
           (attempt == Attempt::Found && api::isTransient(error));
}

void SessionController::remember(const std::string& secret) {
    m_keyringUpdate = m_credentials.remember(host(), secret, [this](console::Keyring::Answer answer) {
        noteKeyring(answer.outcome);
        if (answer.outcome == console::Keyring::Outcome::Done) {
            m_origin = TokenOrigin::Keyring;
            m_notices.push_back({Notice::Remembered});
        } else {
            m_notices.push_back({Notice::NotRemembered});
        }
        Q_EMIT changed();
    });
}

void SessionController::forgetToken() {
    m_keyringUpdate = m_credentials.forget(host(), [this](console::Keyring::Answer answer) {
        noteKeyring(answer.outcome);
        m_notices = {
            {answer.outcome == console::Keyring::Outcome::Done ? Notice::Forgotten : Notice::NothingForgotten}};
        if (m_origin == TokenOrigin::Keyring) {
            m_origin = TokenOrigin::Typed;
        }
        m_found.reset(); // the token found may have been the keyring's
        Q_EMIT changed();
    });
}

void SessionController::lookForFoundToken() {
    m_search = m_credentials.find(host(), console::Keyring::Prompt::Allowed, [this](const FoundToken& found) {
        if (found.keyring) {
            noteKeyring(*found.keyring);
        }
        m_found = found.origin;
        Q_EMIT changed();
    });
}

void SessionController::disconnectSession() {
    endSession();
    m_dependencies.preferences.setValue(lastKey(), QString());
    Q_EMIT changed();
}

QString SessionController::target() const {
    if (m_state == State::None) {
        return {};
    }
    if (m_isSandbox) {
        return tr("built-in sandbox");
    }
    if (m_unnamed) {
        return tr("%1 as an unnamed account").arg(host());
    }
    if (const auto account = m_dependencies.poller.account()) {
        return tr("%1 as %2").arg(host(), QString::fromStdString(account->email));
    }
    return m_email.isEmpty() ? host() : tr("%1 as %2").arg(host(), m_email);
}

QString SessionController::accountKey() const {
    if (m_unnamed && m_state == State::Connected) {
        return m_identity;
    }
    const auto account = m_state == State::Connected ? m_dependencies.poller.account() : std::nullopt;
    if (!account) {
        return {};
    }
    auto id = QString::fromStdString(account->id);
    if (!m_isSandbox) {
        return id; // one account, however its host is spelled
    }
    // all sandboxes have the same account; the database file, or being in memory, identifies one
    const auto place = m_sandboxSource.database.isEmpty()
                           ? QStringLiteral("sandbox")
                           : QStringLiteral("sandbox %1").arg(fullPath(m_sandboxSource.database));
    return place + QLatin1Char(' ') + id;
}

void SessionController::endSession() {
    m_request.cancel();
    m_lookup.cancel();
    m_search.cancel();
    m_looking.reset();
    m_others.clear();
    m_dependencies.poller.stop();
    m_dependencies.store.clear();
    m_dependencies.disconnect();
    m_sandbox.reset();
    m_isSandbox = false;
    m_state = State::None;
    m_origin.reset();
    m_fingerprint.clear();
    m_identity.clear();
    m_unnamed = false;
    m_renewal.stop();
    m_email.clear();
    m_dataApi.clear();
    m_problem.reset();
    m_notices.clear();
}

void SessionController::goOnline() {
    m_state = State::Connected;
    m_dependencies.poller.start();
    Q_EMIT changed();
}

void SessionController::fail(fleet::SessionProblem problem) {
    auto notices = m_notices;
    endSession();
    m_notices = std::move(notices);
    m_problem = std::move(problem);
    Q_EMIT changed();
}

void SessionController::noteKeyring(console::Keyring::Outcome outcome) {
    m_keyring = outcome == console::Keyring::Outcome::Missing ? Keyring::Missing : Keyring::Available;
}

} // namespace poolhouse::console
