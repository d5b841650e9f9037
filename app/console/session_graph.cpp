// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/session_graph.h"

#include "models/api/heroku_client.h"
#include "ui/locks/lock_settings.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace poolhouse::console {

namespace {

using Journal = operations::Journal;
using Code = operations::JournalError::Code;

std::unique_ptr<Journal> openJournal(const QString& file) {
    auto opened = Journal::open(file);
    return opened ? std::move(opened).value() : Journal::refusing(opened.error());
}

/// Until a session is there, nothing is read from a disk: the window comes first.
std::unique_ptr<Journal> closedJournal() {
    return Journal::refusing({Code::NotOpenYet});
}

} // namespace

SessionGraph::SessionGraph(GraphDependencies parts)
    : m_clock(parts.clock),
      m_preferences(parts.preferences),
      m_journalFile(std::move(parts.journalFile)),
      m_planDirectory(std::move(parts.planDirectory)),
      m_heldElsewhere(parts.heldElsewhere),
      m_guard(m_transport, m_delay, [this](const api::WriteTarget& target) { return isLocked(target); }),
      m_journal(closedJournal()),
      m_poller({m_clients, m_clients, m_clients, m_clients, m_monitor}, m_store, parts.clock, nullptr, parts.jitter),
      m_operations({m_clients, m_clients, m_clients, &m_monitor}, m_store, *m_journal, m_locks, parts.clock, nullptr,
                   parts.jitter),
      m_applying(m_operations, m_store, m_clients, parts.clock, m_plans),
      m_session({parts.places, m_clients,
                 [this](const api::ApiHosts& hosts, api::Token token) { connectClient(hosts, std::move(token)); },
                 [this] { dropClient(); }, std::move(parts.startSandbox), m_store, m_poller, parts.preferences}) {
    QObject::connect(&m_session, &fleet::Session::changed, &m_follow, [this] { followAccount(); });
    QObject::connect(&m_poller, &fleet::Poller::changed, &m_follow, [this] { followAccount(); });
}

void SessionGraph::connectClient(const api::ApiHosts& hosts, api::Token token) {
    m_clients.use(std::make_shared<api::HerokuClient>(m_guard, m_delay, m_monitor, hosts, std::move(token)));
}

void SessionGraph::dropClient() {
    m_open = false;
    m_plans.close();
    m_operations.close();
    m_locks.set({}); // of the account that goes; nothing can be changed until the next one's are loaded
    m_clients.useNone();
}

/// The account of a session may be learnt long after its beginning: a start without a network is a start.
void SessionGraph::followAccount() {
    const auto account = m_session.accountKey();
    if (m_open || account.isEmpty()) {
        return;
    }
    m_open = true;
    m_locks.set(ui::loadLocks(m_preferences, account));
    // what is planned in a sandbox that lives in memory goes with it, as does what was done to it
    const bool keepsPlans = m_session.isLasting() && !m_heldElsewhere;
    m_plans.open(keepsPlans ? FilePlanRepository::directoryOf(m_planDirectory, account) : QString());
    if (!m_session.isLasting()) {
        // what lives in memory is recorded in memory: a new sandbox knows nothing of what was done to the last one
        auto fresh = openJournal({});
        m_operations.open(account, *fresh);
        m_sandboxJournal = std::move(fresh);
        return;
    }
    if (m_journal->problem()) {
        auto opened = m_heldElsewhere ? Journal::refusing({Code::HeldElsewhere}) : openJournal(m_journalFile);
        m_operations.open(account, *opened);
        m_journal = std::move(opened);
        return;
    }
    m_operations.open(account, *m_journal);
}

bool SessionGraph::isLocked(const api::WriteTarget& target) const {
    const auto now = m_clock.now();
    if (!target.cluster.value.empty()) {
        const auto* record = m_store.cluster(target.cluster);
        return (record != nullptr ? m_locks.holding(record->summary, now) : m_locks.holdingAnything(now)) != nullptr;
    }
    const auto& apps = m_store.apps();
    const auto app = std::find_if(apps.begin(), apps.end(), [&target](const core::App& each) {
        return each.name == target.app || each.id.value == target.app;
    });
    return (app != apps.end() ? m_locks.holdingApp(QString::fromStdString(app->name), now)
                              : m_locks.holdingAnything(now)) != nullptr;
}

} // namespace poolhouse::console
