// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/credentials.h"

#include "app/console/netrc.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <utility>

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

QByteArray fingerprintOf(const std::string& secret) {
    static const auto salt = QUuid::createUuid().toRfc4122();
    return QCryptographicHash::hash(salt + QByteArray::fromStdString(secret), QCryptographicHash::Sha256);
}

FoundToken tokenAt(TokenOrigin origin, const QString& host, const std::string& secret) {
    FoundToken found;
    found.token.emplace(secret);
    found.origin = origin;
    found.fingerprint = fingerprintOf(secret);
    found.identity = identityOf(host, secret);
    return found;
}

/// TokenOrigin lists the places in the order in which they are searched.
bool takesPrecedence(TokenOrigin one, TokenOrigin other) {
    return one < other;
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
        const bool encrypted = QFileInfo::exists(file.fileName() + QStringLiteral(".gpg"));
        return {std::nullopt, encrypted ? std::optional(fleet::SessionNotice{Code::NetrcEncrypted}) : std::nullopt};
    }
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) {
        return {std::nullopt, QFileInfo(file).isFile()
                                  ? fleet::SessionNotice{Code::NetrcUnreadable, {}, file.errorString().toStdString()}
                                  : fleet::SessionNotice{Code::NetrcNotAFile}};
    }
    if (file.size() > netrcSizeLimit) {
        return {std::nullopt, fleet::SessionNotice{Code::NetrcTooLarge}};
    }
    auto secret = netrcPassword(file.readAll().toStdString(), machine.toStdString());
    const bool open = secret && (file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) != 0;
    return {std::move(secret), open ? std::optional(fleet::SessionNotice{Code::NetrcOpen}) : std::nullopt};
}

/// The state of one search, owned by the caller's Call.
struct Credentials::Search {
    QString host;
    Keyring::Prompt prompt = Keyring::Prompt::Never;
    bool everywhere = false; ///< false: ends at the first token
    std::vector<FoundToken> found;
    std::optional<Keyring::Outcome> keyring;
    std::vector<fleet::SessionNotice> notices;
    std::function<void(Search&)> done;
    api::Call step; ///< the place that is being read

    [[nodiscard]] bool ended() const { return !everywhere && !found.empty(); }

    /// Skips a malformed token, with a notice.
    void add(TokenOrigin origin, const SecretReading& reading) {
        if (reading.notice) {
            notices.push_back(*reading.notice);
        }
        if (!reading.secret) {
            return;
        }
        const auto secret = QByteArray::fromStdString(*reading.secret).trimmed().toStdString();
        auto token = tokenAt(origin, host, secret);
        if (token.token->usable()) {
            found.push_back(std::move(token));
        } else {
            notices.push_back({fleet::SessionNotice::Code::NotAToken, origin});
        }
    }
};

api::Call Credentials::find(const QString& host, Keyring::Prompt prompt, std::function<void(FoundToken)> reply) {
    auto search = std::make_shared<Search>();
    search->host = host;
    search->prompt = prompt;
    search->done = [reply = std::move(reply)](Search& ended) {
        auto first = ended.found.empty() ? FoundToken{} : std::move(ended.found.front());
        first.keyring = ended.keyring;
        first.notices = std::move(ended.notices);
        reply(std::move(first));
    };
    return this->search(search);
}

api::Call Credentials::findRenewed(const QString& host, TokenOrigin refused, const QByteArray& fingerprint,
                                   Keyring::Prompt prompt, std::function<void(RenewedToken)> reply) {
    auto search = std::make_shared<Search>();
    search->host = host;
    search->prompt = prompt;
    search->everywhere = true;
    search->done = [refused, fingerprint, reply = std::move(reply)](Search& ended) {
        RenewedToken renewed;
        for (auto& each : ended.found) {
            if (each.fingerprint == fingerprint) {
                continue;
            }
            if (takesPrecedence(refused, *each.origin)) {
                renewed.others.push_back(*each.origin);
            } else if (!renewed.token) {
                renewed.token.emplace(std::move(each));
            }
        }
        reply(std::move(renewed));
    };
    return this->search(search);
}

api::Call Credentials::search(const SearchPtr& search) {
    search->add(TokenOrigin::Environment, m_sources.environment());
    if (search->ended()) {
        search->step = m_delay.after(std::chrono::milliseconds(0), [search = search.get()] { search->done(*search); });
    } else {
        readKeyring(search);
    }
    return api::Call([search] { search->step.cancel(); });
}

void Credentials::readKeyring(const SearchPtr& search) {
    search->step = m_sources.keyring().read(keyringEntry(search->host), search->prompt,
                                            [this, weak = std::weak_ptr(search)](Keyring::Answer read) {
                                                const auto held = weak.lock();
                                                if (!held) {
                                                    return;
                                                }
                                                held->keyring = read.outcome;
                                                if (read.outcome == Keyring::Outcome::Done) {
                                                    held->add(TokenOrigin::Keyring, {std::move(read.secret), {}});
                                                }
                                                held->ended() ? held->done(*held) : readCliEntry(held);
                                            });
}

void Credentials::readCliEntry(const SearchPtr& search) {
    const auto answered = [this, weak = std::weak_ptr(search)](Keyring::Answer read) {
        const auto held = weak.lock();
        if (!held) {
            return;
        }
        if (read.outcome == Keyring::Outcome::Done) {
            held->add(TokenOrigin::CliKeyring, {std::move(read.secret), {}});
        }
        if (!held->ended()) {
            readNetrc(held);
        }
        held->done(*held);
    };
    search->step = m_sources.keyring().readCliToken(search->prompt, answered);
}

void Credentials::readNetrc(const SearchPtr& search) {
    search->add(TokenOrigin::Netrc, m_sources.netrc(machineOf(search->host)));
}

api::Call Credentials::remember(const QString& host, const std::string& secret, Keyring::Reply reply) {
    return m_sources.keyring().write(keyringEntry(host), secret, std::move(reply));
}

api::Call Credentials::forget(const QString& host, Keyring::Reply reply) {
    return m_sources.keyring().remove(keyringEntry(host), std::move(reply));
}

QString identityOf(const QString& host, std::string_view secret) {
    constexpr qsizetype digits = 16; // 64 bits tell tokens apart and do not lead back to one
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayLiteral("poolhouse account "));
    hash.addData(host.toUtf8() + '\n');
    hash.addData(QByteArrayView(secret));
    return QStringLiteral("token-") + QString::fromLatin1(hash.result().toHex().left(digits));
}

FoundToken typedToken(const QString& host, const std::string& secret) {
    return tokenAt(TokenOrigin::Typed, host, secret);
}

api::Token throwawayToken() {
    return api::Token(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
}

} // namespace poolhouse::console
