// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/account_hold.h"
#include "app/console/active_client.h"
#include "app/console/file_plan_repository.h"
#include "app/console/session_controller.h"
#include "models/api/curl_transport.h"
#include "models/api/delay.h"
#include "models/api/guarded_transport.h"
#include "models/api/session_monitor.h"
#include "models/fleet/coming_reader.h"
#include "models/fleet/credential_reader.h"
#include "models/fleet/maintenance_reader.h"
#include "models/fleet/migration_reader.h"
#include "models/fleet/poller.h"
#include "models/fleet/quota_reader.h"
#include "models/fleet/setting_reader.h"
#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "models/operations/journal.h"
#include "models/operations/journal_keeper.h"
#include "models/operations/lock_storage.h"
#include "models/operations/read_only_locks.h"
#include "models/plans/execution.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace poolhouse::console {

/// Dependencies of the graph; all references must outlive it.
struct GraphDependencies {
    const core::Clock& clock;
    ui::Preferences& preferences;
    CredentialSources& credentials;
    SandboxStarter startSandbox;
    std::function<double()> jitter = {}; ///< retry jitter, in [0, 1); empty: random
    QString journalFile = {};            ///< operations journal, opened lazily; empty: in memory
    QString planDirectory = {};          ///< edited and applied plans; empty: in memory
    bool heldElsewhere = false;          ///< another process owns both: read-only then
    bool isWindow = true;                ///< for others that want the same account
    QString lockFile = {};               ///< read-only locks of all accounts; empty: in the preferences
    api::Authorities authorities = {};   ///< trusted beside the system's
    ApiSource api = publicApi();         ///< of the account
    bool namesForPeople = true;          ///< false: names are as the API writes them; see ActiveClient
};

/// Object graph below a window or a command, one instance each for the life of the program: transport, client, store,
/// poller, engine, session. Member order matters: destruction is in reverse.
class SessionGraph : public operations::JournalKeeper {
public:
    explicit SessionGraph(GraphDependencies dependencies);
    ~SessionGraph() override = default;
    SessionGraph(const SessionGraph&) = delete;
    SessionGraph& operator=(const SessionGraph&) = delete;

    /// What the program was started for, unless a later start of the program began a session meanwhile.
    void beginFirst(const Source& source);

    [[nodiscard]] fleet::Store& store() { return m_store; }
    [[nodiscard]] fleet::Poller& poller() { return m_poller; }
    [[nodiscard]] SessionController& session() { return m_session; }
    [[nodiscard]] operations::Engine& operations() { return m_operations; }
    [[nodiscard]] plans::PlanRepository& plans() { return m_plans; }
    [[nodiscard]] plans::PlanExecution& applying() { return m_applying; }
    [[nodiscard]] operations::ReadOnlyLocks& locks() { return m_locks; }
    operations::RepairResult repair() override;
    [[nodiscard]] operations::LockStorage& lockStorage() { return *m_lockStorage; }
    [[nodiscard]] plans::ReadServices planReads() { return {m_clients, m_clients}; }
    [[nodiscard]] fleet::MaintenanceReader& maintenance() { return m_maintenance; }
    [[nodiscard]] fleet::CredentialReader& credentials() { return m_credentials; }
    [[nodiscard]] fleet::SettingReader& settings() { return m_settings; }
    [[nodiscard]] fleet::QuotaReader& quotas() { return m_quotas; }
    [[nodiscard]] fleet::MigrationReader& migrations() { return m_migrations; }
    [[nodiscard]] fleet::ComingReader& coming() { return m_coming; }
    [[nodiscard]] ActiveClient& client() { return m_clients; } ///< all services

private:
    /// What is known of sessions that ended while no journal could be written.
    struct Unwritten {
        std::vector<operations::Operation> operations{};
        std::chrono::milliseconds wallClockShift{}; ///< of the engine that had the operations
        std::optional<core::Plan> plan{};           ///< unfinished
    };

    void connectClient(const api::ApiHosts& hosts, api::Token token);
    void dropClient();
    void followAccount();
    void followName();
    void loadLocks(const QString& account);
    /// Keeps other processes from changing the account; a reason when one of them already does.
    [[nodiscard]] std::optional<operations::JournalError> holdAccount();
    [[nodiscard]] std::optional<operations::JournalError> journalProblem() const;
    void keepUnwritten();
    void closeAccount();
    [[nodiscard]] std::unique_ptr<operations::Journal> openJournal();
    void useJournal(std::unique_ptr<operations::Journal> journal);
    void refuse(const operations::JournalError& why);
    [[nodiscard]] std::vector<operations::Operation> recordedThen(const Unwritten& unwritten) const;
    [[nodiscard]] std::optional<operations::JournalError>
    writeTo(operations::Journal& journal, const std::vector<operations::Operation>& known) const;
    [[nodiscard]] std::optional<operations::JournalError> writeUnwritten(operations::Journal& journal);
    [[nodiscard]] std::optional<operations::JournalError> savePlan(const std::optional<core::Plan>& plan);
    [[nodiscard]] bool isLocked(const api::WriteTarget& target) const;
    [[nodiscard]] bool mayRead() const;     ///< of what the poller does not read
    [[nodiscard]] bool mayReadMany() const; ///< the same, and calls are left

    const core::Clock& m_clock;
    ui::Preferences& m_preferences;
    QString m_journalFile;
    QString m_planDirectory;
    bool m_heldElsewhere;
    bool m_isWindow;
    AccountHold m_hold; ///< of the open account, when its changes are kept
    api::TimerDelay m_delay;
    api::SessionMonitor m_monitor;
    fleet::Store m_store;
    operations::ReadOnlyLocks m_locks;
    std::unique_ptr<operations::LockStorage> m_lockStorage;
    api::CurlTransport m_transport;
    api::GuardedTransport m_guard;
    ActiveClient m_clients;
    std::unique_ptr<operations::Journal> m_journal;        ///< of persistent accounts
    std::unique_ptr<operations::Journal> m_sandboxJournal; ///< of an in-memory sandbox; replaced with it
    fleet::Poller m_poller;
    fleet::MaintenanceReader m_maintenance;
    fleet::CredentialReader m_credentials;
    fleet::SettingReader m_settings;
    fleet::QuotaReader m_quotas;
    fleet::ComingReader m_coming;
    fleet::MigrationReader m_migrations;
    operations::Engine m_operations;
    FilePlanRepository m_plans;
    plans::PlanExecution m_applying;
    bool m_open = false;                      ///< the engine is open for the session's account
    QString m_openAccount;                    ///< the last one it was opened for
    bool m_openedUnheld = false;              ///< another process had the account then
    std::map<QString, Unwritten> m_unwritten; ///< by account
    SessionController m_session;              ///< its end closes the account: after all that closeAccount() uses
    QObject m_follow;                         ///< context of the connections; destroyed first
};

} // namespace poolhouse::console
