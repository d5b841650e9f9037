// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_command.h"
#include "app/console/maintenance_report.h"
#include "models/api/call.h"
#include "models/api/maintenance_service.h"

#include <chrono>
#include <optional>
#include <vector>

namespace poolhouse::console {

/// `poolhouse maintenance`: of one cluster with its history, or of all clusters, a few at a time. What could not be
/// read is named.
class MaintenanceCommand final : public AreaCommand {
public:
    static constexpr std::size_t mostAtOnce = 6; ///< requests in flight

    /// `offset`: of the local clock, ahead of UTC. `service` must outlive the command.
    MaintenanceCommand(InfoRequest request, Dependencies dependencies, api::MaintenanceService& service,
                       std::chrono::minutes offset, QObject* parent = nullptr);

private:
    void onListsRead() override;
    void onTimeout() override;
    void readNext();
    void onAnswer(const core::ClusterId& cluster, api::ApiResult<api::MaintenanceAnswer> answer);
    void readHistory();
    void onHistory(api::ApiResult<core::PartialList<core::Maintenance>> answer);
    void report();
    [[nodiscard]] CommandResult clusterResult() const;
    [[nodiscard]] CommandResult fleetResult() const;
    [[nodiscard]] bool ofAll() const { return request().cluster.isEmpty(); }
    [[nodiscard]] bool budgetSpent() const;
    [[nodiscard]] QString late() const;

    api::MaintenanceService& m_service;
    std::chrono::minutes m_offset;
    std::vector<core::ClusterId> m_clusters;
    std::size_t m_next = 0;     ///< of m_clusters
    std::size_t m_answered = 0; ///< of m_clusters
    bool m_stopped = false;     ///< the API refuses all alike, or too few calls are left
    bool m_timedOut = false;
    FleetMaintenances m_maintenances;
    std::optional<core::PartialList<core::Maintenance>> m_history;
    std::optional<api::ApiError> m_historyProblem;
    std::vector<api::Call> m_calls; ///< the last member: its requests end first
};

} // namespace poolhouse::console
