// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/read_only_locks.h"

#include "models/fleet/name_pattern.h"

#include <algorithm>
#include <iterator>
#include <utility>

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
bool mayBeOf(const ReadOnlyLock& lock, const core::ClusterSummary& cluster) {
    return lock.scope == ReadOnlyLock::Scope::App && cluster.app.name.empty();
}

template <class Condition> const ReadOnlyLock* first(const std::vector<ReadOnlyLock>& locks, Condition condition) {
    const auto at = std::find_if(locks.begin(), locks.end(), condition);
    return at == locks.end() ? nullptr : &*at;
}

void earlier(std::optional<core::Instant>& found, std::optional<core::Instant> until, core::Instant now) {
    if (until && *until > now && (!found || *until < *found)) {
        found = until;
    }
}

} // namespace

void ReadOnlyLocks::set(std::vector<ReadOnlyLock> locks) {
    m_locks = std::move(locks);
    m_exemptions.clear(); // they were granted against other locks
}

bool ReadOnlyLocks::exempt(const core::ClusterId& cluster, core::Instant now) const {
    return std::any_of(m_exemptions.begin(), m_exemptions.end(),
                       [&](const Exemption& each) { return each.cluster == cluster && each.until > now; });
}

std::vector<ReadOnlyLock> ReadOnlyLocks::own() const {
    std::vector<ReadOnlyLock> own;
    std::copy_if(m_locks.begin(), m_locks.end(), std::back_inserter(own),
                 [](const ReadOnlyLock& lock) { return lock.cause != ReadOnlyLock::Cause::OtherAccount; });
    return own;
}

void ReadOnlyLocks::setOwn(std::vector<ReadOnlyLock> locks) {
    std::copy_if(m_locks.begin(), m_locks.end(), std::back_inserter(locks),
                 [](const ReadOnlyLock& lock) { return lock.cause == ReadOnlyLock::Cause::OtherAccount; });
    set(std::move(locks));
}

const ReadOnlyLock* ReadOnlyLocks::holding(const core::ClusterSummary& cluster, core::Instant now) const {
    const bool exempted = exempt(cluster.id, now);
    return first(m_locks, [&](const ReadOnlyLock& lock) {
        const bool lifted = exempted && lock.cause == ReadOnlyLock::Cause::Chosen;
        return holds(lock, now) && (covers(lock, cluster) || (mayBeOf(lock, cluster) && !lifted));
    });
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
    std::erase_if(m_exemptions, [&cluster](const Exemption& each) { return each.cluster == cluster.id; });
    const bool unknownApp = std::any_of(m_locks.begin(), m_locks.end(), [&cluster](const ReadOnlyLock& lock) {
        return lock.cause == ReadOnlyLock::Cause::Chosen && mayBeOf(lock, cluster) && !covers(lock, cluster);
    });
    if (unknownApp) {
        m_exemptions.push_back({cluster.id, until});
    }
}

void ReadOnlyLocks::restoreAll() {
    for (auto& lock : m_locks) {
        lock.liftedUntil.reset();
    }
    m_exemptions.clear();
}

std::optional<core::Instant> ReadOnlyLocks::liftedUntil(const core::ClusterSummary& cluster, core::Instant now) const {
    std::optional<core::Instant> found;
    for (const auto& lock : m_locks) {
        if (covers(lock, cluster)) {
            earlier(found, lock.liftedUntil, now);
        }
    }
    for (const auto& exemption : m_exemptions) {
        if (exemption.cluster == cluster.id) {
            earlier(found, exemption.until, now);
        }
    }
    return found;
}

std::optional<core::Instant> ReadOnlyLocks::nextRestored(core::Instant now) const {
    std::optional<core::Instant> found;
    for (const auto& lock : m_locks) {
        earlier(found, lock.liftedUntil, now);
    }
    for (const auto& exemption : m_exemptions) {
        earlier(found, exemption.until, now);
    }
    return found;
}

} // namespace poolhouse::operations
