// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/whole_cluster.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace poolhouse::operations {

api::ApiError wrongType(std::string path, std::string expected) {
    api::ApiError error;
    error.kind = api::ApiError::Kind::WrongType;
    error.status = 200;
    error.path = std::move(path);
    error.expected = std::move(expected);
    return error;
}

api::ApiResult<core::ClusterInfo> wholeCluster(api::ApiResult<core::ClusterInfo> answer) {
    if (!answer || answer.value().poolsKnown()) {
        return answer;
    }
    const auto& remarks = answer.value().unreadable;
    const auto pool = std::find_if(remarks.begin(), remarks.end(), [](const core::Unreadable& each) {
        return each.kind == core::RecordKind::Pool && each.passedOver;
    });
    // every cluster has a leader: without one, pools are missing in the answer
    return pool == remarks.end() ? wrongType("pools", "a leader pool") : wrongType(pool->path, pool->expected);
}

api::ApiResult<Snapshot> wholeSnapshot(api::ApiResult<Snapshot> answer) {
    if (!answer || answer.value().info.id.empty()) {
        return answer;
    }
    const auto info = wholeCluster(answer.value().info);
    return info ? answer : api::ApiResult<Snapshot>(info.error());
}

std::optional<api::ApiError> errorOfMissing(const std::vector<core::Unreadable>& unreadable) {
    const auto missing = std::find_if(unreadable.begin(), unreadable.end(), [](const core::Unreadable& each) {
        return each.passedOver || each.kind == core::RecordKind::Page;
    });
    return missing == unreadable.end() ? std::nullopt : std::optional(wrongType(missing->path, missing->expected));
}

api::ApiError notOfTheCluster(api::ApiError error) {
    if (error.kind == api::ApiError::Kind::NotFound) {
        error.kind = api::ApiError::Kind::ServerError;
    }
    return error;
}

api::ApiResult<core::Maintenance> wholeMaintenance(const api::ApiResult<api::MaintenanceAnswer>& answer) {
    if (!answer) {
        return answer.error();
    }
    constexpr std::array<std::string_view, 3> members{"status", "scheduled_for", "window"};
    for (const auto& remark : answer.value().unreadable) {
        const std::string_view path = remark.path;
        if (remark.passedOver || std::any_of(members.begin(), members.end(),
                                             [path](std::string_view member) { return path.ends_with(member); })) {
            return wrongType(remark.path, remark.expected);
        }
    }
    return answer.value().maintenance;
}

} // namespace poolhouse::operations
