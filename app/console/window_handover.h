// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/file_lock.h"
#include "app/console/window_request.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <set>

class QLocalServer;

namespace poolhouse::ui {
class MainWindow;
}

namespace poolhouse::console {

class SessionController;

struct CommandLine;
struct Environment;

[[nodiscard]] WindowRequest windowRequest(const CommandLine& line, const Environment& environment);
/// Does what a later start asked for. Never ends a session on its own: the user may be working in it.
/// `own`: with what this window started.
void serveRequest(const WindowRequest& request, const WindowRequest& own, ui::MainWindow& window,
                  SessionController& session);
/// Why a later start did not do all it was asked for: a sentence for stderr.
[[nodiscard]] QString notTakenSentence(const std::set<StartSetting>& notTaken, const CommandLine& line);

/// One window per data folder. The first holds the lock and listens on a socket, whose path is the note in the lock's
/// file, at the first place that allows it: $XDG_RUNTIME_DIR, the data folder, a private folder in the one for
/// temporary files. A later start hands over what it was asked to open and ends.
class WindowHandover final : public QObject {
    Q_OBJECT
public:
    enum class Role {
        First,    ///< of this folder, or locks are impossible there
        Handed,   ///< the first window has the request
        ReadOnly, ///< there is a first window, but it does not answer
    };
    static constexpr std::chrono::milliseconds handoverTimeout{3000};
    static constexpr qint64 mostBytes = 64 * 1024; ///< of a request

    explicit WindowHandover(const QString& folder, QObject* parent = nullptr);

    /// Blocks until it is clear; called before there is a window.
    [[nodiscard]] Role begin(const WindowRequest& request);
    /// After Handed: settings of the request that the first window did not start with.
    [[nodiscard]] const std::set<StartSetting>& notTaken() const { return m_notTaken; }

Q_SIGNALS:
    void requested(const poolhouse::console::WindowRequest& request); ///< by a later start

private:
    void listen();
    [[nodiscard]] bool listenAtOneOf(const QStringList& paths);
    void greet();

    FileLock m_lock;
    StartSettings m_settings; ///< of this start
    std::set<StartSetting> m_notTaken;
    QLocalServer* m_server;
};

} // namespace poolhouse::console
