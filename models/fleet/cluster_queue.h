// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/fleet/poll_schedule.h"
#include "models/fleet/request_context.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace poolhouse::fleet {

class Store;

/// Requests for the details of the clusters in the store, in the order of planClusters(): up to 32 in flight until
/// every cluster has been answered once, 8 afterwards. Failures are retried after 5 s to 10 min, doubled each time. GUI
/// thread only.
class ClusterQueue {
public:
    /// `missing` is called when the API does not know a cluster that the list has.
    ClusterQueue(api::ClusterService& service, Store& store, RequestContext& context, std::function<void()> missing);

    void clear(); ///< cancels and forgets every cluster; the order on screen stays
    void sync();  ///< follows the store's list; requests about clusters that are gone are cancelled
    void setOnScreen(std::vector<core::ClusterId> clusters); ///< most important first
    void setDetailsOnlyOnScreen(bool only) { m_onlyOnScreen = only; }
    void setDue(const core::ClusterId& id); ///< no effect for an unknown cluster
    void setAllDue();
    void replan() { m_planValid = false; } ///< before the next request
    /// Cancels what is in flight and makes it due again; the answer names the clusters.
    std::vector<core::ClusterId> abort();

    /// Sends due requests while slots are free. True: the order has to be planned again; call again.
    [[nodiscard]] bool ask();

    [[nodiscard]] bool busy() const { return m_inFlight > 0; }
    [[nodiscard]] bool everyoneAnswered() const; ///< once, successfully or not; of those that are asked at all
    [[nodiscard]] FleetLoad load() const;
    [[nodiscard]] const std::vector<core::ClusterId>& onScreen() const { return m_onScreen; }
    [[nodiscard]] std::optional<core::Instant> next() const { return m_plan.next; }
    [[nodiscard]] std::optional<core::Instant> nextOnScreen() const { return m_plan.nextOnScreen; }

private:
    struct Watch {
        ClusterFacts facts;
        int failures = 0; ///< in a row
        api::Call call;
    };

    void plan();
    void rankScreen();
    void send(const core::ClusterId& id);
    void answered(const core::ClusterId& id, api::ApiResult<core::ClusterInfo> result);
    void failed(const core::ClusterId& id, const api::ApiError& error);

    api::ClusterService& m_service;
    Store& m_store;
    RequestContext& m_context;
    std::function<void()> m_missing;
    std::unordered_map<core::ClusterId, Watch> m_watches;
    std::vector<core::ClusterId> m_onScreen;
    bool m_onlyOnScreen = false;
    std::size_t m_inFlight = 0;
    std::size_t m_unanswered = 0; ///< clusters without any answer so far
    PollPlan m_plan;
    std::size_t m_nextPlanned = 0;
    bool m_planValid = false;
    core::Instant m_plannedAt;
    std::optional<core::Instant> m_lastBackgroundAsk;
};

} // namespace poolhouse::fleet
