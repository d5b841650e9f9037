// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/session.h"
#include "models/operations/journal_keeper.h"
#include "models/plans/plan_file.h"
#include "tests/support/memory_plans.h"
#include "ui/platform/desktop.h"
#include "ui/platform/file_choice.h"
#include "ui/platform/memory_preferences.h"

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace poolhouse::test {

using ui::MemoryPreferences;

/// Desktop that records its calls.
class DesktopSpy final : public ui::Desktop {
public:
    void openInBrowser(const QUrl& url) override { opened << url.toString(); }
    void copyText(const QString& text) override { copied << text; }
    void copySecret(const QString& secret) override { secrets << secret; }
    void takeBackSecret() override { ++takenBack; }
    void notify(const ui::Notification& notification, std::function<void()> clicked) override {
        notified.push_back(notification);
        clicks.push_back(std::move(clicked));
    }

    QStringList opened;
    QStringList copied;
    QStringList secrets; ///< copied with the hint
    int takenBack = 0;
    std::vector<ui::Notification> notified;
    std::vector<std::function<void()>> clicks; ///< click handlers of the notifications
};

/// Chooses the first path offered and records what would be written.
class FilesSpy final : public ui::FileChoice {
public:
    void chooseSave(QWidget*, const QString&, const QString& suggestedName, const QString&,
                    std::function<void(const QString& path)> chosen) override {
        suggested << suggestedName;
        chosen(path.isEmpty() ? QStringLiteral("/home/ada/") + suggestedName : path);
    }
    void chooseOpen(QWidget*, const QString&, const QString&,
                    std::function<void(const QString& path)> chosen) override {
        chosen(QStringLiteral("/home/ada/plan.json"));
    }
    [[nodiscard]] core::Result<QByteArray, QString> read(const QString&) override { return toRead; }
    [[nodiscard]] core::Result<core::Done, QString> write(const QString&, const QByteArray& content) override {
        written << content;
        return problem ? core::Result<core::Done, QString>(*problem) : core::Done{};
    }

    QString path; ///< chosen for every file to save; empty: what is suggested
    QStringList suggested;
    QList<QByteArray> written;
    std::optional<QString> problem; ///< of every write
    QByteArray toRead;              ///< content of any file opened
};

/// Plan files without a format.
class NoPlanFiles final : public plans::PlanFiles {
public:
    [[nodiscard]] QByteArray written(const core::Plan&) const override { return {}; }
    [[nodiscard]] core::Result<core::Plan, plans::PlanFileError> read(const QByteArray&) const override {
        return plans::PlanFileError{{}, "must be a plan"};
    }
    [[nodiscard]] core::Result<core::Needs, plans::PlanFileError> readNeeds(const QByteArray&) const override {
        return plans::PlanFileError{{}, "must be needs"};
    }
};

/// Scripted session that records its calls.
/// Answers mend() as configured.
class JournalKeeperSpy final : public operations::JournalKeeper {
public:
    operations::RepairResult repair() override {
        ++asked;
        if (then) {
            then();
        }
        return answer;
    }

    int asked = 0;
    operations::RepairResult answer;
    std::function<void()> then;
};

class ScriptedSession final : public fleet::Session {
    Q_OBJECT
public:
    using fleet::Session::Session;

    void openSandbox() override { asked << QStringLiteral("sandbox"); }
    void connectAccount(const QString& typed, bool remember) override {
        asked << QStringLiteral("account");
        token = typed;
        remembered = remember;
    }
    void lookForFoundToken() override { ++looks; }
    void disconnectSession() override {
        asked << QStringLiteral("disconnect");
        become(State::None);
    }
    void forgetToken() override { asked << QStringLiteral("forget"); }

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] bool isSandbox() const override { return m_sandbox; }
    [[nodiscard]] QString target() const override { return m_target; }
    [[nodiscard]] Keyring keyring() const override { return m_keyring; }
    [[nodiscard]] std::optional<fleet::TokenOrigin> foundToken() const override { return m_foundToken; }
    [[nodiscard]] std::optional<fleet::TokenOrigin> tokenOrigin() const override { return {}; }
    [[nodiscard]] std::optional<fleet::SessionProblem> problem() const override { return m_problem; }
    [[nodiscard]] std::vector<fleet::SessionNotice> notices() const override { return m_notices; }
    [[nodiscard]] QString accountKey() const override { return m_state == State::Connected ? m_target : QString(); }
    [[nodiscard]] QString dataApi() const override { return QStringLiteral("https://api.data.example.com"); }

    void become(State state, const QString& target = {}) {
        m_state = state;
        m_target = target;
        Q_EMIT changed();
    }
    void connectSandbox() {
        m_sandbox = true;
        become(State::Connected, QStringLiteral("built-in sandbox"));
    }
    void connectReal() {
        m_sandbox = false;
        become(State::Connected, QStringLiteral("api.heroku.com as ada@example.com"));
    }
    void fail(const fleet::SessionProblem& problem) {
        m_problem = problem;
        become(State::None);
    }
    void setKeyring(Keyring keyring) {
        m_keyring = keyring;
        Q_EMIT changed();
    }
    void setFoundToken(fleet::TokenOrigin origin) {
        m_foundToken = origin;
        Q_EMIT changed();
    }
    void setNotice(const fleet::SessionNotice& notice) {
        m_notices = {notice};
        Q_EMIT changed();
    }

    QStringList asked;
    int looks = 0; ///< number of token lookups
    QString token;
    bool remembered = false;

private:
    State m_state = State::None;
    bool m_sandbox = false;
    QString m_target;
    Keyring m_keyring = Keyring::Available;
    std::optional<fleet::SessionProblem> m_problem;
    std::optional<fleet::TokenOrigin> m_foundToken;
    std::vector<fleet::SessionNotice> m_notices;
};

} // namespace poolhouse::test
