// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"
#include "app/console/operation_command.h"
#include "models/api/maintenance_service.h"

namespace poolhouse::console {

/// `poolhouse maintenance run`, `maintenance move` and `maintenance window`.
class MaintenanceChangeCommand final : public OperationCommand {
public:
    /// `service` must outlive the command.
    MaintenanceChangeCommand(CommandLine::Command command, ChangeRequest request, EngineDependencies dependencies,
                             api::MaintenanceService& service, QObject* parent = nullptr);

private:
    void onReady(const fleet::ClusterRecord& cluster) override;
    [[nodiscard]] QString printed(const OperationReport& report) const override;
    void onRead(const core::ClusterId& cluster, const api::ApiResult<api::MaintenanceAnswer>& answer);
    void submit(const operations::Intent& intent);
    [[nodiscard]] const operations::Operation* doneBefore(const core::ClusterId& cluster) const;
    [[nodiscard]] QString interruption() const override;

    CommandLine::Command m_command;
    api::MaintenanceService& m_service;
};

} // namespace poolhouse::console
