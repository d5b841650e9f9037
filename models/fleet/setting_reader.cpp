// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/setting_reader.h"

#include <utility>

namespace poolhouse::fleet {

SettingReader::SettingReader(api::SettingService& service, const core::Clock& clock, std::function<bool()> mayAsk,
                             QObject* parent)
    : ListReader(clock, std::move(mayAsk), parent), m_service(service), m_siblingClock(clock) {}

std::unique_ptr<SettingReader> SettingReader::sibling() const {
    return std::make_unique<SettingReader>(m_service, m_siblingClock);
}

api::Call SettingReader::ask(const core::ClusterId& cluster) {
    return m_service.settings(cluster, keep(cluster, &SettingsRecord::settings));
}

} // namespace poolhouse::fleet
