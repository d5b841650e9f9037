// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_services.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::test {

[[nodiscard]] inline api::ApiError errorOf(api::ApiError::Kind kind, int status = 0) {
    api::ApiError error;
    error.kind = kind;
    error.status = status;
    return error;
}

/// Scripted services of an account that answer from the event loop with the values set by a test. Changes are
/// forbidden.
class AnsweringServices final : public Services {
public:
    std::optional<api::ApiError> accountError;
    std::optional<api::ApiError> fleetError;
    std::optional<api::ApiError> infoError;           ///< of every cluster
    std::optional<api::ApiError> fleetErrorAfterInfo; ///< fleetError once details were asked for
    std::vector<std::string> infosAsked;
    std::vector<core::App> knownApps;
    std::vector<core::ClusterSummary> knownClusters;
    std::map<core::ClusterId, core::ClusterInfo> knownInfos; ///< any other cluster is forbidden
    core::Catalog catalog;
    core::PriceList prices;

    AnsweringServices() {
        accounts.automatic = [this](const std::string&) {
            return orError(accountError, api::Account{"id", "ada@example.com", false});
        };
        limits.automatic = [](const std::string&) { return api::ApiResult<int>(4500); };
        appLists.automatic = [this](const std::string&) { return orError(fleetError, knownApps); };
        clusterLists.automatic = [this](const std::string&) { return orError(fleetError, knownClusters); };
        attachmentLists.automatic = [this](const std::string&) {
            return orError(fleetError, std::vector<core::Attachment>{});
        };
        infos.automatic = [this](const std::string& cluster) { return infoOf({cluster}); };
        waits.automatic = [](const std::string&) { return api::ApiResult<core::WaitStatus>(core::WaitStatus{}); };
        levelLists.automatic = [this](const std::string&) { return api::ApiResult<core::Catalog>(catalog); };
        priceLists.automatic = [this](const std::string&) { return api::ApiResult<core::PriceList>(prices); };
        const auto forbidden = errorOf(api::ApiError::Kind::Forbidden);
        additions.automatic = [forbidden](const std::string&) { return api::ApiResult<core::Pool>(forbidden); };
        changes.automatic = [forbidden](const std::string&) { return api::ApiResult<core::Done>(forbidden); };
        codes.automatic = [forbidden](const std::string&) { return api::ApiResult<core::Done>(forbidden); };
    }

private:
    template <class T> static api::ApiResult<T> orError(const std::optional<api::ApiError>& error, T value) {
        return error ? api::ApiResult<T>(*error) : api::ApiResult<T>(std::move(value));
    }
    api::ApiResult<core::ClusterInfo> infoOf(const core::ClusterId& cluster) {
        infosAsked.push_back(cluster.value);
        if (infoError) {
            fleetError = fleetErrorAfterInfo ? fleetErrorAfterInfo : fleetError;
            return *infoError;
        }
        const auto found = knownInfos.find(cluster);
        return orError(found == knownInfos.end() ? std::optional(errorOf(api::ApiError::Kind::Forbidden))
                                                 : std::nullopt,
                       found == knownInfos.end() ? core::ClusterInfo{} : found->second);
    }
};

} // namespace poolhouse::test
