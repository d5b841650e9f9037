// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/credentials.h"

#include "app/console/netrc.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <memory>

namespace poolhouse::console {

namespace {

constexpr qint64 netrcSizeLimit = 1024 * 1024;

QString keyringEntry(const QString& host) {
    return QStringLiteral("token for %1").arg(host);
}

QString machineOf(const QString& host) {
    const auto port = host.lastIndexOf(QLatin1Char(':'));
    return port > host.lastIndexOf(QLatin1Char(']')) && port >= 0 ? host.left(port) : host;
}

void addNotice(QString& notices, const QString& notice) {
    if (!notice.isEmpty()) {
        notices += notices.isEmpty() ? notice : QLatin1Char(' ') + notice;
    }
}

/// Skips a malformed token, with a notice.
bool accept(FoundToken& found, TokenOrigin origin, const std::optional<std::string>& secret) {
    if (!secret) {
        return false;
    }
    api::Token token(QByteArray::fromStdString(*secret).trimmed().toStdString());
    if (!token.usable()) {
        addNotice(found.notice,
                  QStringLiteral("What is in %1 cannot be a token and was passed over.").arg(originText(origin)));
        return false;
    }
    found.token.emplace(std::move(token));
    found.origin = origin;
    return true;
}

} // namespace

DesktopCredentialSources::DesktopCredentialSources(std::chrono::milliseconds keyringTimeout)
    : m_keyring(keyringTimeout) {}

SecretReading DesktopCredentialSources::environment() {
    const auto value = qgetenv("HEROKU_API_KEY");
    return {value.isEmpty() ? std::nullopt : std::optional(value.toStdString()), {}};
}

SecretReading DesktopCredentialSources::netrc(const QString& machine) {
    QFile file(QDir::home().filePath(QStringLiteral(".netrc")));
    if (!file.exists()) {
        return {};
    }
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) {
        return {std::nullopt,
                QStringLiteral("The file ~/.netrc could not be read: %1.")
                    .arg(QFileInfo(file).isFile() ? file.errorString() : QStringLiteral("it is no file"))};
    }
    if (file.size() > netrcSizeLimit) {
        return {std::nullopt, QStringLiteral("The file ~/.netrc was not read: it is larger than one megabyte.")};
    }
    return {netrcPassword(file.readAll().toStdString(), machine.toStdString()), {}};
}

QString originText(TokenOrigin origin) {
    switch (origin) {
    case TokenOrigin::None: return {};
    case TokenOrigin::Environment: return QStringLiteral("the environment variable HEROKU_API_KEY");
    case TokenOrigin::Keyring: return QStringLiteral("the desktop keyring");
    case TokenOrigin::Netrc: return QStringLiteral("the file ~/.netrc");
    case TokenOrigin::Typed: return QStringLiteral("what you typed");
    }
    return {};
}

api::Call Credentials::find(const QString& host, std::function<void(FoundToken)> reply) {
    FoundToken found;
    auto reading = m_sources.environment();
    addNotice(found.notice, reading.notice);
    if (accept(found, TokenOrigin::Environment, reading.secret)) {
        auto answer = std::make_shared<FoundToken>(std::move(found));
        return m_delay.after(std::chrono::milliseconds(0),
                             [answer, reply = std::move(reply)] { reply(std::move(*answer)); });
    }
    auto answer = std::make_shared<FoundToken>(std::move(found));
    return m_sources.keyring().read(
        keyringEntry(host), [this, answer, host, reply = std::move(reply)](Keyring::Answer read) {
            answer->keyring = read.outcome;
            const bool inKeyring =
                read.outcome == Keyring::Outcome::Done && accept(*answer, TokenOrigin::Keyring, std::move(read.secret));
            if (!inKeyring) {
                auto netrc = m_sources.netrc(machineOf(host));
                addNotice(answer->notice, netrc.notice);
                accept(*answer, TokenOrigin::Netrc, netrc.secret);
            }
            reply(std::move(*answer));
        });
}

api::Call Credentials::remember(const QString& host, const std::string& secret, Keyring::Reply reply) {
    return m_sources.keyring().write(keyringEntry(host), secret, std::move(reply));
}

api::Call Credentials::forget(const QString& host, Keyring::Reply reply) {
    return m_sources.keyring().remove(keyringEntry(host), std::move(reply));
}

api::Token throwawayToken() {
    return api::Token(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
}

} // namespace poolhouse::console
