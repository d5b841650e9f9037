// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/quota_reader.h"

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

namespace {

/// A threshold that is not set, and a size that is unknown, are no reading of it.
Exceedance seenAgain(Exceedance before, const std::optional<double>& currentGb,
                     const std::optional<double>& thresholdGb, core::Instant now) {
    if (before.thresholdGb != thresholdGb) {
        before = {{}, {}, thresholdGb};
    }
    switch (core::thresholdStanding(currentGb, thresholdGb)) {
    case core::ThresholdStanding::Exceeded: before.seenAt = before.seenAt.value_or(now); return before;
    case core::ThresholdStanding::NotExceeded: return {{}, now, thresholdGb};
    case core::ThresholdStanding::NotSet:
    case core::ThresholdStanding::Unknown: break;
    }
    return {};
}

} // namespace

QuotaReader::QuotaReader(api::QuotaService& service, const core::Clock& clock, std::function<bool()> mayAsk,
                         QObject* parent)
    : AreaReader(clock, std::move(mayAsk), parent), m_service(service) {}

const QuotasRecord* QuotaReader::record(const core::ClusterId& cluster) const {
    const auto at = m_records.find(cluster);
    return at == m_records.end() ? nullptr : &at->second;
}

bool QuotaReader::isReading(const core::ClusterId& cluster) const {
    const auto* known = record(cluster);
    return known != nullptr && known->freshness.loading;
}

std::chrono::milliseconds QuotaReader::interval(const core::ClusterId& cluster) const {
    const auto* known = record(cluster);
    return known != nullptr ? pauseAfterFailure(known->freshness).value_or(quietInterval) : quietInterval;
}

void QuotaReader::read(const core::ClusterId& cluster) {
    m_records[cluster].freshness.loading = true;
    m_call = m_service.quotas(cluster, [this, cluster](auto answer) {
        auto& record = m_records[cluster];
        if (answer) {
            auto value = std::move(answer).value();
            succeed(record.freshness);
            record.quotas = std::move(value.items);
            record.unreadable = std::move(value.unreadable);
            noteExceedances(record);
        } else {
            fail(record.freshness, answer.error());
        }
        Q_EMIT changed(cluster);
    });
    Q_EMIT changed(cluster);
}

void QuotaReader::noteExceedances(QuotasRecord& record) const {
    const auto before = std::exchange(record.exceedances, {});
    for (const auto& quota : *record.quotas) {
        const auto ofType = [&quota](const core::Quota& each) { return each.type == quota.type; };
        if (std::count_if(record.quotas->begin(), record.quotas->end(), ofType) > 1) {
            continue;
        }
        const auto at = before.find(quota.type);
        const auto known = at == before.end() ? QuotaExceedances{} : at->second;
        record.exceedances[quota.type] = {seenAgain(known.warning, quota.currentGb, quota.warningGb, now()),
                                          seenAgain(known.critical, quota.currentGb, quota.criticalGb, now())};
    }
}

void QuotaReader::stopReading(const core::ClusterId& cluster) {
    m_call.cancel();
    if (const auto at = m_records.find(cluster); at != m_records.end()) {
        at->second.freshness.loading = false;
    }
}

void QuotaReader::dropRecords() {
    m_call.cancel();
    m_records.clear();
}

} // namespace poolhouse::fleet
