// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/connection_state.h"
#include "models/fleet/failure_attribution.h"
#include "models/fleet/poll_schedule.h"
#include "models/fleet/poller.h"
#include "models/fleet/poller_state.h"
#include "models/fleet/request_budget.h"
#include "models/fleet/request_context.h"
#include "models/fleet/request_groups.h"

#include <QTimer>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::fleet {

/// Frame of the poller: decides when the request groups may ask, and publishes what changed.
class Poller::Impl final : public RequestContext, public FleetEvents {
public:
    Impl(Poller& poller, PollerServices services, Store& store, const core::Clock& clock,
         std::function<double()> random);

    void start();
    void stop();
    void refresh();
    void refreshCluster(const core::ClusterId& id) {
        m_groups.clusters().setDue(id);
        proceed();
    }
    void setWindowShown(bool shown);
    void setOnScreen(std::vector<core::ClusterId> clusters);
    void setDetailsOnlyOnScreen(bool only) { m_groups.clusters().setDetailsOnlyOnScreen(only); }
    void tick() {
        m_groups.clusters().replan();
        proceed();
    }

    [[nodiscard]] const ConnectionState& connection() const { return m_connection; }
    [[nodiscard]] const RequestGroups& groups() const { return m_groups; }
    [[nodiscard]] std::optional<core::Instant> nextAttempt() const {
        return m_connection.nextAttempt(m_groups.nextOnScreen());
    }

    [[nodiscard]] core::Instant now() const override;
    [[nodiscard]] double random() override { return m_random(); }
    [[nodiscard]] bool mayAsk() const override { return m_connection.mayAsk(); }
    [[nodiscard]] std::optional<int> requestsLeft() const override { return m_budget.left(now()); }
    [[nodiscard]] double budgetShare() const override { return m_budgetShare; }
    void setBudgetShare(double share) { m_budgetShare = share; }
    void answered(const std::string& request) override { m_attribution.answered(request); }
    [[nodiscard]] bool failed(const api::ApiError& error, const std::string& request, RequestScope scope,
                              std::function<void()> report) override;
    void proceed() override;

    [[nodiscard]] std::chrono::milliseconds listsInterval() const override;
    void fleetRead(core::PartialList<core::App> apps, core::PartialList<core::ClusterSummary> clusters,
                   core::Instant at) override;
    void probeAnswered() override;
    void probeFailed(const api::ApiError& error) override { m_connection.postponeProbe(error, now(), random()); }

private:
    void requestsLeftReported(int left);
    void wait(const api::ApiError& error);
    void reportConfirmed();
    void step();
    [[nodiscard]] std::optional<core::Instant> nextWake() const;
    void announceFirstLoad(bool over);
    void publish();

    Poller& m_poller;
    api::SessionMonitor& m_monitor;
    Store& m_store;
    const core::Clock& m_clock;
    std::function<double()> m_random;
    QTimer m_timer;

    ConnectionState m_connection;
    RequestBudget m_budget;
    FailureAttribution m_attribution;
    RequestGroups m_groups;

    double m_budgetShare = defaultShare;
    bool m_proceeding = false, m_again = false;
    PollerState m_state;
};

} // namespace poolhouse::fleet
