// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/after_info.h"

#include "models/operations/call_chain.h"

#include <utility>

namespace poolhouse::operations {

api::Call readAfterInfo(const Services& services, const core::ClusterId& cluster, const api::Reply<Snapshot>& reply,
                        std::function<api::Call(const core::ClusterInfo&)> next) {
    return chained<core::ClusterInfo>(
        [&services, &cluster](auto answer) { return services.clusters.info(cluster, std::move(answer)); },
        [reply, next = std::move(next)](const api::ApiResult<core::ClusterInfo>& info) {
            if (!info) {
                reply(info.error());
                return api::Call();
            }
            return next(info.value());
        });
}

} // namespace poolhouse::operations
