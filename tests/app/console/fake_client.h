// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/delay.h"
#include "models/api/services.h"

#include <map>
#include <optional>

namespace poolhouse::console {

/// API client with canned responses, delivered from the event loop.
class FakeClient final : public api::AccountService,
                         public api::FleetService,
                         public api::ClusterService,
                         public api::CatalogService,
                         public api::PoolService,
                         public api::TwoFactorService {
public:
    std::optional<api::ApiError> accountError;
    std::optional<api::ApiError> fleetError;
    std::optional<api::ApiError> infoError;           ///< for every cluster
    std::optional<api::ApiError> fleetErrorAfterInfo; ///< fleetError after the first info request
    std::vector<std::string> infosAsked;
    std::vector<core::App> knownApps;
    std::vector<core::ClusterSummary> knownClusters;
    std::map<core::ClusterId, core::ClusterInfo> infos; ///< others respond with 500
    core::Catalog catalog;
    core::PriceList prices;

    api::Call account(api::Reply<api::Account> reply) override {
        return answer<api::Account>(accountError, {"id", "ada@example.com", false}, std::move(reply));
    }
    api::Call requestsLeft(api::Reply<int> reply) override { return answer<int>({}, 4500, std::move(reply)); }
    api::Call apps(api::Reply<std::vector<core::App>> reply) override {
        return answer(fleetError, knownApps, std::move(reply));
    }
    api::Call clusters(api::Reply<std::vector<core::ClusterSummary>> reply) override {
        return answer(fleetError, knownClusters, std::move(reply));
    }
    api::Call attachments(api::Reply<std::vector<core::Attachment>> reply) override {
        return answer<std::vector<core::Attachment>>(fleetError, {}, std::move(reply));
    }
    api::Call info(const core::ClusterId& cluster, api::Reply<core::ClusterInfo> reply) override {
        infosAsked.push_back(cluster.value);
        if (infoError) {
            fleetError = fleetErrorAfterInfo ? fleetErrorAfterInfo : fleetError;
            return answer<core::ClusterInfo>(infoError, {}, std::move(reply));
        }
        const auto found = infos.find(cluster);
        return found == infos.end()
                   ? answer<core::ClusterInfo>(error(api::ApiError::Kind::Forbidden), {}, std::move(reply))
                   : answer<core::ClusterInfo>({}, found->second, std::move(reply));
    }
    api::Call waitStatus(const core::ClusterId&, api::Reply<core::WaitStatus> reply) override {
        return answer<core::WaitStatus>({}, {}, std::move(reply));
    }
    api::Call levels(api::Reply<core::Catalog> reply) override {
        return answer<core::Catalog>({}, catalog, std::move(reply));
    }
    api::Call pricing(api::Reply<core::PriceList> reply) override {
        return answer<core::PriceList>({}, prices, std::move(reply));
    }
    api::Call addPool(const core::ClusterId&, const core::NewPoolDraft&, api::Reply<core::Pool> reply) override {
        return answer<core::Pool>(error(api::ApiError::Kind::Forbidden), {}, std::move(reply));
    }
    api::Call setLevel(const core::ClusterId&, const core::PoolId&, const std::string&,
                       api::Reply<core::Done> reply) override {
        return answer<core::Done>(error(api::ApiError::Kind::Forbidden), {}, std::move(reply));
    }
    api::Call setCount(const core::ClusterId&, const core::PoolId&, int, api::Reply<core::Done> reply) override {
        return answer<core::Done>(error(api::ApiError::Kind::Forbidden), {}, std::move(reply));
    }
    api::Call destroyPool(const core::ClusterId&, const core::PoolId&, api::Reply<core::Done> reply) override {
        return answer<core::Done>(error(api::ApiError::Kind::Forbidden), {}, std::move(reply));
    }
    api::Call preAuthorize(const std::string&, const std::string&, api::Reply<core::Done> reply) override {
        return answer<core::Done>(error(api::ApiError::Kind::Forbidden), {}, std::move(reply));
    }

    static api::ApiError error(api::ApiError::Kind kind) {
        api::ApiError result;
        result.kind = kind;
        return result;
    }

private:
    template <class T> api::Call answer(std::optional<api::ApiError> failure, T value, api::Reply<T> reply) {
        auto result = failure ? api::ApiResult<T>(*failure) : api::ApiResult<T>(std::move(value));
        return m_delay.after(std::chrono::milliseconds(0),
                             [result = std::move(result), reply = std::move(reply)] { reply(result); });
    }

    api::TimerDelay m_delay;
};

} // namespace poolhouse::console
