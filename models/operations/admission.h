// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/core/result.h"
#include "models/operations/intent.h"
#include "models/operations/operation.h"
#include "models/operations/refusal.h"

#include <vector>

namespace poolhouse::fleet {
struct ClusterRecord;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {

class ReadOnlyLocks;

/// What an accepted intent was checked against. Refers to the store and to operations of the engine.
struct Admission {
    const fleet::ClusterRecord& record;
    std::vector<const Operation*> open;
    std::vector<core::PoolShape> pools; ///< of the cluster now
    std::vector<core::PoolShape> after; ///< once all open operations are done
};

/// Checks an intent against locks (at `now`), the operations still open on its cluster, and rules 1 to 4 and 6. No side
/// effects.
[[nodiscard]] core::Result<Admission, Refusal> admit(const Intent& intent, std::vector<const Operation*> open,
                                                     const fleet::Store& store, const ReadOnlyLocks& locks,
                                                     core::Instant now);

/// The queued operation of an admitted intent, with a new id. A new pool without a name gets a generated one (rule 6).
[[nodiscard]] Operation operationFor(const Intent& intent, const Admission& admission, core::Instant askedAt);

} // namespace poolhouse::operations
