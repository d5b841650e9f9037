// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/read_only_locks.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

/// Read-only locks as text: input, the clusters they match, and their stored form. Pure.
namespace poolhouse::tables {

/// Why a lock is invalid, as a sentence. `others` are the remaining locks.
[[nodiscard]] std::optional<QString> lockProblem(const operations::ReadOnlyLock& lock,
                                                 const std::vector<operations::ReadOnlyLock>& others);
/// "Whole account", "Apps matching *-prod", "The cluster postgresql-horizontal-12345".
[[nodiscard]] QString lockTitle(const operations::ReadOnlyLock& lock);

/// Names of the clusters that the lock matches, lifted or not, in the store's order.
[[nodiscard]] QStringList clustersNamed(const operations::ReadOnlyLock& lock, const fleet::Store& store);
/// "Matches 3 of 11 clusters: a, b and c."
[[nodiscard]] QString lockPreview(const operations::ReadOnlyLock& lock, const fleet::Store& store);
/// The effect of replacing one list by the other: "2 clusters can be changed again at once, and nothing brings
/// their locks back by itself: a and b." Empty when no cluster is unlocked.
[[nodiscard]] std::optional<QString> unlockedBy(const std::vector<operations::ReadOnlyLock>& before,
                                                const std::vector<operations::ReadOnlyLock>& after,
                                                const fleet::Store& store);

/// One line per lock: "account", "app *-prod", "cluster NAME". A lift is not stored: locks hold again after a restart.
[[nodiscard]] QStringList writtenLocks(const std::vector<operations::ReadOnlyLock>& locks);
/// Empty when any line is not as writtenLocks() writes it: a partial list would be unsafe.
[[nodiscard]] std::optional<std::vector<operations::ReadOnlyLock>> readLocks(const QStringList& lines);
/// What writtenLocks() wrote for each account: the locks of all but `account` and sandboxes, as OtherAccount. Lines
/// that cannot be read lock everything.
[[nodiscard]] std::vector<operations::ReadOnlyLock> locksOfOthers(const std::map<QString, QStringList>& accounts,
                                                                  const QString& account);
/// A lock on everything, for locks that cannot be read.
[[nodiscard]] operations::ReadOnlyLock lockForSafety(operations::ReadOnlyLock::Cause cause, const QString& file = {});

} // namespace poolhouse::tables
