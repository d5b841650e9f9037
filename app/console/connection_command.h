// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_command.h"
#include "models/api/call.h"
#include "models/api/credential_service.h"

namespace poolhouse::console {

/// `poolhouse credentials url`: the one command that prints a password.
class ConnectionCommand final : public AreaCommand {
public:
    /// `service` must outlive the command.
    ConnectionCommand(InfoRequest request, Dependencies dependencies, api::CredentialService& service,
                      QObject* parent = nullptr);

private:
    void onListsRead() override;
    void onTimeout() override;
    void findOwner(const core::ClusterId& cluster);
    void read(const core::ClusterId& cluster, const std::string& credential);
    void print(const fleet::ClusterRecord& cluster, const api::ConnectionDetails& details);
    [[nodiscard]] const fleet::ClusterRecord* stillThere(const core::ClusterId& cluster);

    api::CredentialService& m_service;
    api::Call m_call;
};

} // namespace poolhouse::console
