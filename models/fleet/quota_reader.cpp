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
    : ListReader(clock, std::move(mayAsk), parent), m_service(service) {}

api::Call QuotaReader::ask(const core::ClusterId& cluster) {
    return m_service.quotas(cluster, keep(cluster, &QuotasRecord::quotas));
}

void QuotaReader::noteList(QuotasRecord& record) const {
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

} // namespace poolhouse::fleet
