// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/instant.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::operations {

/// What must not be changed. A lock names an account, an app or a cluster by a pattern (models/fleet/name_pattern.h).
/// Lifting it is temporary: it holds again after `liftedUntil`. models/text/lock_text.h has its sentence.
struct ReadOnlyLock {
    /// The numbers are stored in the journal: never change or reuse one.
    enum class Scope : int { Account = 0, App = 1, Cluster = 2 };
    /// Why it exists. The numbers are stored in the journal: never change or reuse one.
    enum class Cause : int {
        Chosen = 0,             ///< defined by the user
        SettingsUnreadable = 1, ///< the settings were lost, and with them the locks: see `file`
        LocksUnreadable = 2,    ///< the locks were found but cannot be decoded
        FileMissing = 3,        ///< locks were kept, but their `file` is not there
        FileEmpty = 4,
        FileDamaged = 5, ///< cut or altered
        FileUnreadable = 6,
        FileNewer = 7,    ///< written by a newer version
        ListLost = 8,     ///< the account's locks were in what is now `file`, which could not be read
        OtherAccount = 9, ///< of another account, which the account in use may be: its name is not known
    };
    Scope scope = Scope::Cluster;
    QString pattern; ///< for App and Cluster
    std::optional<core::Instant> liftedUntil;
    Cause cause = Cause::Chosen;
    QString file = {}; ///< of what could not be read, may be empty

    friend bool operator==(const ReadOnlyLock&, const ReadOnlyLock&) = default;
};

class ReadOnlyLocks {
public:
    void set(std::vector<ReadOnlyLock> locks);
    [[nodiscard]] const std::vector<ReadOnlyLock>& all() const { return m_locks; }
    [[nodiscard]] std::vector<ReadOnlyLock> own() const; ///< all but those of other accounts
    void setOwn(std::vector<ReadOnlyLock> locks);        ///< those of other accounts stay
    /// The lock that forbids changing this cluster at `now`; null when nothing does.
    [[nodiscard]] const ReadOnlyLock* holding(const core::ClusterSummary& cluster, core::Instant now) const;
    /// The same for an app, by name: locks of single clusters do not count.
    [[nodiscard]] const ReadOnlyLock* holdingApp(const QString& app, core::Instant now) const;
    /// Any lock that holds, for a request whose target is unknown.
    [[nodiscard]] const ReadOnlyLock* holdingAnything(core::Instant now) const;
    /// Lifts the chosen locks of this cluster until then; a time in the past makes them hold again. A safety lock
    /// stays, since its meaning is unknown, and so does a lock of another account. While the cluster's app is
    /// unknown, chosen locks of apps are lifted for this cluster alone.
    void lift(const core::ClusterSummary& cluster, core::Instant until);
    void restoreAll(); ///< every lifted lock holds again at once
    /// When the first lifted lock of this cluster holds again; empty if no lock is lifted.
    [[nodiscard]] std::optional<core::Instant> liftedUntil(const core::ClusterSummary& cluster,
                                                           core::Instant now) const;
    /// The same over all locks.
    [[nodiscard]] std::optional<core::Instant> nextRestored(core::Instant now) const;

private:
    /// A cluster of an unknown app, which locks of apps don't hold for a time.
    struct Exemption {
        core::ClusterId cluster;
        core::Instant until;
    };
    [[nodiscard]] bool exempt(const core::ClusterId& cluster, core::Instant now) const;

    std::vector<ReadOnlyLock> m_locks;
    std::vector<Exemption> m_exemptions;
};

} // namespace poolhouse::operations
