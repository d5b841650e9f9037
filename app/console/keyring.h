// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <string>

namespace poolhouse::console {

/// Secret storage. Calls are asynchronous and bounded in time; the reply arrives once, from the event loop, and never
/// after its Call is dropped.
class Keyring {
public:
    enum class Outcome {
        Done,
        NotFound, ///< keyring available, no such entry
        Missing,  ///< no keyring, or no response in time
    };
    struct Answer {
        Outcome outcome = Outcome::Missing;
        std::string secret; ///< set after a read with Outcome::Done
    };
    using Reply = std::function<void(Answer)>;

    /// Whether a locked keyring may ask its user for a password: only directly after a user action.
    /// Otherwise what is locked counts as missing.
    enum class Prompt { Allowed, Never };

    virtual ~Keyring() = default;
    virtual api::Call read(const QString& key, Prompt prompt, Reply reply) = 0;
    virtual api::Call write(const QString& key, const std::string& secret, Reply reply) = 0;
    virtual api::Call remove(const QString& key, Reply reply) = 0;  ///< NotFound counts as Done
    virtual api::Call readCliToken(Prompt prompt, Reply reply) = 0; ///< the entry of the Heroku CLI
};

/// The desktop keyring, through QtKeychain; the entry of the Heroku CLI over D-Bus, and its own where no prompt is
/// allowed, which QtKeychain does not offer.
class DesktopKeyring final : public QObject, public Keyring {
public:
    /// `timeout`: time until an unresponsive keyring counts as missing. A locked keyring prompts its user first.
    explicit DesktopKeyring(std::chrono::milliseconds timeout, QObject* parent = nullptr);

    api::Call read(const QString& key, Prompt prompt, Reply reply) override;
    api::Call write(const QString& key, const std::string& secret, Reply reply) override;
    api::Call remove(const QString& key, Reply reply) override;
    api::Call readCliToken(Prompt prompt, Reply reply) override;

private:
    std::chrono::milliseconds m_timeout;
};

} // namespace poolhouse::console
