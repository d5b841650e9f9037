// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/core/cluster.h"

namespace poolhouse::operations {

/// The answer as a basis for changes: a cluster with a pool that could not be read is an error, since that pool would
/// be taken for one that is gone.
[[nodiscard]] api::ApiResult<core::ClusterInfo> wholeCluster(api::ApiResult<core::ClusterInfo> answer);

} // namespace poolhouse::operations
