// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/instant.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::operations {

/// Who may not be changed. A lock names an account, an app or a cluster by a pattern (* and ?, without case) and holds
/// until it is lifted; lifting it is for a time, after which it holds again.
struct ReadOnlyLock {
    enum class Scope { Account, App, Cluster };
    Scope scope = Scope::Cluster;
    QString pattern; ///< for App and Cluster
    std::optional<core::Instant> liftedUntil;
    QString why = {}; ///< what lockSentence() says in place of its own words; mostly empty

    friend bool operator==(const ReadOnlyLock&, const ReadOnlyLock&) = default;
};

/// Whether `text` is what the pattern describes: * for any run of characters, ? for one, case does not count.
[[nodiscard]] bool matchesPattern(const QString& pattern, const QString& text);
/// "Clusters of apps called \"example-*\" are locked for changes."
[[nodiscard]] QString lockSentence(const ReadOnlyLock& lock);

class ReadOnlyLocks {
public:
    void set(std::vector<ReadOnlyLock> locks) { m_locks = std::move(locks); }
    [[nodiscard]] const std::vector<ReadOnlyLock>& all() const { return m_locks; }
    /// The lock that forbids changing this cluster at `now`; null when nothing does.
    [[nodiscard]] const ReadOnlyLock* holding(const core::ClusterSummary& cluster, core::Instant now) const;
    /// The same for an app, by name: locks of single clusters do not count.
    [[nodiscard]] const ReadOnlyLock* holdingApp(const QString& app, core::Instant now) const;
    /// Any lock that holds at all, for a request of which nobody knows what it would change.
    [[nodiscard]] const ReadOnlyLock* holdingAnything(core::Instant now) const;
    /// Lifts the locks of this cluster until then; a time in the past makes them hold again.
    void lift(const core::ClusterSummary& cluster, core::Instant until);
    void restoreAll(); ///< every lifted lock holds again at once
    /// When the first lifted lock of this cluster holds again; empty when none is lifted.
    [[nodiscard]] std::optional<core::Instant> liftedUntil(const core::ClusterSummary& cluster,
                                                           core::Instant now) const;
    /// The same over all locks: what the window shows all the time.
    [[nodiscard]] std::optional<core::Instant> nextRestored(core::Instant now) const;

private:
    std::vector<ReadOnlyLock> m_locks;
};

} // namespace poolhouse::operations
