// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/fleet/cluster_snapshot.h"
#include "models/views/attachment_forms.h"
#include "models/views/pool_forms.h"

#include <optional>
#include <vector>

/// View state of the form that changes a quota. Pure, as the forms of pools (pool_forms.h).
namespace poolhouse::views {

/// What was entered: whole GB; empty or "none": no threshold.
struct QuotaDraft {
    QString warning;
    QString critical;
    core::OpenEnum<core::EnforcementAction> action;
    QString typed{}; ///< of the phrase

    friend bool operator==(const QuotaDraft&, const QuotaDraft&) = default;
};
[[nodiscard]] QuotaDraft quotaDraft(const core::QuotaTerms& terms);
/// The draft once the terms it was made of have changed: what was entered stays, each field that was not touched
/// follows.
[[nodiscard]] QuotaDraft followed(QuotaDraft draft, const core::QuotaTerms& before, const core::QuotaTerms& now);

struct QuotaForm {
    QString title;                         ///< "Change the storage quota of postgresql-horizontal-12345"
    std::vector<FactRow> facts;            ///< size, what happens above each threshold, and what would apply today
    std::optional<QString> warningProblem; ///< why a threshold can't be as entered
    std::optional<QString> criticalProblem;
    QString phrase;                  ///< to be typed; empty: nothing is
    std::optional<QString> mismatch; ///< the mistake in the phrase, once it cannot become it
    std::optional<QString> whyNot;   ///< why it can't be sent now
    QString verb;
    QString keep;                      ///< of the button that leaves it, with its mnemonic
    std::vector<core::Change> changes; ///< at most one; empty while there is nothing to send
};

/// `shown`: as it was read last.
[[nodiscard]] QuotaForm quotaForm(const fleet::ClusterSnapshot& snapshot, const core::Quota& shown,
                                  const QuotaDraft& draft, const RefusalCheck& refusal);

/// The threshold that a message of the API is about: the field to show it at.
enum class QuotaField { None, Warning, Critical };
[[nodiscard]] QuotaField quotaFieldOf(const std::string& said);

} // namespace poolhouse::views
