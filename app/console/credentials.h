// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/keyring.h"
#include "app/console/masked_secret.h"
#include "models/api/delay.h"
#include "models/api/token.h"
#include "models/fleet/session_notice.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::console {

/// Result of reading one credential source.
struct SecretReading {
    std::optional<std::string> secret;
    std::optional<fleet::SessionNotice> notice{}; ///< why it could not be read
};

/// Sources of API tokens; injected so that tests can observe the lookups.
class CredentialSources {
public:
    virtual ~CredentialSources() = default;
    virtual SecretReading environment() = 0;
    virtual SecretReading netrc(const QString& machine) = 0;
    virtual Keyring& keyring() = 0;
};

/// HEROKU_API_KEY, the desktop keyring and ~/.netrc of the current user.
class DesktopCredentialSources final : public CredentialSources {
public:
    /// `environment`: the token of HEROKU_API_KEY.
    explicit DesktopCredentialSources(std::chrono::milliseconds keyringTimeout, MaskedSecret environment = {});

    SecretReading environment() override;
    SecretReading netrc(const QString& machine) override;
    Keyring& keyring() override { return m_keyring; }

private:
    MaskedSecret m_environment;
    DesktopKeyring m_keyring;
};

using fleet::TokenOrigin;

/// Result of a token lookup.
struct FoundToken {
    std::optional<api::Token> token;           ///< nullopt: none found
    std::optional<TokenOrigin> origin;         ///< of `token`
    QByteArray fingerprint;                    ///< of `token`, to detect another one; meaningless outside this process
    QString identity;                          ///< see identityOf()
    std::optional<Keyring::Outcome> keyring;   ///< nullopt: not queried
    std::vector<fleet::SessionNotice> notices; ///< on unreadable sources; never a secret
};

/// Result of looking for a token that replaces a refused one.
struct RenewedToken {
    /// Another token, from the place of the refused one or one that takes precedence. A place behind may hold an older
    /// token, which was left there by a logout, or one of another account.
    std::optional<FoundToken> token;
    std::vector<TokenOrigin> others; ///< places behind that hold another token
};

/// Token lookup in order of precedence: HEROKU_API_KEY, the desktop keyring, the Heroku CLI's entry in it, ~/.netrc.
class Credentials {
public:
    explicit Credentials(CredentialSources& sources) : m_sources(sources) {}

    /// `host`, as returned by hostLabel(), names the keyring entry and, without its port, the ~/.netrc machine. `reply`
    /// is called once, from the event loop, unless the Call is dropped.
    api::Call find(const QString& host, Keyring::Prompt prompt, std::function<void(FoundToken)> reply);
    /// After the API refused the token from `refused`. Never prompts unless `prompt` allows it.
    api::Call findRenewed(const QString& host, TokenOrigin refused, const QByteArray& fingerprint,
                          Keyring::Prompt prompt, std::function<void(RenewedToken)> reply);
    api::Call remember(const QString& host, const std::string& secret, Keyring::Reply reply);
    api::Call forget(const QString& host, Keyring::Reply reply);

private:
    struct Search;
    using SearchPtr = std::shared_ptr<Search>;

    api::Call search(const SearchPtr& search);
    void readKeyring(const SearchPtr& search);
    void readCliEntry(const SearchPtr& search);
    void readNetrc(const SearchPtr& search);

    CredentialSources& m_sources;
    api::TimerDelay m_delay;
};

/// Stands for an account whose name its token may not read: "token-" and 16 digits of a SHA-256 over host and token.
[[nodiscard]] QString identityOf(const QString& host, std::string_view secret);
/// An entered token, with the data that find() would return for it.
[[nodiscard]] FoundToken typedToken(const QString& host, const std::string& secret);

/// Random token for the sandbox; reads no credential source.
[[nodiscard]] api::Token throwawayToken();

} // namespace poolhouse::console
