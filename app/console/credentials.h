// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/keyring.h"
#include "models/api/delay.h"
#include "models/api/token.h"

#include <QString>

#include <functional>
#include <optional>
#include <string>

namespace poolhouse::console {

/// A place that has no secret, one that has, or one that could not be read.
struct SecretReading {
    std::optional<std::string> secret;
    QString notice; ///< why it could not be read, a sentence for people; empty when all is well
};

/// The places where a token may be found. Handed in, so that a test can tell whether anybody looked.
class CredentialSources {
public:
    virtual ~CredentialSources() = default;
    virtual SecretReading environment() = 0;
    virtual SecretReading netrc(const QString& machine) = 0;
    virtual Keyring& keyring() = 0;
};

/// HEROKU_API_KEY, the desktop's keyring and ~/.netrc of whoever runs the program.
class DesktopCredentialSources final : public CredentialSources {
public:
    explicit DesktopCredentialSources(std::chrono::milliseconds keyringPatience);

    SecretReading environment() override;
    SecretReading netrc(const QString& machine) override;
    Keyring& keyring() override { return m_keyring; }

private:
    DesktopKeyring m_keyring;
};

enum class TokenOrigin { None, Environment, Keyring, Netrc, Typed };

/// In words, for "the token comes from ..."; empty for None.
[[nodiscard]] QString originText(TokenOrigin origin);

/// What a search for a token came to.
struct FoundToken {
    std::optional<api::Token> token; ///< empty: none anywhere
    TokenOrigin origin = TokenOrigin::None;
    std::optional<Keyring::Outcome> keyring; ///< empty: it was not asked
    QString notice;                          ///< places that could not be read, for people; never a secret
};

/// Looks for a token in the order of the product: HEROKU_API_KEY, the desktop's keyring, ~/.netrc.
class Credentials {
public:
    explicit Credentials(CredentialSources& places) : m_places(places) {}

    /// `host` as hostLabel() gives it names the keyring's entry; without its port it is the machine in ~/.netrc.
    api::Call find(const QString& host, std::function<void(FoundToken)> reply);
    api::Call remember(const QString& host, const std::string& secret, Keyring::Reply reply);
    api::Call forget(const QString& host, Keyring::Reply reply);

private:
    CredentialSources& m_places;
    api::TimerDelay m_delay;
};

/// A token for the sandbox: random, worthless elsewhere. No place is looked at.
[[nodiscard]] api::Token throwawayToken();

} // namespace poolhouse::console
