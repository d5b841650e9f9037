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

void addNotice(FoundToken& found, const std::optional<fleet::SessionNotice>& notice) {
    if (notice) {
        found.notices.push_back(*notice);
    }
}

/// Skips a malformed token, with a notice.
bool accept(FoundToken& found, TokenOrigin origin, const std::optional<std::string>& secret) {
    if (!secret) {
        return false;
    }
    api::Token token(QByteArray::fromStdString(*secret).trimmed().toStdString());
    if (!token.usable()) {
        found.notices.push_back({fleet::SessionNotice::Code::NotAToken, origin});
        return false;
    }
    found.token.emplace(std::move(token));
    found.origin = origin;
    return true;
}

} // namespace

DesktopCredentialSources::DesktopCredentialSources(std::chrono::milliseconds keyringTimeout, MaskedSecret environment)
    : m_environment(std::move(environment)), m_keyring(keyringTimeout) {}

SecretReading DesktopCredentialSources::environment() {
    return {m_environment.value(), {}};
}

SecretReading DesktopCredentialSources::netrc(const QString& machine) {
    using Code = fleet::SessionNotice::Code;
    QFile file(QDir::home().filePath(QStringLiteral(".netrc")));
    if (!file.exists()) {
        return {};
    }
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) {
        return {std::nullopt, QFileInfo(file).isFile()
                                  ? fleet::SessionNotice{Code::NetrcUnreadable, {}, file.errorString().toStdString()}
                                  : fleet::SessionNotice{Code::NetrcNotAFile}};
    }
    if (file.size() > netrcSizeLimit) {
        return {std::nullopt, fleet::SessionNotice{Code::NetrcTooLarge}};
    }
    return {netrcPassword(file.readAll().toStdString(), machine.toStdString()), {}};
}

api::Call Credentials::find(const QString& host, std::function<void(FoundToken)> reply) {
    FoundToken found;
    auto reading = m_sources.environment();
    addNotice(found, reading.notice);
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
                addNotice(*answer, netrc.notice);
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
