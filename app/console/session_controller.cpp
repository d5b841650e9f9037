// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/session_controller.h"

#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "ui/platform/preferences.h"

#include <QFileInfo>

#include <utility>

namespace poolhouse::console {

namespace {

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

QString fullPath(const QString& file) {
    return QFileInfo(file).absoluteFilePath();
}

void addSentence(QString& text, const QString& sentence) {
    text += text.isEmpty() || sentence.isEmpty() ? sentence : QLatin1Char(' ') + sentence;
}

} // namespace

SessionController::SessionController(SessionParts parts, QObject* parent)
    : Session(parent), m_parts(std::move(parts)), m_credentials(m_parts.places) {}

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
        lookForToken();
        return;
    }
    const auto last = m_parts.preferences.value(lastKey()).toString();
    if (last == lastSandbox()) {
        openSandbox();
    } else if (last == lastAccount()) {
        lookForToken();
    } else {
        Q_EMIT changed();
    }
}

void SessionController::openSandbox() {
    endSession();
    m_isSandbox = true;
    m_state = State::Connecting;
    m_question =
        m_parts.startSandbox(m_sandboxSource, [this](StartedSandbox started) { sandboxStarted(std::move(started)); });
    Q_EMIT changed();
}

void SessionController::sandboxStarted(StartedSandbox started) {
    if (!started) {
        fail(started.error());
        return;
    }
    m_sandbox = std::move(started).value();
    const auto url = m_sandbox->url();
    m_dataApi = baseText(url);
    m_parts.connect({url, url}, throwawayToken());
    m_parts.preferences.setValue(lastKey(), lastSandbox());
    goOnline();
}

void SessionController::connectAccount(const QString& token, bool remember) {
    const auto secret = token.trimmed().toStdString();
    if (secret.empty()) {
        lookForToken();
        return;
    }
    endSession();
    api::Token usable(secret);
    if (!usable.usable()) {
        fail(fleet::MalformedToken{});
        return;
    }
    tryToken(std::move(usable), TokenOrigin::Typed, Attempt::Typed, remember ? secret : std::string());
}

void SessionController::lookForToken() {
    endSession();
    m_state = State::Connecting;
    m_question = m_credentials.find(hostLabel(m_api.hosts.platform), [this](FoundToken found) {
        if (found.keyring) {
            noteKeyring(*found.keyring);
        }
        m_notice = found.notice;
        if (!found.token) {
            fail(fleet::NoTokenFound{hostLabel(m_api.hosts.platform).toStdString()});
            return;
        }
        tryToken(std::move(*found.token), found.origin, Attempt::Found, {});
    });
    Q_EMIT changed();
}

void SessionController::tryToken(api::Token token, TokenOrigin origin, Attempt attempt, std::string secretToRemember) {
    m_state = State::Connecting;
    m_origin = origin;
    m_dataApi = baseText(m_api.hosts.data);
    m_parts.connect(m_api.hosts, std::move(token));
    m_question = m_parts.account.account(
        [this, attempt, secret = std::move(secretToRemember)](const api::ApiResult<api::Account>& answer) {
            accountAnswered(answer, attempt, secret);
        });
    Q_EMIT changed();
}

void SessionController::accountAnswered(const api::ApiResult<api::Account>& answer, Attempt attempt,
                                        const std::string& secret) {
    const auto kept = secret; // the function this came with may go with the session
    if (answer) {
        m_email = QString::fromStdString(answer.value().email);
    } else if (attempt == Attempt::Typed || !api::isTransient(answer.error())) {
        fail(answer.error());
        return;
    } // a kept token and no network: go in, the poller tries again and the window says so
    if (isPublic(m_api)) {
        m_parts.preferences.setValue(lastKey(), lastAccount());
    }
    if (!kept.empty()) {
        remember(kept);
    }
    goOnline();
}

void SessionController::remember(const std::string& secret) {
    m_keeping =
        m_credentials.remember(hostLabel(m_api.hosts.platform), secret, [this](console::Keyring::Answer answer) {
            noteKeyring(answer.outcome);
            if (answer.outcome == console::Keyring::Outcome::Done) {
                m_origin = TokenOrigin::Keyring;
                addSentence(m_notice, tr("The token is in the desktop keyring."));
            } else {
                addSentence(m_notice, tr("There is no keyring here: the token is kept until you quit."));
            }
            Q_EMIT changed();
        });
}

void SessionController::forgetToken() {
    m_keeping = m_credentials.forget(hostLabel(m_api.hosts.platform), [this](console::Keyring::Answer answer) {
        noteKeyring(answer.outcome);
        m_notice = answer.outcome == console::Keyring::Outcome::Done
                       ? tr("The token is no longer in the desktop keyring.")
                       : tr("There is no keyring here, so there was nothing to forget.");
        if (m_origin == TokenOrigin::Keyring) {
            m_origin = TokenOrigin::Typed;
        }
        m_found = TokenOrigin::None; // whatever was seen may have been the one in the keyring
        Q_EMIT changed();
    });
}

void SessionController::lookForFoundToken() {
    m_look = m_credentials.find(hostLabel(m_api.hosts.platform), [this](const FoundToken& found) {
        if (found.keyring) {
            noteKeyring(*found.keyring);
        }
        m_found = found.origin;
        Q_EMIT changed();
    });
}

void SessionController::disconnectSession() {
    endSession();
    m_parts.preferences.setValue(lastKey(), QString());
    Q_EMIT changed();
}

QString SessionController::target() const {
    if (m_state == State::None) {
        return {};
    }
    if (m_isSandbox) {
        return tr("built-in sandbox");
    }
    const auto host = hostLabel(m_api.hosts.platform);
    return m_email.isEmpty() ? host : tr("%1 as %2").arg(host, m_email);
}

QString SessionController::accountKey() const {
    const auto account = m_state == State::Connected ? m_parts.poller.account() : std::nullopt;
    if (!account) {
        return {};
    }
    // the port of a sandbox is another one each time; its file, or being in memory, is what it is
    const auto place = !m_isSandbox ? hostLabel(m_api.hosts.platform)
                       : m_sandboxSource.database.isEmpty()
                           ? QStringLiteral("sandbox")
                           : QStringLiteral("sandbox %1").arg(fullPath(m_sandboxSource.database));
    return place + QLatin1Char(' ') + QString::fromStdString(account->id);
}

void SessionController::endSession() {
    m_question.cancel();
    m_look.cancel();
    m_parts.poller.stop();
    m_parts.store.clear();
    m_parts.disconnect();
    m_sandbox.reset();
    m_isSandbox = false;
    m_state = State::None;
    m_origin = TokenOrigin::None;
    m_email.clear();
    m_dataApi.clear();
    m_problem.reset();
    m_notice.clear();
}

void SessionController::goOnline() {
    m_state = State::Connected;
    m_parts.poller.start();
    Q_EMIT changed();
}

void SessionController::fail(fleet::SessionProblem problem) {
    const auto notice = m_notice;
    endSession();
    m_notice = notice;
    m_problem = std::move(problem);
    Q_EMIT changed();
}

void SessionController::noteKeyring(console::Keyring::Outcome outcome) {
    m_keyring = outcome == console::Keyring::Outcome::Missing ? Keyring::Missing : Keyring::Available;
}

} // namespace poolhouse::console
