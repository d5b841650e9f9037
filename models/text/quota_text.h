// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/core/quota_change.h"

#include <QString>
#include <QStringList>

#include <optional>

/// Text about quotas (rule 14; context "Wording"). Pure.
namespace poolhouse::text {

[[nodiscard]] QString quotaStandingWord(core::QuotaStanding standing); ///< "within", "critical exceeded"

/// It is known whether the critical threshold restricts: reported, or excluded by the action.
[[nodiscard]] bool enforcementKnown(const core::Quota& quota);

/// What a quota means, one sentence or two each.
struct QuotaSentences {
    QString today;    ///< "Within the quota."
    QString warning;  ///< what happens above the warning threshold: "Above 80 GB, ..."
    QString critical; ///< the same for the critical one
};
[[nodiscard]] QuotaSentences quotaSentences(const core::Quota& quota);

/// When a threshold was seen exceeded; see fleet::Exceedance.
struct ExceedanceTimes {
    std::optional<core::Instant> seenAt;
    std::optional<core::Instant> notYetAt;
    std::optional<core::Instant> readAt; ///< the last reading
    core::Instant now;
};

/// The size against one threshold that is set: "exceeded by 21.3 GB, at every reading since 14:05:10.", "not exceeded,
/// 28.8 GB left."
[[nodiscard]] QString thresholdState(const std::optional<double>& currentGb, double thresholdGb,
                                     const ExceedanceTimes& times);

[[nodiscard]] QString quotaAction(const core::Quota& quota); ///< "notify", "throttle (not known here)", "not reported"

/// Whether restrictions apply, as the API reports it, even if the sizes contradict: "not active"; *stretches* may be
/// emphasised.
[[nodiscard]] QString quotaRestrictions(const core::Quota& quota);
/// Restrictions are reported as active, while the critical threshold is not known to be exceeded.
[[nodiscard]] bool restrictedWithoutExcess(const core::Quota& quota);

/// What changes, as the title of an operation: "Change the storage quota: warning from 80 GB to 90 GB, action from none
/// to notify".
[[nodiscard]] QString quotaChangeTitle(const core::ChangedQuota& quota);
/// What happens then above each threshold, and what applies today if the change were made now. `shown`: with its size.
[[nodiscard]] QuotaSentences quotaSentencesAfter(const core::Quota& shown, const core::QuotaTerms& wanted);
/// Why it can't be changed so.
[[nodiscard]] QString quotaProblemText(core::QuotaProblem problem, const core::ChangedQuota& quota);

} // namespace poolhouse::text
