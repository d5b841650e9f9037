// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/open_enum.h"

#include <optional>
#include <span>
#include <string>

namespace poolhouse::core {

enum class EnforcementAction { Unknown, None, Notify, Restrict };
[[nodiscard]] std::span<const EnumWord<EnforcementAction>> enforcementActionWords();

/// A user-defined growth limit of a cluster (rule 14). Sizes in decimal gigabytes.
struct Quota {
    std::string type; ///< the CLI knows "storage" only
    std::optional<double> currentGb;
    std::optional<double> warningGb; ///< empty or 0: not set; so is the next one
    std::optional<double> criticalGb;
    OpenEnum<EnforcementAction> action;
    std::optional<bool> enforcementActive; ///< empty: unknown

    friend bool operator==(const Quota&, const Quota&) = default;
};

enum class ThresholdStanding { NotSet, Unknown, NotExceeded, Exceeded };

/// Of a size against one threshold, as rule 14 compares them: strictly, 0 means unset. Unknown while the size is.
[[nodiscard]] ThresholdStanding thresholdStanding(const std::optional<double>& currentGb,
                                                  const std::optional<double>& thresholdGb);

enum class QuotaStanding { NoneSet, Within, Unknown, WarningExceeded, CriticalExceeded, Restricted };

/// Rule 14: comparisons are strict; a threshold of 0 means unset; above critical with enforcement active is Restricted,
/// without, or while that is unknown, CriticalExceeded. Unknown while the size is.
[[nodiscard]] QuotaStanding quotaStanding(const Quota& quota);

} // namespace poolhouse::core
