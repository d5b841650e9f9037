// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/operations/operation.h"

#include <functional>
#include <optional>

namespace poolhouse::operations {

/// The id of an added pool; empty: of any other change.
using SubmissionAnswer = api::ApiResult<std::optional<core::PoolId>>;

/// Sends the request of the operation's change. `answered` is called once, unless the call is dropped.
[[nodiscard]] api::Call submit(api::PoolService& pools, const Operation& operation,
                               const std::function<void(SubmissionAnswer)>& answered);

} // namespace poolhouse::operations
