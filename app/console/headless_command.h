// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_result.h"
#include "models/plans/executor.h"

#include <QObject>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class Poller;
class Session;
} // namespace poolhouse::fleet

namespace poolhouse::console {

/// What a command needs that changes clusters. All outlive the command.
struct EngineDependencies {
    fleet::Store& store;
    fleet::Poller& poller;
    fleet::Session& session;
    operations::Engine& operations;
    plans::ReadServices reads;
    const core::Clock& clock;
};

/// A command without a window, on a session: it starts, reads, and finishes with a result.
class HeadlessCommand : public QObject {
    Q_OBJECT
public:
    virtual void start() = 0; ///< starts the timeout; the session may begin before or after

Q_SIGNALS:
    void finished(const poolhouse::console::CommandResult& result); ///< once

protected:
    /// Both outlive the command.
    HeadlessCommand(fleet::Session& session, fleet::Poller& poller, QObject* parent);

    /// Emits finished(), the first time. Notices of the session come before the complaint; polling stops.
    void finish(CommandResult result);
    void fail(const QString& complaint); ///< with whole lines
    [[nodiscard]] bool isFinished() const { return m_finished; }

private:
    fleet::Session& m_session;
    fleet::Poller& m_poller;
    bool m_finished = false;
};

} // namespace poolhouse::console
