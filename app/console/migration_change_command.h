// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"
#include "app/console/operation_command.h"
#include "models/api/migration_service.h"

#include <optional>
#include <vector>

namespace poolhouse::console {

/// `poolhouse migrate prepare`, `migrate run` and `migrate cancel`.
class MigrationChangeCommand final : public OperationCommand {
public:
    /// `service` must outlive the command.
    MigrationChangeCommand(CommandLine::Command command, ChangeRequest request, EngineDependencies dependencies,
                           api::MigrationService& service, QObject* parent = nullptr);

private:
    void onReady(const fleet::ClusterRecord& cluster) override;
    [[nodiscard]] QString printed(const OperationReport& report) const override;
    [[nodiscard]] std::vector<const operations::Operation*> inTheWay() const override;
    void onMigration(const core::ClusterId& cluster, const api::ApiResult<api::MigrationAnswer>& answer);
    void onSources(const core::ClusterId& cluster, api::ApiResult<core::PartialList<core::ClassicDatabase>> answer);
    /// False, after finish(), if the database that was named can't be migrated.
    [[nodiscard]] bool choose(const fleet::ClusterRecord& cluster, const std::vector<core::ClassicDatabase>& sources);
    /// By an earlier run or another client.
    [[nodiscard]] bool isDoneBefore() const;
    [[nodiscard]] std::optional<core::MigrationMethod> methodBefore(const core::ClusterId& cluster) const;
    [[nodiscard]] bool isOfAnotherMethod() const; ///< than was asked for, while that matters
    [[nodiscard]] QString otherMethodComplaint() const;
    void finishAsDoneBefore(const core::ClusterId& cluster);
    void submit(const operations::Intent& intent);

    CommandLine::Command m_command;
    api::MigrationService& m_service;
    core::ChangedMigration m_shown;
    std::optional<core::MigrationMethod> m_method; ///< of what was prepared before; empty: unknown
};

} // namespace poolhouse::console
