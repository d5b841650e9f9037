// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <string>

namespace poolhouse::console {

/// Where the desktop keeps secrets. Nothing here blocks or pends without limit; a reply comes from the event loop,
/// once, and never after its Call is gone.
class Keyring {
public:
    enum class Outcome {
        Done,
        NotFound, ///< there is a keyring, without such an entry
        Missing,  ///< there is no keyring, or it does not answer
    };
    struct Answer {
        Outcome outcome = Outcome::Missing;
        std::string secret; ///< after a read that is Done
    };
    using Reply = std::function<void(Answer)>;

    virtual ~Keyring() = default;
    virtual api::Call read(const QString& key, Reply reply) = 0;
    virtual api::Call write(const QString& key, const std::string& secret, Reply reply) = 0;
    virtual api::Call remove(const QString& key, Reply reply) = 0; ///< NotFound counts as Done
};

/// The keyring of the desktop, by QtKeychain.
class DesktopKeyring final : public QObject, public Keyring {
public:
    /// `patience`: how long an answer may take before the keyring counts as missing. A locked one asks its user first.
    explicit DesktopKeyring(std::chrono::milliseconds patience, QObject* parent = nullptr);

    api::Call read(const QString& key, Reply reply) override;
    api::Call write(const QString& key, const std::string& secret, Reply reply) override;
    api::Call remove(const QString& key, Reply reply) override;

private:
    std::chrono::milliseconds m_patience;
};

} // namespace poolhouse::console
