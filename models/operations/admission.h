// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/core/result.h"
#include "models/operations/admission_context.h"
#include "models/operations/intent.h"
#include "models/operations/refusal.h"

#include <string>
#include <vector>

namespace poolhouse::operations {

class ReadOnlyLocks;
struct ReadOnlyLock;

/// The lock that forbids the change at `now`: of the cluster (null: not in the fleet, or to be made) or its app, or of
/// another app that the change is about. Null if none holds.
[[nodiscard]] const ReadOnlyLock* lockAgainst(const core::Change& change, const fleet::ClusterRecord* record,
                                              const ReadOnlyLocks& locks, core::Instant now);

/// The same for a request that is about to be sent. What is not known may be anything: any lock that holds forbids it.
/// `app`: beside a cluster a name, which is known even if the app is not in the account's list; alone a name or an id.
[[nodiscard]] const ReadOnlyLock* lockAgainstRequest(const core::ClusterId& cluster, const std::string& app,
                                                     const fleet::Store& store, const ReadOnlyLocks& locks,
                                                     core::Instant now);

/// The operation that makes the cluster which a change waiting for `after` is about; null: it is none of these.
[[nodiscard]] const Operation* makerBehind(const std::string& after, const std::vector<Operation>& all);

/// Checks an intent against locks (at `now`), those of `all` operations that are still open but the one it waits for,
/// and the rules of its kind. No side effects.
[[nodiscard]] core::Result<AdmissionContext, Refusal> admit(const Intent& intent, const std::vector<Operation>& all,
                                                            const fleet::Store& store, const ReadOnlyLocks& locks,
                                                            core::Instant now);

/// The queued operation of an admitted intent, with a new id.
[[nodiscard]] Operation operationFor(const Intent& intent, const AdmissionContext& context, core::Instant askedAt);

} // namespace poolhouse::operations
