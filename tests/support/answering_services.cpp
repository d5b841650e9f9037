// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/answering_services.h"

namespace poolhouse::test {

namespace {

template <class T> api::ApiResult<T> orError(const std::optional<api::ApiError>& error, T value) {
    return error ? api::ApiResult<T>(*error) : api::ApiResult<T>(std::move(value));
}

} // namespace

api::ApiError errorOf(api::ApiError::Kind kind, int status) {
    api::ApiError error;
    error.kind = kind;
    error.status = status;
    return error;
}

AnsweringServices::AnsweringServices() {
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

AnsweringServices::~AnsweringServices() = default;

api::ApiResult<core::ClusterInfo> AnsweringServices::infoOf(const core::ClusterId& cluster) {
    infosAsked.push_back(cluster.value);
    if (infoError) {
        fleetError = fleetErrorAfterInfo ? fleetErrorAfterInfo : fleetError;
        return *infoError;
    }
    const auto found = knownInfos.find(cluster);
    return orError(found == knownInfos.end() ? std::optional(errorOf(api::ApiError::Kind::Forbidden)) : std::nullopt,
                   found == knownInfos.end() ? core::ClusterInfo{} : found->second);
}

} // namespace poolhouse::test
