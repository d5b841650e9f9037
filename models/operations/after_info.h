// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/services.h"
#include "models/operations/snapshot.h"

#include <functional>

namespace poolhouse::operations {

/// Reads the cluster, then what `next` reads of it: a cluster that is gone is not taken for one that has nothing of
/// what is read. `next` calls `reply`, unless its call is dropped.
[[nodiscard]] api::Call readAfterInfo(const Services& services, const core::ClusterId& cluster,
                                      const api::Reply<Snapshot>& reply,
                                      std::function<api::Call(const core::ClusterInfo&)> next);

} // namespace poolhouse::operations
