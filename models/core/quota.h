// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/open_enum.h"

#include <optional>
#include <span>
#include <string>

namespace poolhouse::core {

enum class EnforcementAction { Unknown, None, Notify, Restrict };
[[nodiscard]] std::span<const EnumWord<EnforcementAction>> enforcementActionWords();

/// A limit on growth that people set for a cluster (rule 14). Sizes are decimal gigabytes.
struct Quota {
    std::string type; ///< "storage" is the only one the CLI knows
    std::optional<double> currentGb;
    std::optional<double> warningGb;
    std::optional<double> criticalGb;
    OpenEnum<EnforcementAction> action;
    bool enforcementActive = false;

    friend bool operator==(const Quota&, const Quota&) = default;
};

enum class QuotaStanding { NoneSet, Within, WarningExceeded, CriticalExceeded, Restricted };

/// Rule 14: comparisons are strict, a threshold of 0 counts as unset, an unknown size as 0; over critical with
/// enforcement active means restricted.
[[nodiscard]] QuotaStanding quotaStanding(const Quota& quota);

} // namespace poolhouse::core
