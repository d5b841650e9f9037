// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/store.h"
#include "models/operations/read_only_locks.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// Read-only locks as people define them: what they may write, what that names, and how it is kept.
namespace poolhouse::tables {

/// Why a lock cannot be kept like this, in a sentence; empty when it can. `others` are the locks beside it.
[[nodiscard]] QString lockProblem(const operations::ReadOnlyLock& lock,
                                  const std::vector<operations::ReadOnlyLock>& others);
/// "The whole account", "Apps called *-prod", "The cluster postgresql-horizontal-12345".
[[nodiscard]] QString lockTitle(const operations::ReadOnlyLock& lock);

/// Names of the clusters that the lock names, whether or not it is lifted, in the store's order.
[[nodiscard]] QStringList clustersNamed(const operations::ReadOnlyLock& lock, const fleet::Store& store);
/// "Names 3 of 11 clusters: a, b and c.", "Names none of the 11 clusters yet."
[[nodiscard]] QString lockPreview(const operations::ReadOnlyLock& lock, const fleet::Store& store);
/// What changing one list for the other makes possible: "2 clusters can be changed again at once, and nothing brings
/// their locks back by itself: a and b."; empty when nothing.
[[nodiscard]] QString unlockedBy(const std::vector<operations::ReadOnlyLock>& before,
                                 const std::vector<operations::ReadOnlyLock>& after, const fleet::Store& store);

/// One line for each lock, "account", "app *-prod", "cluster NAME". What is lifted is not kept: a start locks again.
[[nodiscard]] QStringList writtenLocks(const std::vector<operations::ReadOnlyLock>& locks);
/// Empty when any line is not what writtenLocks() writes: half of the locks are no locks to rely on.
[[nodiscard]] std::optional<std::vector<operations::ReadOnlyLock>> readLocks(const QStringList& lines);
/// A lock on everything, for locks that cannot be read.
[[nodiscard]] operations::ReadOnlyLock lockForSafety(operations::ReadOnlyLock::Cause cause, const QString& file = {});

} // namespace poolhouse::tables
