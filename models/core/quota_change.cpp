// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/quota_change.h"

#include <cmath>

namespace poolhouse::core {

namespace {

std::optional<double> orNotSet(const std::optional<double>& threshold) {
    return threshold.value_or(0) > 0 ? threshold : std::nullopt;
}

/// One that stays as it was may be anything.
bool isBad(const std::optional<double>& wanted, const std::optional<double>& before) {
    return wanted != before && wanted && (!(*wanted >= 1 && *wanted <= mostQuotaGb) || std::floor(*wanted) != *wanted);
}

} // namespace

QuotaTerms termsOf(const Quota& quota) {
    return {orNotSet(quota.warningGb), orNotSet(quota.criticalGb), quota.action};
}

OpenEnum<EnforcementAction> enforcementAction(EnforcementAction action) {
    return {action, std::string(enumWord(enforcementActionWords(), action))};
}

std::optional<QuotaProblem> problemOf(const ChangedQuota& change) {
    const auto& [type, wanted, before] = change;
    if (type.empty()) {
        return QuotaProblem::NotKnown;
    }
    if (isBad(wanted.warningGb, before.warningGb)) {
        return QuotaProblem::WarningBad;
    }
    if (isBad(wanted.criticalGb, before.criticalGb)) {
        return QuotaProblem::CriticalBad;
    }
    if (wanted.warningGb && wanted.criticalGb && *wanted.warningGb >= *wanted.criticalGb) {
        return QuotaProblem::WarningTooHigh;
    }
    if (wanted.action != before.action && wanted.action.is(EnforcementAction::Unknown)) {
        return QuotaProblem::ActionNotOffered;
    }
    return wanted == before ? std::optional(QuotaProblem::Same) : std::nullopt;
}

bool isRestricting(const Quota& quota) {
    return quota.action.is(EnforcementAction::Restrict) &&
           thresholdStanding(quota.currentGb, quota.criticalGb) == ThresholdStanding::Exceeded;
}

bool beginsRestricting(const Quota& shown, const QuotaTerms& wanted) {
    return !isRestricting(shown) && isRestricting(afterChange(shown, wanted));
}

Quota afterChange(const Quota& shown, const QuotaTerms& wanted) {
    auto after = shown;
    after.warningGb = wanted.warningGb;
    after.criticalGb = wanted.criticalGb;
    after.action = wanted.action;
    if (!isRestricting(shown) || !isRestricting(after)) {
        after.enforcementActive = false;
    }
    return after;
}

} // namespace poolhouse::core
