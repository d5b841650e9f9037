// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/impact.h"
#include "models/views/pool_forms.h"

#include <span>

/// The parts from which the forms are made.
namespace poolhouse::views::forms {

using Shapes = std::vector<core::PoolShape>;

/// The cluster's pools before and after the draft, and what follows from the difference.
struct Effect {
    Shapes before;
    Shapes after;
    core::Impact impact;
    std::optional<int> readBefore; ///< connections of all follower pools; live limits where nothing changes (rule 7)
    std::optional<int> readAfter;
};
[[nodiscard]] Effect effectOf(const ClusterSnapshot& subject, Shapes after);

/// The most connections of a pool in the last 7 days, as far as this program watched.
struct Peak {
    int connections = 0;
    core::Instant since; ///< first reading looked at
    bool wholeWeek = false;
};
[[nodiscard]] std::optional<Peak> peakOf(const ClusterSnapshot& subject, const core::Pool& pool);

[[nodiscard]] const core::PriceTable* pricesOf(const ClusterSnapshot& subject);
[[nodiscard]] std::vector<LevelChoice> levelChoices(const ClusterSnapshot& subject, const std::string& current);
[[nodiscard]] QString levelLine(const std::string& level, const core::Catalog& catalog);
[[nodiscard]] QString levelPrice(const ClusterSnapshot& subject,
                                 const std::string& level); ///< "$300.00", "price unknown"
/// "2 × $300.00" and "$600.00/month": the pool's part of the bill.
[[nodiscard]] FigureRow poolCostRow(const ClusterSnapshot& subject, const core::PoolShape& pool);
[[nodiscard]] FigureRow costRow(const Effect& effect);        ///< "Cluster"
[[nodiscard]] FigureRow connectionsRow(const Effect& effect); ///< "Read connections"
[[nodiscard]] QString costDifference(const Effect& effect);   ///< "saves $450.00", "adds $600.00", empty when not known
[[nodiscard]] QStringList priceNotes(const ClusterSnapshot& subject, const Effect& effect);
[[nodiscard]] QString redundancyWord(const core::PoolShape& pool); ///< "High availability"
[[nodiscard]] Badge redundancyBadge(const core::PoolShape& pool);
[[nodiscard]] QString instances(int count); ///< "1 instance", "3 instances"

/// What is said of a pool whose capacity, redundancy or level goes down (rule 10).
[[nodiscard]] std::vector<FormWarning> warningsOf(const ClusterSnapshot& subject, const Effect& effect,
                                                  const std::string& pool);
/// The sentence for a rule that a draft breaks. `wanted` and `taken` make the suggestion of a name.
[[nodiscard]] FormProblem problemOf(const core::DraftProblem& problem, const std::string& wanted,
                                    const std::vector<std::string>& taken);

/// From one shape of a pool to another in single changes: what adds capacity first, what takes it away last.
[[nodiscard]] std::vector<core::Change> changesBetween(const core::PoolShape& from, const core::PoolShape& to,
                                                       const core::Catalog& catalog);
[[nodiscard]] QString sequenceOf(const std::vector<core::Change>& changes); ///< empty for less than two

} // namespace poolhouse::views::forms
