// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/submission.h"

namespace poolhouse::operations {

api::Call submit(api::PoolService& pools, const Operation& operation,
                 const std::function<void(SubmissionAnswer)>& answered) {
    const auto& change = operation.change;
    const auto pool = operation.pool.value_or(core::PoolId{});
    const auto done = [answered](const api::ApiResult<core::Done>& result) {
        answered(result ? SubmissionAnswer(std::optional<core::PoolId>()) : SubmissionAnswer(result.error()));
    };
    switch (change.kind) {
    case core::ChangeKind::AddPool:
        return pools.addPool(operation.cluster, {change.pool, change.level, change.count},
                             [answered](const api::ApiResult<core::Pool>& result) {
                                 answered(result ? SubmissionAnswer(std::optional(result.value().id))
                                                 : SubmissionAnswer(result.error()));
                             });
    case core::ChangeKind::SetLevel: return pools.setLevel(operation.cluster, pool, change.level, done);
    case core::ChangeKind::SetCount: return pools.setCount(operation.cluster, pool, change.count, done);
    case core::ChangeKind::DestroyPool: break;
    }
    return pools.destroyPool(operation.cluster, pool, done);
}

} // namespace poolhouse::operations
