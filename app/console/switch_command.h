// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/operation_command.h"
#include "app/console/switch_report.h"
#include "models/api/credential_service.h"
#include "models/fleet/credential_reader.h"
#include "models/views/switch_form.h"

#include <map>
#include <string>
#include <vector>

namespace poolhouse::console {

/// `poolhouse switch`: a chain of operations, each sent once the one before is done.
class SwitchCommand final : public OperationCommand {
public:
    SwitchCommand(ChangeRequest request, EngineDependencies dependencies, api::CredentialService& service,
                  QObject* parent = nullptr);

private:
    [[nodiscard]] core::Result<std::vector<core::ClusterId>, QString> clustersToRead() override;
    [[nodiscard]] bool mayLackDetails(const core::ClusterId& cluster) const override;
    [[nodiscard]] std::vector<const operations::Operation*> inTheWay() const override;
    void onReady(const fleet::ClusterRecord& source) override;
    [[nodiscard]] QString printed(const OperationReport& report) const override;
    [[nodiscard]] QString failureOf(const operations::Operation& operation) const override;
    void readCredentials(std::vector<core::ClusterId> wanted, const core::ClusterId& source);
    void decide(const fleet::ClusterRecord& source);
    void finishWithoutAttachment(const fleet::ClusterRecord& source);
    [[nodiscard]] std::string wantedApp() const; ///< empty: all
    [[nodiscard]] std::vector<operations::Intent> namesLeftOut(const core::ClusterId& source) const;
    [[nodiscard]] const operations::Operation* undoneBeside(const operations::Operation& step) const;
    [[nodiscard]] views::SwitchForm form(const views::SwitchDraft& draft, const QString& typed) const;

    api::CredentialService& m_service;
    core::ClusterId m_target;
    std::map<core::ClusterId, fleet::CredentialsRecord> m_credentials;
    SwitchReport m_switch; ///< what is to be done
};

} // namespace poolhouse::console
