// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/file_lock.h"
#include "app/console/source.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

class QLocalServer;

namespace poolhouse::ui {
class MainWindow;
}

namespace poolhouse::console {

class SessionController;

/// What a second start asks of the first window.
struct WindowRequest {
    Source source;         ///< LastUsed: nothing but to be seen
    QByteArray activation; ///< token of the desktop that allows the window to come to the front; may be empty

    friend bool operator==(const WindowRequest&, const WindowRequest&) = default;
};
[[nodiscard]] QByteArray writtenRequest(const WindowRequest& request);
/// Empty for anything that writtenRequest() does not write, or that the command line would not accept.
[[nodiscard]] std::optional<WindowRequest> readRequest(const QByteArray& text);

/// Does what a later start asked for. Never ends a session by itself: a person may be in the middle of something.
void serveRequest(const WindowRequest& request, ui::MainWindow& window, SessionController& session);

/// One window per data folder. The first holds the lock and listens on a socket, whose path is the note in the lock's
/// file; a later start hands over what it was asked to open and ends.
class WindowHandover final : public QObject {
    Q_OBJECT
public:
    enum class Role {
        First,    ///< of this folder, or locks are impossible there
        Handed,   ///< the first window has the request
        ReadOnly, ///< there is a first window, but it does not answer
    };
    static constexpr std::chrono::milliseconds patience{3000};
    static constexpr qint64 mostBytes = 64 * 1024; ///< of a request

    explicit WindowHandover(const QString& folder, QObject* parent = nullptr);

    /// Blocks until it is clear; called before there is a window.
    [[nodiscard]] Role begin(const WindowRequest& request);

Q_SIGNALS:
    void requested(const poolhouse::console::WindowRequest& request); ///< by a later start

private:
    void listen();
    void greet();

    FileLock m_lock;
    QLocalServer* m_server;
};

} // namespace poolhouse::console
