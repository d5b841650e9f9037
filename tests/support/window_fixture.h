// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/session.h"
#include "models/plans/plan_file.h"
#include "tests/support/memory_plans.h"
#include "ui/platform/desktop.h"
#include "ui/platform/file_choice.h"
#include "ui/platform/memory_preferences.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>
#include <QUrl>
#include <QVariant>

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace poolhouse::test {

using ui::MemoryPreferences;

/// Writes down what was asked of the desktop.
class DesktopSpy final : public ui::Desktop {
public:
    void openInBrowser(const QUrl& url) override { opened << url.toString(); }
    void copyText(const QString& text) override { copied << text; }
    void notify(const ui::Notification& notification, std::function<void()> clicked) override {
        notified.push_back(notification);
        clicks.push_back(std::move(clicked));
    }

    QStringList opened;
    QStringList copied;
    std::vector<ui::Notification> notified;
    std::vector<std::function<void()>> clicks; ///< what a click on each does
};

/// Chooses the first place offered, and keeps what would have been written.
class FilesSpy final : public ui::FileChoice {
public:
    void chooseSave(QWidget*, const QString&, const QString& suggestedName, const QString&,
                    std::function<void(const QString& path)> chosen) override {
        suggested << suggestedName;
        chosen(QStringLiteral("/home/ada/") + suggestedName);
    }
    void chooseOpen(QWidget*, const QString&, const QString&,
                    std::function<void(const QString& path)> chosen) override {
        chosen(QStringLiteral("/home/ada/plan.json"));
    }
    [[nodiscard]] core::Result<QByteArray, QString> read(const QString&) override { return toRead; }
    [[nodiscard]] QString write(const QString&, const QByteArray& content) override {
        written << content;
        return problem;
    }

    QStringList suggested;
    QList<QByteArray> written;
    QString problem;
    QByteArray toRead; ///< of whatever is opened
};

/// No plan is ever a file.
class NoPlanFiles final : public plans::PlanFiles {
public:
    [[nodiscard]] QByteArray written(const core::Plan&) const override { return {}; }
    [[nodiscard]] core::Result<core::Plan, QString> read(const QByteArray&) const override {
        return QStringLiteral("must be a plan");
    }
};

/// A session that does nothing by itself: the test says what happens, and sees what was asked.
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
    [[nodiscard]] QString foundToken() const override { return m_foundToken; }
    [[nodiscard]] QString tokenOrigin() const override { return {}; }
    [[nodiscard]] std::optional<text::ProblemText> problem() const override { return m_problem; }
    [[nodiscard]] QString notice() const override { return m_notice; }
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
    void fail(const text::ProblemText& problem) {
        m_problem = problem;
        become(State::None);
    }
    void setKeyring(Keyring keyring) {
        m_keyring = keyring;
        Q_EMIT changed();
    }
    void setFoundToken(const QString& place) {
        m_foundToken = place;
        Q_EMIT changed();
    }
    void setNotice(const QString& notice) {
        m_notice = notice;
        Q_EMIT changed();
    }

    QStringList asked;
    int looks = 0; ///< for a token that is there already
    QString token;
    bool remembered = false;

private:
    State m_state = State::None;
    bool m_sandbox = false;
    QString m_target;
    Keyring m_keyring = Keyring::Available;
    std::optional<text::ProblemText> m_problem;
    QString m_foundToken;
    QString m_notice;
};

} // namespace poolhouse::test
