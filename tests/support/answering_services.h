// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_services.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::test {

[[nodiscard]] api::ApiError errorOf(api::ApiError::Kind kind, int status = 0);

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

    AnsweringServices();
    ~AnsweringServices() override;
    AnsweringServices(const AnsweringServices&) = delete;
    AnsweringServices& operator=(const AnsweringServices&) = delete;

private:
    api::ApiResult<core::ClusterInfo> infoOf(const core::ClusterId& cluster);
};

} // namespace poolhouse::test
