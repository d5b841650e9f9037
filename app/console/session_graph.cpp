// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/session_graph.h"

#include "app/console/lock_file.h"
#include "models/api/heroku_client.h"
#include "models/core/clock.h"
#include "models/fleet/poll_schedule.h"
#include "models/operations/admission.h"
#include "ui/locks/label_settings.h"
#include "ui/locks/lock_settings.h"
#include "ui/platform/preferences.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

#include <algorithm>
#include <memory>
#include <utility>

namespace poolhouse::console {

namespace {

using Journal = operations::Journal;
using JournalCode = operations::JournalError::Code;

QString journalKeptKey() {
    return QStringLiteral("journal/kept");
}

std::unique_ptr<Journal> journalOf(const QString& file) {
    auto opened = Journal::open(file);
    return opened ? std::move(opened).value() : Journal::refusing(opened.error());
}

/// No disk access before the first session: the window is shown first.
std::unique_ptr<Journal> closedJournal() {
    return Journal::refusing({JournalCode::NotOpenYet});
}

/// "api/budgetPercent" of the settings, 5 to 100.
double budgetShare(const ui::Preferences& preferences) {
    bool isNumber = false;
    const double percent = preferences.value(QStringLiteral("api/budgetPercent")).toDouble(&isNumber);
    return isNumber ? std::clamp(percent / 100, fleet::leastShare, 1.0) : fleet::defaultShare;
}

/// The directory of an account's plans. Once it was that of "HOST ID"; people have plans at the public host.
QString planDirectoryOf(const QString& root, const QString& account) {
    auto directory = FilePlanRepository::directoryOf(root, account);
    const auto former =
        FilePlanRepository::directoryOf(root, hostLabel(publicApi().hosts.platform) + QLatin1Char(' ') + account);
    if (!directory.isEmpty() && !QFileInfo::exists(directory) && QFileInfo::exists(former)) {
        QDir().rename(former, directory);
    }
    return directory;
}

/// Plans made before the account's name was known; one that both have stays where it is.
void adoptPlans(const QString& directory, const QString& former) {
    QDir().mkpath(directory);
    for (const auto& name : QDir(former).entryList(QDir::Files)) {
        QFile::rename(QDir(former).filePath(name), QDir(directory).filePath(name));
    }
    QDir().rmdir(former);
}

/// What lanes are dragged with.
bool leftButtonHeld() {
    return QGuiApplication::mouseButtons().testFlag(Qt::LeftButton);
}

std::unique_ptr<operations::LockStorage> lockStorageIn(const GraphDependencies& dependencies) {
    if (dependencies.lockFile.isEmpty()) {
        return std::make_unique<ui::PreferenceLocks>(dependencies.preferences);
    }
    return std::make_unique<LockFile>(dependencies.lockFile, dependencies.preferences, dependencies.clock,
                                      dependencies.heldElsewhere);
}

} // namespace

SessionGraph::SessionGraph(GraphDependencies dependencies)
    : m_clock(dependencies.clock),
      m_preferences(dependencies.preferences),
      m_journalFile(std::move(dependencies.journalFile)),
      m_planDirectory(std::move(dependencies.planDirectory)),
      m_heldElsewhere(dependencies.heldElsewhere),
      m_isWindow(dependencies.isWindow),
      m_hold(m_journalFile.isEmpty() ? QString() : QFileInfo(m_journalFile).path(),
             m_isWindow ? AccountHold::Holder::Window : AccountHold::Holder::Apply),
      m_lockStorage(lockStorageIn(dependencies)),
      m_transport({}, dependencies.authorities),
      m_guard(m_transport, m_delay, [this](const api::WriteTarget& target) { return isLocked(target); }),
      m_clients(dependencies.namesForPeople),
      m_journal(closedJournal()),
      m_poller({m_clients, m_clients, m_clients, m_clients, m_monitor}, m_store, dependencies.clock, nullptr,
               dependencies.jitter),
      m_maintenance(m_clients, dependencies.clock, [this] { return mayRead(); }),
      m_credentials(m_clients, dependencies.clock, [this] { return mayRead(); }),
      m_settings(m_clients, dependencies.clock, [this] { return mayRead(); }),
      m_quotas(m_clients, dependencies.clock, [this] { return mayRead(); }),
      m_coming(m_clients, m_store, dependencies.clock, [this] { return mayReadMany(); }),
      m_migrations(m_clients, m_store, dependencies.clock, [this] { return mayRead(); }),
      m_operations({m_clients, m_clients, m_clients, m_clients, m_clients, m_clients, m_clients, m_clients, m_clients,
                    &m_monitor},
                   m_store, *m_journal, m_locks, dependencies.clock, nullptr, dependencies.jitter),
      m_plans(leftButtonHeld),
      m_applying(m_operations, m_store, planReads(), dependencies.clock, m_plans),
      m_session({dependencies.credentials, m_clients,
                 [this](const api::ApiHosts& hosts, api::Token token) { connectClient(hosts, std::move(token)); },
                 [this] { dropClient(); }, std::move(dependencies.startSandbox), m_store, m_poller,
                 dependencies.preferences, std::chrono::seconds(30), dependencies.api}) {
    m_poller.setBudgetShare(budgetShare(m_preferences));
    QObject::connect(&m_session, &fleet::Session::changed, &m_follow, [this] { followAccount(); });
    QObject::connect(&m_poller, &fleet::Poller::changed, &m_follow, [this] { followAccount(); });
}

void SessionGraph::beginFirst(const Source& source) {
    if (m_session.state() == fleet::Session::State::None && !m_session.problem()) {
        m_session.begin(source);
    }
}

void SessionGraph::connectClient(const api::ApiHosts& hosts, api::Token token) {
    m_clients.use(std::make_shared<api::HerokuClient>(m_guard, m_delay, m_monitor, hosts, std::move(token)));
}

/// Of the journal as such, or of the last write to it.
std::optional<operations::JournalError> SessionGraph::journalProblem() const {
    const auto refusal = m_operations.unavailable();
    return refusal ? refusal->journal : m_operations.journalProblem();
}

/// A session that knows of nothing leaves what is kept.
void SessionGraph::keepUnwritten() {
    if (!m_operations.all().empty()) {
        auto& unwritten = m_unwritten[m_openAccount];
        unwritten.operations = m_operations.all();
        unwritten.wallClockShift = m_operations.wallClockShift();
    }
    if (auto plan = m_applying.unfinished()) {
        m_unwritten[m_openAccount].plan = std::move(plan);
    }
}

void SessionGraph::closeAccount() {
    if (m_open && journalProblem()) {
        keepUnwritten();
    }
    m_open = false;
    m_plans.close();
    m_operations.close();
    m_hold.letGo();
}

bool SessionGraph::mayRead() const {
    const auto phase = m_poller.phase();
    return phase == fleet::PollPhase::Online || phase == fleet::PollPhase::Connecting;
}

bool SessionGraph::mayReadMany() const {
    return mayRead() && m_poller.requestsLeft().value_or(fleet::requestReserve + 1) > fleet::requestReserve;
}

void SessionGraph::dropClient() {
    closeAccount();
    m_maintenance.forget();
    m_credentials.forget();
    m_settings.forget();
    m_quotas.forget();
    m_coming.forget();
    m_migrations.forget();
    m_store.setLabels({});
    m_locks.set({}); // the engine stays closed until the next account's locks are loaded
    m_clients.useNone();
}

/// A name that becomes known late. What is under way ends under the key it began with.
void SessionGraph::followName() {
    const auto& all = m_operations.all();
    const bool idle = !m_applying.busy() && std::all_of(all.begin(), all.end(), [](const operations::Operation& each) {
        return each.finished();
    });
    if (m_session.isUnnamed() && m_poller.account() && idle) {
        closeAccount();
        m_session.takeName(); // opens the account by its name, through changed()
    }
}

/// The account may become known long after the session began, for example after starting offline.
void SessionGraph::followAccount() {
    m_operations.setAccountProblem(m_poller.accountProblem());
    followName();
    const auto account = m_session.accountKey();
    if (m_open || account.isEmpty()) {
        return;
    }
    m_open = true;
    m_openAccount = account;
    m_operations.setRequester(m_session.target());
    loadLocks(account);
    m_store.setLabels(ui::loadLabels(m_preferences, account));
    // plans of an in-memory sandbox are discarded with it
    const auto held = m_session.isLasting() ? holdAccount() : std::nullopt;
    m_openedUnheld = held.has_value();
    const bool keepsPlans = m_session.isLasting() && !held;
    const auto plans = keepsPlans ? planDirectoryOf(m_planDirectory, account) : QString();
    const auto former = FilePlanRepository::directoryOf(m_planDirectory, m_session.tokenIdentity());
    if (!plans.isEmpty() && plans != former && !m_session.tokenIdentity().isEmpty() && QFileInfo::exists(former)) {
        adoptPlans(plans, former);
    }
    m_plans.open(plans);
    if (!m_session.isLasting()) {
        // an in-memory sandbox gets an in-memory journal: a new sandbox has no history
        auto fresh = journalOf({});
        m_operations.open(account, *fresh);
        m_sandboxJournal = std::move(fresh);
        return;
    }
    useJournal(held ? Journal::refusing(*held) : m_journal->problem() ? openJournal() : std::move(m_journal));
}

/// An account that is not known may be any. Locks made before its name was known stay its own.
void SessionGraph::loadLocks(const QString& account) {
    using Cause = operations::ReadOnlyLock::Cause;
    auto locks = m_lockStorage->load(account);
    const auto identity = m_session.tokenIdentity();
    if (m_session.isUnnamed()) {
        const auto others = m_lockStorage->loadOthers(account);
        locks.insert(locks.end(), others.begin(), others.end());
    } else if (!identity.isEmpty()) {
        const auto chosen = [](const operations::ReadOnlyLock& lock) { return lock.cause == Cause::Chosen; };
        bool mayBeSaved = m_isWindow && std::all_of(locks.begin(), locks.end(), chosen);
        const auto before = locks.size();
        for (const auto& lock : m_lockStorage->load(identity)) {
            mayBeSaved = mayBeSaved && chosen(lock);
            // a list that was lost is a matter of the account's own locks
            if (lock.cause != Cause::ListLost && std::find(locks.begin(), locks.end(), lock) == locks.end()) {
                locks.push_back(lock);
            }
        }
        if (mayBeSaved && locks.size() > before && m_lockStorage->save(account, locks)) {
            (void)m_lockStorage->save(identity, {}); // else they are joined again the next time
        }
    }
    m_locks.set(std::move(locks));
}

std::optional<operations::JournalError> SessionGraph::holdAccount() {
    if (m_heldElsewhere) {
        return operations::JournalError{JournalCode::HeldElsewhere};
    }
    return m_hold.acquire(m_session.tokenIdentity(), m_session.isUnnamed() ? QString() : m_session.accountKey());
}

std::unique_ptr<Journal> SessionGraph::openJournal() {
    const bool kept = !m_journalFile.isEmpty() && m_preferences.value(journalKeptKey()).toString() == m_journalFile;
    const bool missing = kept ? !QFileInfo::exists(m_journalFile) : operations::isOrphaned(m_journalFile);
    return missing ? Journal::refusing({JournalCode::Missing, m_journalFile}) : journalOf(m_journalFile);
}

/// The engine never has a journal that is gone.
void SessionGraph::useJournal(std::unique_ptr<Journal> journal) {
    const auto account = m_session.accountKey();
    journal->followWallClock([this] { return m_operations.wallClockShift(); });
    if (!journal->problem()) {
        (void)journal->adopt(account); // else the operations stay under their former key
        const auto identity = m_session.tokenIdentity();
        if (!identity.isEmpty() && identity != account) {
            (void)journal->adopt(account, identity);
        }
        if (!m_journalFile.isEmpty()) {
            m_preferences.setValue(journalKeptKey(), m_journalFile);
        }
        if (auto why = writeUnwritten(*journal)) { // a change must not be taken on without knowing the open ones
            journal = Journal::refusing(*std::move(why));
        }
    }
    m_operations.open(account, *journal);
    m_journal = std::move(journal);
    if (const auto why = journalProblem(); why && m_operations.all().empty()) { // the open ones could not be read
        refuse(*why);
    }
}

/// The engine keeps the known operations and accepts no new ones. Closes the file: SQLite removes its own files by name
/// when it is closed.
void SessionGraph::refuse(const operations::JournalError& why) {
    auto closed = Journal::refusing(why);
    m_operations.replaceJournal(*closed);
    m_journal = std::move(closed);
}

/// What this account's former sessions left; why it is not in the journal now, empty: it is.
std::optional<operations::JournalError> SessionGraph::writeUnwritten(Journal& journal) {
    for (const auto& key : {m_session.accountKey(), m_session.tokenIdentity()}) {
        const auto left = m_unwritten.find(key);
        if (left == m_unwritten.end()) {
            continue;
        }
        if (auto why = writeTo(journal, recordedThen(left->second))) {
            return why;
        }
        if (auto why = m_plans.loadRunningPlan() ? std::nullopt : savePlan(left->second.plan)) {
            return why;
        }
        m_unwritten.erase(left);
    }
    return std::nullopt;
}

std::optional<operations::JournalError> SessionGraph::savePlan(const std::optional<core::Plan>& plan) {
    if (!plan) {
        return std::nullopt;
    }
    const auto saved = m_plans.saveRunningPlan(*plan);
    return saved ? std::nullopt
                 : std::optional(
                       operations::JournalError{JournalCode::PlanUnsaved, QString::fromStdString(saved.error().file)});
}

/// The journal will give them the times of day that they had.
std::vector<operations::Operation> SessionGraph::recordedThen(const Unwritten& unwritten) const {
    auto known = unwritten.operations;
    for (auto& operation : known) {
        operation = movedBy(std::move(operation), unwritten.wallClockShift - m_operations.wallClockShift());
    }
    return known;
}

/// Why not all of them are in the journal now; empty: they are.
std::optional<operations::JournalError> SessionGraph::writeTo(Journal& journal,
                                                              const std::vector<operations::Operation>& known) const {
    auto why = journal.problem();
    for (auto each = known.begin(); each != known.end() && !why; ++each) {
        const auto written = journal.write(m_session.accountKey(), *each);
        why = written ? std::nullopt : std::optional(written.error());
    }
    return why;
}

operations::RepairResult SessionGraph::repair() {
    const auto why = journalProblem();
    if (!why || !m_open || !m_session.isLasting()) {
        return {why, {}};
    }
    if (m_openedUnheld) { // another process had the account, with its plans
        closeAccount();
        followAccount();
        return {journalProblem(), {}};
    }
    const auto remedy = remedyOf(why->code);
    if (m_hold.holdsNothing() || remedy == operations::JournalRemedy::StartNew) {
        m_hold.letGo(); // what is locked went with the folder
        if (auto held = holdAccount()) {
            refuse(*held);
            return {std::move(held), {}};
        }
    }
    if (auto unsaved = savePlan(m_applying.unfinished())) { // opening a journal drops what is not saved
        refuse(*unsaved);
        return {std::move(unsaved), {}};
    }
    // What is known of operations may be nowhere else: the engine keeps it until a journal has it.
    refuse(*why);
    operations::RepairResult repaired;
    if (remedy == operations::JournalRemedy::SetAside || operations::isOrphaned(m_journalFile)) {
        repaired.aside = operations::setJournalAside(m_journalFile, m_clock.now());
        if (!repaired.aside) {
            repaired.left = why;
            return repaired;
        }
    }
    auto fresh = journalOf(m_journalFile);
    fresh->followWallClock([this] { return m_operations.wallClockShift(); });
    repaired.left = writeTo(*fresh, m_operations.all());
    if (!repaired.left) {
        useJournal(std::move(fresh));
        repaired.left = journalProblem();
        return repaired;
    }
    refuse(*repaired.left);
    return repaired;
}

bool SessionGraph::isLocked(const api::WriteTarget& target) const {
    return operations::lockAgainstRequest(target.cluster, target.app, m_store, m_locks, m_clock.now()) != nullptr;
}

} // namespace poolhouse::console
