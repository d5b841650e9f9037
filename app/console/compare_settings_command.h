// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_command.h"
#include "models/api/call.h"
#include "models/api/setting_service.h"

#include <array>
#include <optional>

namespace poolhouse::console {

/// `poolhouse settings compare`: reads the settings of two clusters and prints them side by side.
class CompareSettingsCommand final : public AreaCommand {
public:
    /// `service` must outlive the command.
    CompareSettingsCommand(InfoRequest request, Dependencies dependencies, api::SettingService& service,
                           QObject* parent = nullptr);

private:
    using Answer = core::PartialList<core::Setting>;

    void onListsRead() override;
    void onTimeout() override;
    void onAnswer(std::size_t place, api::ApiResult<Answer> answer);
    void report();

    api::SettingService& m_service;
    std::array<core::ClusterId, 2> m_clusters;
    std::array<std::optional<Answer>, 2> m_answers;
    std::array<api::Call, 2> m_calls;
};

} // namespace poolhouse::console
