// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/credentials.h"
#include "models/api/delay.h"

#include <QStringList>

#include <map>

namespace poolhouse::console {

/// In-memory keyring with scripted outcomes.
class FakeKeyring final : public Keyring {
public:
    bool missing = false;
    bool locked = false; ///< until a prompt is answered
    std::map<QString, std::string> entries;
    std::optional<std::string> cliToken;
    QStringList asked; ///< "read KEY", "write KEY", "remove KEY", "read the CLI's"
    int prompts = 0;

    api::Call read(const QString& key, Prompt prompt, Reply reply) override {
        asked.append(QStringLiteral("read ") + key);
        const auto entry = entries.find(key);
        if (!readable(prompt)) {
            return later({Outcome::Missing, {}}, std::move(reply));
        }
        return entry == entries.end() ? later({Outcome::NotFound, {}}, std::move(reply))
                                      : later({Outcome::Done, entry->second}, std::move(reply));
    }
    api::Call write(const QString& key, const std::string& secret, Reply reply) override {
        asked.append(QStringLiteral("write ") + key);
        if (!missing) {
            entries[key] = secret;
        }
        return later({missing ? Outcome::Missing : Outcome::Done, {}}, std::move(reply));
    }
    api::Call remove(const QString& key, Reply reply) override {
        asked.append(QStringLiteral("remove ") + key);
        entries.erase(key);
        return later({missing ? Outcome::Missing : Outcome::Done, {}}, std::move(reply));
    }
    api::Call readCliToken(Prompt prompt, Reply reply) override {
        asked.append(QStringLiteral("read the CLI's"));
        if (!readable(prompt)) {
            return later({Outcome::Missing, {}}, std::move(reply));
        }
        return cliToken ? later({Outcome::Done, *cliToken}, std::move(reply))
                        : later({Outcome::NotFound, {}}, std::move(reply));
    }

private:
    bool readable(Prompt prompt) {
        if (!missing && locked && prompt == Prompt::Allowed) {
            ++prompts;
            locked = false;
        }
        return !missing && !locked;
    }

    api::Call later(Answer answer, Reply reply) {
        return m_delay.after(std::chrono::milliseconds(0),
                             [answer = std::move(answer), reply = std::move(reply)] { reply(answer); });
    }

    api::TimerDelay m_delay;
};

/// Scripted credential sources that record the lookups.
class FakeCredentialSources final : public CredentialSources {
public:
    SecretReading inEnvironment;
    std::map<QString, SecretReading> inNetrc;
    FakeKeyring fakeKeyring;
    QStringList looked; ///< "environment", "netrc MACHINE", "keyring"

    SecretReading environment() override {
        looked.append(QStringLiteral("environment"));
        return inEnvironment;
    }
    SecretReading netrc(const QString& machine) override {
        looked.append(QStringLiteral("netrc ") + machine);
        const auto entry = inNetrc.find(machine);
        return entry == inNetrc.end() ? SecretReading{} : entry->second;
    }
    Keyring& keyring() override {
        looked.append(QStringLiteral("keyring"));
        return fakeKeyring;
    }
};

} // namespace poolhouse::console
