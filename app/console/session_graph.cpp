// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/session_graph.h"

#include "app/console/lock_file.h"
#include "models/api/heroku_client.h"
#include "models/core/clock.h"
#include "models/fleet/poll_schedule.h"
#include "ui/locks/label_settings.h"
#include "ui/locks/lock_settings.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <memory>
#include <utility>

namespace poolhouse::console {

namespace {

using Journal = operations::Journal;
using Code = operations::JournalError::Code;

const QByteArray windowNote("window\n");
const QByteArray applyNote("apply\n");

QString journalKeptKey() {
    return QStringLiteral("journal/kept");
}

std::unique_ptr<Journal> journalOf(const QString& file) {
    auto opened = Journal::open(file);
    return opened ? std::move(opened).value() : Journal::refusing(opened.error());
}

/// No disk access before the first session: the window is shown first.
std::unique_ptr<Journal> closedJournal() {
    return Journal::refusing({Code::NotOpenYet});
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
      m_lockStorage(lockStorageIn(dependencies)),
      m_transport({}, dependencies.authorities),
      m_guard(m_transport, m_delay, [this](const api::WriteTarget& target) { return isLocked(target); }),
      m_clients(dependencies.namesForPeople),
      m_journal(closedJournal()),
      m_poller({m_clients, m_clients, m_clients, m_clients, m_monitor}, m_store, dependencies.clock, nullptr,
               dependencies.jitter),
      m_operations({m_clients, m_clients, m_clients, &m_monitor}, m_store, *m_journal, m_locks, dependencies.clock,
                   nullptr, dependencies.jitter),
      m_applying(m_operations, m_store, m_clients, dependencies.clock, m_plans),
      m_session({dependencies.credentials, m_clients,
                 [this](const api::ApiHosts& hosts, api::Token token) { connectClient(hosts, std::move(token)); },
                 [this] { dropClient(); }, std::move(dependencies.startSandbox), m_store, m_poller,
                 dependencies.preferences, std::chrono::seconds(30), dependencies.api}) {
    m_poller.setBudgetShare(budgetShare(m_preferences));
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
    m_account.reset();
    m_store.setLabels({});
    m_locks.set({}); // the engine stays closed until the next account's locks are loaded
    m_clients.useNone();
}

/// The account may become known long after the session began, for example after starting offline.
void SessionGraph::followAccount() {
    m_operations.setAccountProblem(m_poller.accountProblem());
    const auto account = m_session.accountKey();
    if (m_open || account.isEmpty()) {
        return;
    }
    m_open = true;
    m_operations.setRequester(m_session.target());
    m_locks.set(m_lockStorage->load(account));
    m_store.setLabels(ui::loadLabels(m_preferences, account));
    // plans of an in-memory sandbox are discarded with it
    const auto held = m_session.isLasting() ? holdAccount() : std::nullopt;
    const bool keepsPlans = m_session.isLasting() && !held;
    m_plans.open(keepsPlans ? planDirectoryOf(m_planDirectory, account) : QString());
    if (!m_session.isLasting()) {
        // an in-memory sandbox gets an in-memory journal: a new sandbox has no history
        auto fresh = journalOf({});
        m_operations.open(account, *fresh);
        m_sandboxJournal = std::move(fresh);
        return;
    }
    useJournal(held ? Journal::refusing(*held) : m_journal->problem() ? openJournal() : std::move(m_journal));
}

std::optional<operations::JournalError> SessionGraph::holdAccount() {
    if (m_heldElsewhere) {
        return operations::JournalError{Code::HeldElsewhere};
    }
    if (m_journalFile.isEmpty()) {
        return std::nullopt;
    }
    const auto name =
        QFileInfo(FilePlanRepository::directoryOf(QStringLiteral("/"), m_session.accountKey())).fileName();
    m_account = std::make_unique<FileLock>(
        QFileInfo(m_journalFile).dir().filePath(QStringLiteral("account-%1.lock").arg(name)));
    const auto outcome = m_account->acquire(m_isWindow ? windowNote : applyNote);
    if (outcome == FileLock::Outcome::Held) {
        return std::nullopt;
    }
    if (outcome == FileLock::Outcome::Impossible) { // whether somebody else changes the account is not known
        const operations::JournalError why{Code::NotWritable, m_account->file()};
        m_account.reset();
        return why;
    }
    const auto holder = m_account->note();
    m_account.reset();
    return operations::JournalError{holder == applyNote ? Code::HeldByApply : Code::HeldByWindow};
}

std::unique_ptr<Journal> SessionGraph::openJournal() {
    const bool kept = !m_journalFile.isEmpty() && m_preferences.value(journalKeptKey()).toString() == m_journalFile;
    return kept && !QFileInfo::exists(m_journalFile) ? Journal::refusing({Code::Missing, m_journalFile})
                                                     : journalOf(m_journalFile);
}

/// The engine never has a journal that is gone.
void SessionGraph::useJournal(std::unique_ptr<Journal> journal) {
    const auto account = m_session.accountKey();
    if (!journal->problem()) {
        (void)journal->adopt(account); // else the operations stay under their former key
        if (!m_journalFile.isEmpty()) {
            m_preferences.setValue(journalKeptKey(), m_journalFile);
        }
    }
    m_operations.open(account, *journal);
    m_journal = std::move(journal);
}

operations::JournalMended SessionGraph::mend() {
    const auto refusal = m_operations.unavailable();
    const auto why = refusal ? refusal->journal : m_operations.journalProblem();
    if (!why || !m_open || !m_session.isLasting()) {
        return {why, {}};
    }
    if (!m_account && !m_journalFile.isEmpty()) { // another process had the account, with its plans
        m_open = false;
        m_plans.close();
        m_operations.close();
        followAccount();
        const auto now = m_operations.unavailable();
        return {now ? now->journal : std::nullopt, {}};
    }
    const auto known = m_operations.all();
    useJournal(Journal::refusing(*why)); // closes the file: SQLite removes its own files by name when it is closed
    operations::JournalMended mended;
    if (remedyOf(why->code) == operations::JournalRemedy::SetAside) {
        mended.aside = operations::setJournalAside(m_journalFile, m_clock.now());
        if (!mended.aside) {
            mended.left = why;
            return mended;
        }
    }
    auto fresh = journalOf(m_journalFile);
    mended.left = fresh->problem();
    for (const auto& operation : known) {
        if (!mended.left) {
            const auto written = fresh->write(m_session.accountKey(), operation);
            mended.left = written ? std::nullopt : std::optional(written.error());
        }
    }
    useJournal(mended.left && !fresh->problem() ? Journal::refusing(*mended.left) : std::move(fresh));
    return mended;
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
