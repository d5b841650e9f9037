// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/whole_cluster.h"

#include <algorithm>

namespace poolhouse::operations {

api::ApiResult<core::ClusterInfo> wholeCluster(api::ApiResult<core::ClusterInfo> answer) {
    if (!answer || answer.value().poolsKnown()) {
        return answer;
    }
    api::ApiError error;
    error.kind = api::ApiError::Kind::WrongType;
    error.status = 200;
    error.path = "pools"; // every cluster has a leader: without one, pools are missing in the answer
    error.expected = "a leader pool";
    const auto& remarks = answer.value().unreadable;
    const auto pool = std::find_if(remarks.begin(), remarks.end(), [](const core::Unreadable& each) {
        return each.kind == core::RecordKind::Pool && each.passedOver;
    });
    if (pool != remarks.end()) {
        error.path = pool->path;
        error.expected = pool->expected;
    }
    return error;
}

} // namespace poolhouse::operations
