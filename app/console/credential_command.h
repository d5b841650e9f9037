// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"
#include "app/console/operation_command.h"
#include "models/api/credential_service.h"

#include <optional>
#include <vector>

namespace poolhouse::console {

/// `poolhouse credentials create`, `credentials rotate` and `credentials destroy`.
class CredentialCommand final : public OperationCommand {
public:
    /// `service` must outlive the command.
    CredentialCommand(CommandLine::Command command, ChangeRequest request, EngineDependencies dependencies,
                      api::CredentialService& service, QObject* parent = nullptr);

private:
    void onReady(const fleet::ClusterRecord& cluster) override;
    [[nodiscard]] QString printed(const OperationReport& report) const override;
    [[nodiscard]] QString interruption() const override;
    void onRead(const core::ClusterId& cluster, api::ApiResult<core::PartialList<core::Credential>> answer);
    [[nodiscard]] core::Change decided(const fleet::ClusterRecord& cluster,
                                       const std::vector<core::Credential>& all) const;
    [[nodiscard]] bool comesToAnEnd(const std::vector<core::Credential>& all) const;
    [[nodiscard]] bool isDone(const core::ClusterId& cluster, const std::vector<core::Credential>& all) const;
    void submit(const fleet::ClusterRecord& cluster);

    CommandLine::Command m_command;
    api::CredentialService& m_service;
};

} // namespace poolhouse::console
