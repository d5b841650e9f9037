// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"
#include "app/console/headless_command.h"
#include "models/core/unreadable.h"

#include <QStringList>
#include <QTimer>

#include <vector>

namespace poolhouse::console {

/// `poolhouse info`: reads the whole fleet once through the poller, or the lists and one cluster, then prints it.
/// Partial results are printed with a complaint.
class InfoCommand final : public HeadlessCommand {
    Q_OBJECT
public:
    InfoCommand(InfoRequest request, const fleet::Store& store, fleet::Poller& poller, fleet::Session& session,
                const core::Clock& clock, QObject* parent = nullptr);

    void start() override;

private:
    void check();
    void onListsRead();
    void report();
    [[nodiscard]] CommandResult fleetResult() const;
    [[nodiscard]] CommandResult clusterResult() const;
    [[nodiscard]] bool nothingLeft() const;
    [[nodiscard]] QString unread() const;
    void conclude(CommandResult& result, const QStringList& sentences,
                  const std::vector<core::Unreadable>& unreadable) const;

    InfoRequest m_request;
    const fleet::Store& m_store;
    fleet::Poller& m_poller;
    fleet::Session& m_session;
    const core::Clock& m_clock;
    QTimer m_limit;
};

} // namespace poolhouse::console
