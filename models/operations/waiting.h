// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"

#include <optional>
#include <string>
#include <vector>

/// Operations that wait for a time or for one asked for before (Operation::after), among `all`, the oldest first. No
/// side effects.
namespace poolhouse::operations {

/// Ids of those whose next attempt has come, in the order in which they were asked.
[[nodiscard]] std::vector<std::string> dueAt(core::Instant now, const std::vector<Operation>& all);
/// When the first of them is due; empty: none waits for a time.
[[nodiscard]] std::optional<core::Instant> nextAttemptOf(const std::vector<Operation>& all);

/// What it waits for may yet get Done.
[[nodiscard]] bool awaitsPredecessor(const Operation& operation, const std::vector<Operation>& all);

/// What it waits for did not get Done, also when it had ended before this one was asked for; or one of `before`, ids
/// of its cluster, that it depends on.
[[nodiscard]] bool predecessorFailed(const Operation& operation, const std::vector<std::string>& before,
                                     const std::vector<Operation>& all);

/// Those of the ids that are Done.
[[nodiscard]] std::vector<const Operation*> doneOf(const std::vector<std::string>& ids,
                                                   const std::vector<Operation>& all);

/// Other clusters than this one, of unfinished operations that wait for the id.
[[nodiscard]] std::vector<core::ClusterId> clustersWaitingFor(const std::string& id, const core::ClusterId& cluster,
                                                              const std::vector<Operation>& all);

/// As it was before it was first in the queue.
void queueAgain(Operation& operation, const std::vector<Operation>& all);

/// Resumed at a start: it was not sent, but its predecessor was, or is resumed itself. A second factor that
/// is asked for was forgotten. What would take away the old one behind a new one on the same cluster, such as the
/// second step of an app's move, is not sent any more.
[[nodiscard]] bool isResumedAtStart(const Operation& operation, const std::vector<Operation>& all);

/// Ids of those of its cluster that were open when it was asked for.
[[nodiscard]] std::vector<std::string> openWhenAsked(const Operation& operation, const std::vector<Operation>& all);

/// Has those that wait for the cluster of `maker` belong to it. Their ids.
[[nodiscard]] std::vector<std::string> shareCluster(const Operation& maker, std::vector<Operation>& all);

} // namespace poolhouse::operations
