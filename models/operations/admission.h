// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/core/result.h"
#include "models/operations/admission_context.h"
#include "models/operations/intent.h"
#include "models/operations/refusal.h"

#include <vector>

namespace poolhouse::operations {

class ReadOnlyLocks;
struct ReadOnlyLock;

/// The lock that forbids the change at `now`: of the cluster (null: not in the fleet) or its app, or of another app
/// that the change is about. Null when none does.
[[nodiscard]] const ReadOnlyLock* lockAgainst(const core::Change& change, const fleet::ClusterRecord* record,
                                              const ReadOnlyLocks& locks, core::Instant now);

/// Checks an intent against locks (at `now`), those of `all` operations that are still open, and the rules of its kind.
/// No side effects.
[[nodiscard]] core::Result<AdmissionContext, Refusal> admit(const Intent& intent, const std::vector<Operation>& all,
                                                            const fleet::Store& store, const ReadOnlyLocks& locks,
                                                            core::Instant now);

/// The queued operation of an admitted intent, with a new id.
[[nodiscard]] Operation operationFor(const Intent& intent, const AdmissionContext& context, core::Instant askedAt);

} // namespace poolhouse::operations
