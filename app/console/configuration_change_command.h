// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"
#include "app/console/operation_command.h"
#include "models/api/call.h"
#include "models/api/quota_service.h"
#include "models/api/setting_service.h"

#include <QStringList>
#include <QTimer>

namespace poolhouse::console {

/// `poolhouse settings set`, `settings reset` and `quotas set`.
class ConfigurationChangeCommand final : public OperationCommand {
public:
    /// Both must outlive the command.
    struct Services {
        api::SettingService& settings;
        api::QuotaService& quotas;
    };
    ConfigurationChangeCommand(CommandLine::Command command, ChangeRequest request, EngineDependencies dependencies,
                               Services services, QObject* parent = nullptr);

private:
    void onReady(const fleet::ClusterRecord& cluster) override;
    [[nodiscard]] QString printed(const OperationReport& report) const override;

    void onSettings(api::ApiResult<core::PartialList<core::Setting>> answer);
    void onQuotas(api::ApiResult<core::PartialList<core::Quota>> answer);
    /// Of the settings as they are now; nothing, after finish(), if one can't be set so.
    [[nodiscard]] std::optional<core::ChangedSettings> wantedSettings(const std::vector<core::Setting>& shown);
    [[nodiscard]] core::ChangedQuota wantedQuota() const;
    /// `change`: without what is as wanted already.
    void submit(const core::Change& change);

    CommandLine::Command m_command;
    Services m_services;
    core::ClusterId m_cluster;
    core::Quota m_quota;   ///< as it was read
    QStringList m_effects; ///< sentences
    QTimer m_late;
    api::Call m_call; ///< the last member: its request ends first
};

} // namespace poolhouse::console
