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

QuotaStanding quotaStanding(const Quota& quota) {
    const double warning = quota.warningGb.value_or(0);
    const double critical = quota.criticalGb.value_or(0);
    if (warning <= 0 && critical <= 0) {
        return QuotaStanding::NoneSet;
    }
    if (!quota.currentGb) {
        return QuotaStanding::Unknown;
    }
    const double current = *quota.currentGb;
    if (critical > 0 && current > critical) {
        return quota.enforcementActive.value_or(false) ? QuotaStanding::Restricted : QuotaStanding::CriticalExceeded;
    }
    return warning > 0 && current > warning ? QuotaStanding::WarningExceeded : QuotaStanding::Within;
}

} // namespace poolhouse::core
