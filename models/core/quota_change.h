// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/quota.h"

#include <optional>
#include <string>

namespace poolhouse::core {

/// What can be changed of a quota. Sizes in decimal gigabytes; empty: not set.
struct QuotaTerms {
    std::optional<double> warningGb;
    std::optional<double> criticalGb;
    OpenEnum<EnforcementAction> action;

    friend bool operator==(const QuotaTerms&, const QuotaTerms&) = default;
};
/// A threshold of 0 is not set (rule 14).
[[nodiscard]] QuotaTerms termsOf(const Quota& quota);
[[nodiscard]] OpenEnum<EnforcementAction> enforcementAction(EnforcementAction action);

/// The terms of a quota that are wanted, and those that were shown when that was decided.
struct ChangedQuota {
    std::string type; ///< "storage"
    QuotaTerms wanted;
    QuotaTerms before;

    friend bool operator==(const ChangedQuota&, const ChangedQuota&) = default;
};

/// The API takes whole gigabytes from 1 to this.
inline constexpr int mostQuotaGb = 100'000;

/// Why the terms can't be changed so.
enum class QuotaProblem {
    NotKnown,         ///< the cluster has no such quota
    Same,             ///< nothing differs from what was shown
    WarningBad,       ///< not a whole number from 1 to mostQuotaGb
    CriticalBad,      ///< the same
    WarningTooHigh,   ///< not below the critical threshold
    ActionNotOffered, ///< neither none, notify nor restrict
};
[[nodiscard]] std::optional<QuotaProblem> problemOf(const ChangedQuota& change);

/// The quota as shown once the change is in force. With another reason to restrict, the 7-day grace period restarts.
[[nodiscard]] Quota afterChange(const Quota& shown, const QuotaTerms& wanted);
/// Its size is above the critical threshold, and the action restricts: the grace runs, or restrictions apply.
[[nodiscard]] bool isRestricting(const Quota& quota);
/// The change makes it so today.
[[nodiscard]] bool beginsRestricting(const Quota& shown, const QuotaTerms& wanted);

} // namespace poolhouse::core
