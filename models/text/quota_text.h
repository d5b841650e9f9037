// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/quota.h"

#include <QString>

/// Text about quotas (rule 14; context "Wording"). Pure.
namespace poolhouse::text {

[[nodiscard]] QString quotaStandingWord(core::QuotaStanding standing); ///< "within", "critical exceeded"

/// Whether restrictions apply above the critical threshold is told, or follows from an action that never restricts.
[[nodiscard]] bool enforcementKnown(const core::Quota& quota);

/// What a quota means, one sentence or two each.
struct QuotaSentences {
    QString today;    ///< "Within the quota."
    QString warning;  ///< what happens above the warning threshold: "Above 80 GB, ..."
    QString critical; ///< the same for the critical one
};
[[nodiscard]] QuotaSentences quotaSentences(const core::Quota& quota);

} // namespace poolhouse::text
