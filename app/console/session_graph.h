// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/active_client.h"
#include "app/console/file_plan_repository.h"
#include "app/console/session_controller.h"
#include "models/api/curl_transport.h"
#include "models/api/delay.h"
#include "models/api/guarded_transport.h"
#include "models/api/session_monitor.h"
#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "models/operations/journal.h"
#include "models/operations/read_only_locks.h"
#include "models/plans/execution.h"

#include <functional>
#include <memory>

namespace poolhouse::console {

/// What a graph is built on; all of it outlives the graph.
struct GraphDependencies {
    const core::Clock& clock;
    ui::Preferences& preferences;
    CredentialSources& places;
    SandboxStarter startSandbox;
    std::function<double()> jitter = {}; ///< of the pauses after failures, in [0, 1); empty: random
    QString journalFile = {};            ///< of the operations; empty: memory. Opened with the first session that lasts
    QString planDirectory = {};          ///< of plans that are edited or applied; empty: memory
    bool heldElsewhere = false;          ///< another process has both: then nothing is changed
};

/// Everything below a window or a command, one of each for the life of the program: transport, client, store, poller,
/// operations, session. Members go down in the reverse of the order in which they stand here.
class SessionGraph {
public:
    explicit SessionGraph(GraphDependencies parts);
    ~SessionGraph() = default;
    SessionGraph(const SessionGraph&) = delete;
    SessionGraph& operator=(const SessionGraph&) = delete;

    [[nodiscard]] fleet::Store& store() { return m_store; }
    [[nodiscard]] fleet::Poller& poller() { return m_poller; }
    [[nodiscard]] SessionController& session() { return m_session; }
    [[nodiscard]] operations::Engine& operations() { return m_operations; }
    [[nodiscard]] plans::PlanRepository& plans() { return m_plans; }
    [[nodiscard]] plans::PlanExecution& applying() { return m_applying; }
    [[nodiscard]] operations::ReadOnlyLocks& locks() { return m_locks; }
    [[nodiscard]] api::ClusterService& clusters() { return m_clients; }

private:
    void connectClient(const api::ApiHosts& hosts, api::Token token);
    void dropClient();
    void followAccount();
    [[nodiscard]] bool isLocked(const api::WriteTarget& target) const;

    const core::Clock& m_clock;
    ui::Preferences& m_preferences;
    QString m_journalFile;
    QString m_planDirectory;
    bool m_heldElsewhere;
    api::TimerDelay m_delay;
    api::SessionMonitor m_monitor;
    fleet::Store m_store;
    operations::ReadOnlyLocks m_locks;
    api::CurlTransport m_transport;
    api::GuardedTransport m_guard;
    ActiveClient m_clients;
    std::unique_ptr<operations::Journal> m_journal;        ///< of accounts that are there again at the next start
    std::unique_ptr<operations::Journal> m_sandboxJournal; ///< of a sandbox in memory; goes with it
    fleet::Poller m_poller;
    operations::Engine m_operations;
    FilePlanRepository m_plans;
    plans::PlanExecution m_applying;
    SessionController m_session;
    bool m_open = false; ///< the operations are those of the session
    QObject m_follow;    ///< whose connections end before anything else does
};

} // namespace poolhouse::console
