// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/intent.h"
#include "models/operations/journal.h"
#include "models/operations/operation.h"
#include "models/operations/read_only_locks.h"
#include "models/operations/refusal.h"
#include "models/operations/services.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::operations {

/// Runs operations, one at a time on each cluster. Before sending, the cluster is read again; if it differs from the
/// basis, nothing is sent (Drifted). The journal is written before a request leaves and after each answer. Level, count
/// and destroy are repeated after a lost connection; adding a pool is not: after a lost answer the cluster is read and
/// the pool recognised by its name. Owns no thread; tick() does what is due, by a timer or called from a test.
/// Slots may re-enter or delete this object.
class Engine : public QObject {
    Q_OBJECT
public:
    using Services = operations::Services;

    /// `random` gives the jitter of pauses after failures, in [0, 1); empty: a generator of its own.
    Engine(Services services, fleet::Store& store, Journal& journal, const ReadOnlyLocks& locks,
           const core::Clock& clock, QObject* parent = nullptr, std::function<double()> random = {});
    ~Engine() override;

    /// Switches to another account: what is in flight is dropped (the journal has it), the account's operations are
    /// read, and the outcome of the open ones is read from their clusters.
    void open(const QString& account);
    void open(const QString& account, Journal& journal); ///< the same with another journal, which outlives this object
    /// Switches to another journal, which outlives this object, without reading it: all() is unchanged.
    void replaceJournal(Journal& journal);
    /// Whom the operations that follow are recorded for, as shown to people: "api.heroku.com as ada@example.com".
    void setRequester(const QString& account);
    void close();
    /// Why the account that is connected could not be read; empty: it could, or there is none.
    void setAccountProblem(std::optional<api::ApiError> problem);

    /// Why no change at all is accepted now: NoAccount, AccountUnread or JournalUnusable. Empty when changes can be
    /// asked for.
    [[nodiscard]] std::optional<Refusal> unavailable() const;

    /// Why ask() would refuse this now; empty when it would not.
    [[nodiscard]] std::optional<Refusal> refusal(const Intent& intent) const;
    /// Queues the change and returns the operation's id. A new pool without a name gets a generated one. The signals of
    /// the new operation may be emitted before it returns.
    [[nodiscard]] core::Result<std::string, Refusal> ask(const Intent& intent);
    void cancel(const std::string& id); ///< ignored while Sending, once a request may have acted, and at the end
    void provideTwoFactor(const std::string& id, const QString& code); ///< resumes after NeedsTwoFactor
    void tick();
    /// Records how far the machine's clock was shifted. What was read from the journal keeps the time of day that it
    /// was recorded with: it moves on the line of core::Clock::now(), without a signal. Also done before each write.
    void followWallClock();
    /// core::Clock::wallClockShift() as last noted: all() added to it is by the machine's clock. The journal and what
    /// shows times of day go by it. Differences below a second are jitter of two clocks.
    [[nodiscard]] std::chrono::milliseconds wallClockShift() const;

    [[nodiscard]] const std::vector<Operation>& all() const; ///< oldest first
    [[nodiscard]] const Operation* find(const std::string& id) const;
    [[nodiscard]] std::vector<const Operation*> openOn(const core::ClusterId& cluster) const;
    /// How the cluster must be for this operation to be sent: its basis, and what was queued before it and is done
    /// since.
    [[nodiscard]] std::vector<core::PoolShape> expectedBasis(const std::string& id) const;
    /// Why the journal could not be read or written the last time; empty when it could.
    [[nodiscard]] std::optional<JournalError> journalProblem() const;
    /// The account's journal rows that cannot be decoded. They stay in the journal and are not in all().
    [[nodiscard]] const std::vector<UnreadableRow>& unreadable() const;

Q_SIGNALS:
    void asked(const QString& id);
    void changed(const QString& id);
    void finished(const QString& id);
    void reopened(); ///< all() is another list: another account, or none

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace poolhouse::operations
