// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/api/session_monitor.h"
#include "models/operations/journal.h"
#include "models/operations/operation.h"
#include "models/operations/read_only_locks.h"

#include <QObject>

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

/// What a person decided: a change, and the pools they looked at while deciding.
struct Intent {
    core::ClusterId cluster;
    core::Change change;
    std::vector<core::PoolShape> basis;
};

/// Runs operations, one after another on each cluster, and knows the truth about each, whatever the network does.
/// Before sending, the cluster is read again; if it is no longer the basis, nothing is sent (Drifted). The journal is
/// written before a request leaves and after each answer. Level, count and destroy are repeated when a connection
/// broke; adding a pool never blindly: after a lost answer the cluster is read and the pool recognised by its name. It
/// owns no thread; tick() does what is due, a timer calls it, and a test may call it after moving a manual clock.
class Engine : public QObject {
    Q_OBJECT
public:
    struct Services {
        api::ClusterService& clusters;
        api::PoolService& pools;
        api::TwoFactorService& twoFactor;
        api::SessionMonitor* monitor = nullptr; ///< tells what travelled; without it Activity has no bodies to show
    };
    /// `random` gives the jitter of pauses after failures, in [0, 1); empty: a generator of its own.
    Engine(Services services, fleet::Store& store, Journal& journal, const ReadOnlyLocks& locks,
           const core::Clock& clock, QObject* parent = nullptr, std::function<double()> random = {});
    ~Engine() override;

    /// Another account: everything in flight is let go (the journal has it), its operations are read, and the open ones
    /// are looked into: the cluster is read and what became of them is said.
    void open(const QString& account);
    void open(const QString& account, Journal& journal); ///< in this one from now on; it outlives this object
    void close();

    /// Why nothing can be changed at all just now, in words; empty when changes can be asked for.
    [[nodiscard]] QString unavailable() const;

    /// Why an intent cannot be accepted now, in words; empty when it can.
    [[nodiscard]] QString refusal(const Intent& intent) const;
    /// Queues it and returns the operation's id; empty when refusal() says why not. A new pool without a name gets a
    /// generated one.
    std::string ask(const Intent& intent);
    void cancel(const std::string& id); ///< only while Queued or Checking or Waiting before the first send
    void provideTwoFactor(const std::string& id, const QString& code); ///< goes on after NeedsTwoFactor
    void tick();

    [[nodiscard]] const std::vector<Operation>& all() const; ///< oldest first
    [[nodiscard]] const Operation* find(const std::string& id) const;
    [[nodiscard]] std::vector<const Operation*> openOn(const core::ClusterId& cluster) const;
    /// How the cluster must be for this operation to be sent: its basis, and what was queued before it and is done
    /// since.
    [[nodiscard]] std::vector<core::PoolShape> expectedBasis(const std::string& id) const;
    [[nodiscard]] QString
    journalProblem() const; ///< why the journal could not be written the last time; empty: it could

Q_SIGNALS:
    void asked(const QString& id);
    void changed(const QString& id);
    void finished(const QString& id);
    void reopened(); ///< all() is another list: another account, or none

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace poolhouse::operations
