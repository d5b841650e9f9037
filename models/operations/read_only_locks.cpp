// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/read_only_locks.h"

#include "models/fleet/name_pattern.h"

#include <algorithm>

namespace poolhouse::operations {

namespace {

bool holds(const ReadOnlyLock& lock, core::Instant now) {
    return !lock.liftedUntil || *lock.liftedUntil <= now;
}

bool covers(const ReadOnlyLock& lock, const core::ClusterSummary& cluster) {
    switch (lock.scope) {
    case ReadOnlyLock::Scope::Account: return true;
    case ReadOnlyLock::Scope::App: return fleet::matchesPattern(lock.pattern, QString::fromStdString(cluster.app.name));
    case ReadOnlyLock::Scope::Cluster: return fleet::matchesPattern(lock.pattern, QString::fromStdString(cluster.name));
    }
    return true;
}

/// An app that is not known may be the locked one.
bool mayCover(const ReadOnlyLock& lock, const core::ClusterSummary& cluster) {
    return (lock.scope == ReadOnlyLock::Scope::App && cluster.app.name.empty()) || covers(lock, cluster);
}

template <class Condition> const ReadOnlyLock* first(const std::vector<ReadOnlyLock>& locks, Condition condition) {
    const auto at = std::find_if(locks.begin(), locks.end(), condition);
    return at == locks.end() ? nullptr : &*at;
}

void earlier(std::optional<core::Instant>& found, const ReadOnlyLock& lock, core::Instant now) {
    if (!holds(lock, now) && (!found || *lock.liftedUntil < *found)) {
        found = lock.liftedUntil;
    }
}

} // namespace

const ReadOnlyLock* ReadOnlyLocks::holding(const core::ClusterSummary& cluster, core::Instant now) const {
    return first(m_locks, [&](const ReadOnlyLock& lock) { return holds(lock, now) && mayCover(lock, cluster); });
}

const ReadOnlyLock* ReadOnlyLocks::holdingApp(const QString& app, core::Instant now) const {
    return first(m_locks, [&](const ReadOnlyLock& lock) {
        const bool covered = lock.scope == ReadOnlyLock::Scope::Account ||
                             (lock.scope == ReadOnlyLock::Scope::App && fleet::matchesPattern(lock.pattern, app));
        return covered && holds(lock, now);
    });
}

const ReadOnlyLock* ReadOnlyLocks::holdingAnything(core::Instant now) const {
    return first(m_locks, [&](const ReadOnlyLock& lock) { return holds(lock, now); });
}

void ReadOnlyLocks::lift(const core::ClusterSummary& cluster, core::Instant until) {
    for (auto& lock : m_locks) {
        if (lock.cause == ReadOnlyLock::Cause::Chosen && covers(lock, cluster)) {
            lock.liftedUntil = until;
        }
    }
}

void ReadOnlyLocks::restoreAll() {
    for (auto& lock : m_locks) {
        lock.liftedUntil.reset();
    }
}

std::optional<core::Instant> ReadOnlyLocks::liftedUntil(const core::ClusterSummary& cluster, core::Instant now) const {
    std::optional<core::Instant> found;
    for (const auto& lock : m_locks) {
        if (covers(lock, cluster)) {
            earlier(found, lock, now);
        }
    }
    return found;
}

std::optional<core::Instant> ReadOnlyLocks::nextRestored(core::Instant now) const {
    std::optional<core::Instant> found;
    for (const auto& lock : m_locks) {
        earlier(found, lock, now);
    }
    return found;
}

} // namespace poolhouse::operations
