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

/// Checks an intent against locks (at `now`), the operations still open on its cluster, and the rules of its kind. No
/// side effects.
[[nodiscard]] core::Result<AdmissionContext, Refusal> admit(const Intent& intent, std::vector<const Operation*> open,
                                                            const fleet::Store& store, const ReadOnlyLocks& locks,
                                                            core::Instant now);

/// The queued operation of an admitted intent, with a new id.
[[nodiscard]] Operation operationFor(const Intent& intent, const AdmissionContext& context, core::Instant askedAt);

} // namespace poolhouse::operations
