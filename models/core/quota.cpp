// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/quota.h"

#include <array>

namespace poolhouse::core {

std::span<const EnumWord<EnforcementAction>> enforcementActionWords() {
    static constexpr std::array<EnumWord<EnforcementAction>, 3> words{{{"none", EnforcementAction::None},
                                                                       {"notify", EnforcementAction::Notify},
                                                                       {"restrict", EnforcementAction::Restrict}}};
    return words;
}

ThresholdStanding thresholdStanding(const std::optional<double>& currentGb, const std::optional<double>& thresholdGb) {
    if (thresholdGb.value_or(0) <= 0) {
        return ThresholdStanding::NotSet;
    }
    return !currentGb                  ? ThresholdStanding::Unknown
           : *currentGb > *thresholdGb ? ThresholdStanding::Exceeded
                                       : ThresholdStanding::NotExceeded;
}

QuotaStanding quotaStanding(const Quota& quota) {
    const auto warning = thresholdStanding(quota.currentGb, quota.warningGb);
    const auto critical = thresholdStanding(quota.currentGb, quota.criticalGb);
    if (warning == ThresholdStanding::NotSet && critical == ThresholdStanding::NotSet) {
        return QuotaStanding::NoneSet;
    }
    if (!quota.currentGb) {
        return QuotaStanding::Unknown;
    }
    if (critical == ThresholdStanding::Exceeded) {
        return quota.enforcementActive.value_or(false) ? QuotaStanding::Restricted : QuotaStanding::CriticalExceeded;
    }
    return warning == ThresholdStanding::Exceeded ? QuotaStanding::WarningExceeded : QuotaStanding::Within;
}

} // namespace poolhouse::core
