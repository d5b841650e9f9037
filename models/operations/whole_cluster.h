// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/api/maintenance_service.h"
#include "models/core/cluster.h"
#include "models/core/credential.h"
#include "models/core/unreadable.h"
#include "models/operations/snapshot.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace poolhouse::operations {

/// The answer as a basis for changes: a cluster with a pool that could not be read is an error, since that pool would
/// be taken for one that is gone.
[[nodiscard]] api::ApiResult<core::ClusterInfo> wholeCluster(api::ApiResult<core::ClusterInfo> answer);

/// The same of a read that found details.
[[nodiscard]] api::ApiResult<Snapshot> wholeSnapshot(api::ApiResult<Snapshot> answer);

/// The error that a record of the answer could not be read; empty: all were. Members of a record may be unknown.
[[nodiscard]] std::optional<api::ApiError> errorOfMissing(const std::vector<core::Unreadable>& unreadable);

/// All records of a list: one that could not be read is an error, since it would be taken for one that is gone.
template <class T> [[nodiscard]] api::ApiResult<std::vector<T>> wholeList(api::ApiResult<core::PartialList<T>> answer) {
    if (!answer) {
        return answer.error();
    }
    auto list = std::move(answer).value();
    const auto error = errorOfMissing(list.unreadable);
    return error ? api::ApiResult<std::vector<T>>(*error) : api::ApiResult<std::vector<T>>(std::move(list.items));
}

/// A maintenance whose state, dates or window could not be read is an error, since it would be taken for another one.
[[nodiscard]] api::ApiResult<core::Maintenance> wholeMaintenance(const api::ApiResult<api::MaintenanceAnswer>& answer);

/// An answer that cannot be used as a basis.
[[nodiscard]] api::ApiError wrongType(std::string path, std::string expected);

/// Of what belongs to a cluster that has just answered: if it is not found, that is no sign that the cluster is gone.
[[nodiscard]] api::ApiError notOfTheCluster(api::ApiError error);

} // namespace poolhouse::operations
