// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/kind_helpers.h"

#include <algorithm>
#include <utility>

namespace poolhouse::operations {

void nothingToComplete(Operation& /*operation*/, const AdmissionContext& /*context*/) {}

std::optional<core::Change> noInverse(const Operation& /*operation*/) {
    return std::nullopt;
}

api::Call readInfo(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply) {
    return services.clusters.info(operation.cluster, [reply](api::ApiResult<core::ClusterInfo> info) {
        reply(info ? api::ApiResult<Snapshot>(Snapshot{std::move(info).value()})
                   : api::ApiResult<Snapshot>(info.error()));
    });
}

Progress withWords(ProgressCode code, std::string said) {
    Progress progress = code;
    progress.said = std::move(said);
    return progress;
}

bool samePools(const std::vector<core::PoolShape>& one, const std::vector<core::PoolShape>& other) {
    return one.size() == other.size() && std::all_of(one.begin(), one.end(), [&other](const core::PoolShape& pool) {
               return std::find(other.begin(), other.end(), pool) != other.end();
           });
}

} // namespace poolhouse::operations
