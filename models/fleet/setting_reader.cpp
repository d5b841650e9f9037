// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/setting_reader.h"

#include <utility>

namespace poolhouse::fleet {

SettingReader::SettingReader(api::SettingService& service, const core::Clock& clock, std::function<bool()> mayAsk,
                             QObject* parent)
    : AreaReader(clock, std::move(mayAsk), parent), m_service(service), m_siblingClock(clock) {}

std::unique_ptr<SettingReader> SettingReader::sibling() const {
    return std::make_unique<SettingReader>(m_service, m_siblingClock);
}

const SettingsRecord* SettingReader::record(const core::ClusterId& cluster) const {
    const auto at = m_records.find(cluster);
    return at == m_records.end() ? nullptr : &at->second;
}

bool SettingReader::isReading(const core::ClusterId& cluster) const {
    const auto* known = record(cluster);
    return known != nullptr && known->freshness.loading;
}

std::chrono::milliseconds SettingReader::interval(const core::ClusterId& cluster) const {
    const auto* known = record(cluster);
    return known != nullptr ? pauseAfterFailure(known->freshness).value_or(quietInterval) : quietInterval;
}

void SettingReader::read(const core::ClusterId& cluster) {
    m_records[cluster].freshness.loading = true;
    m_call = m_service.settings(cluster, [this, cluster](auto answer) {
        auto& record = m_records[cluster];
        if (answer) {
            auto value = std::move(answer).value();
            succeed(record.freshness);
            record.settings = std::move(value.items);
            record.unreadable = std::move(value.unreadable);
        } else {
            fail(record.freshness, answer.error());
        }
        Q_EMIT changed(cluster);
    });
    Q_EMIT changed(cluster);
}

void SettingReader::stopReading(const core::ClusterId& cluster) {
    m_call.cancel();
    if (const auto at = m_records.find(cluster); at != m_records.end()) {
        at->second.freshness.loading = false;
    }
}

void SettingReader::dropRecords() {
    m_call.cancel();
    m_records.clear();
}

} // namespace poolhouse::fleet
