// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_command.h"
#include "app/console/migration_report.h"
#include "models/api/call.h"
#include "models/api/migration_service.h"

namespace poolhouse::console {

/// `poolhouse migrate`: how far the migration into a cluster is, and which classic databases its app has.
class MigrationCommand final : public AreaCommand {
public:
    /// `service` must outlive the command.
    MigrationCommand(InfoRequest request, Dependencies dependencies, api::MigrationService& service,
                     QObject* parent = nullptr);

private:
    void onListsRead() override;
    void onTimeout() override;
    void onMigration(const core::ClusterId& cluster, api::ApiResult<api::MigrationAnswer> answer);
    void onSources(const core::ClusterId& cluster, api::ApiResult<core::PartialList<core::ClassicDatabase>> answer);
    void report(const core::ClusterId& cluster, CommandResult result);

    api::MigrationService& m_service;
    MigrationReading m_reading;
    std::vector<core::Unreadable> m_unreadable;
    api::Call m_call;
};

} // namespace poolhouse::console
