// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/cluster.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::models {

/// Who may not be changed. A lock names an account, an app or a cluster by a pattern (* and ?, without case) and holds
/// until it is lifted; lifting it is for a time, after which it holds again.
struct ReadOnlyLock {
    enum class Scope { Account, App, Cluster };
    Scope scope = Scope::Cluster;
    QString pattern;                            ///< for App and Cluster
    std::optional<core::Instant> liftedUntil;

    friend bool operator==(const ReadOnlyLock&, const ReadOnlyLock&) = default;
};

class ReadOnlyLocks {
public:
    void set(std::vector<ReadOnlyLock> locks) { m_locks = std::move(locks); }
    [[nodiscard]] const std::vector<ReadOnlyLock>& all() const { return m_locks; }
    /// The lock that forbids changing this cluster at `now`; null when nothing does.
    [[nodiscard]] const ReadOnlyLock* holding(const core::ClusterSummary& cluster, core::Instant now) const;

private:
    std::vector<ReadOnlyLock> m_locks;
};

} // namespace poolhouse::models
