// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_command.h"
#include "app/console/area_report.h"
#include "models/api/call.h"
#include "models/api/credential_service.h"
#include "models/api/quota_service.h"
#include "models/api/setting_service.h"

#include <string>
#include <vector>

namespace poolhouse::console {

/// `poolhouse credentials`, `settings` and `quotas`: finds the cluster, reads one area of it and prints that. A partial
/// answer is printed with a complaint.
class ClusterAreaCommand final : public AreaCommand {
public:
    /// All must outlive the command.
    struct Services {
        api::CredentialService& credentials;
        api::SettingService& settings;
        api::QuotaService& quotas;
    };
    /// `area`: Credentials, Settings or Quotas.
    ClusterAreaCommand(CommandLine::Command area, InfoRequest request, Dependencies dependencies, Services services,
                       QObject* parent = nullptr);

private:
    /// How an area is printed.
    template <class T> struct Format {
        std::string (*json)(const AreaReading&, const std::vector<T>&);
        QString (*table)(const AreaReading&, const std::vector<T>&);
    };

    void onListsRead() override;
    void onTimeout() override;
    template <class T> api::Reply<core::PartialList<T>> printing(const core::ClusterId& cluster, Format<T> format);
    template <class T> void print(const fleet::ClusterRecord& cluster, core::PartialList<T> answer, Format<T> format);
    [[nodiscard]] text::RequestKind requestKind() const;

    CommandLine::Command m_area;
    Services m_services;
    api::Call m_call;
};

} // namespace poolhouse::console
