// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/setting_service.h"
#include "models/fleet/list_reader.h"

#include <memory>
#include <optional>
#include <vector>

namespace poolhouse::fleet {

/// What the API said of the PostgreSQL parameters of a cluster.
struct SettingsRecord {
    std::optional<std::vector<core::Setting>> settings; ///< of the last valid answer; empty: never read
    Freshness freshness;
    std::vector<core::Unreadable> unreadable{}; ///< of the last valid answer
};

/// Reads the settings of the cluster in view.
class SettingReader final : public ListReader<SettingsRecord> {
public:
    /// The service outlives the reader as well; see AreaReader.
    SettingReader(api::SettingService& service, const core::Clock& clock, std::function<bool()> mayAsk = {},
                  QObject* parent = nullptr);

    /// Another reader of the same service, with nothing read: for a dialog, whatever cluster is in view.
    [[nodiscard]] std::unique_ptr<SettingReader> sibling() const;

private:
    [[nodiscard]] api::Call ask(const core::ClusterId& cluster) override;

    api::SettingService& m_service;
    const core::Clock& m_siblingClock;
};

} // namespace poolhouse::fleet
