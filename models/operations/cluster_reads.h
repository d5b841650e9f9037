// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/operations/operation.h"
#include "models/operations/services.h"
#include "models/operations/snapshot.h"

/// What several kinds of changes read. `reply` is called once, unless the call is dropped. Everything is read after the
/// cluster itself, so that nothing of what is already gone is missed, and a cluster that is gone is told from one
/// without such things.
namespace poolhouse::operations {

[[nodiscard]] api::Call readWithAttachments(const Services& services, const Operation& operation,
                                            const api::Reply<Snapshot>& reply);
[[nodiscard]] api::Call readWithCredentials(const Services& services, const Operation& operation,
                                            const api::Reply<Snapshot>& reply);
/// Both.
[[nodiscard]] api::Call readWithCredentialUse(const Services& services, const Operation& operation,
                                              const api::Reply<Snapshot>& reply);

} // namespace poolhouse::operations
