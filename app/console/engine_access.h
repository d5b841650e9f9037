// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>

namespace poolhouse::fleet {
class Poller;
}

namespace poolhouse::operations {
class Engine;
}

namespace poolhouse::console {

/// Waits until the engine accepts changes of the account, which the poller reads again for as long as a command may
/// take. Emits granted() or refused(), once per wait().
class EngineAccess final : public QObject {
    Q_OBJECT
public:
    /// Both outlive this object.
    EngineAccess(const operations::Engine& operations, fleet::Poller& poller, QObject* parent = nullptr);

    void wait(std::chrono::seconds timeout);

Q_SIGNALS:
    void granted();                         ///< what else speaks against changes, the engine says of each
    void refused(const QString& complaint); ///< the account, and with it its locks, can't be read; a line

private:
    void check();

    const operations::Engine& m_operations;
    fleet::Poller& m_poller;
    QTimer m_limit;
    bool m_waiting = false;
    bool m_late = false;
};

} // namespace poolhouse::console
