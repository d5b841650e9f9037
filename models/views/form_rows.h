// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/impact.h"
#include "models/views/pool_forms.h"

#include <span>

/// Rows, notes and warnings of the forms.
namespace poolhouse::views::forms {

using Shapes = std::vector<core::PoolShape>;

/// The cluster's pools before and after the draft, and the effect of the difference.
struct Effect {
    Shapes before;
    Shapes after;
    core::Impact impact;
    std::optional<int> readBefore; ///< connections of all follower pools; live limits where nothing changes (rule 7)
    std::optional<int> readAfter;
    std::optional<int> readNow;       ///< of the instances that are up
    std::optional<int> readRemaining; ///< the same without the pools that are destroyed
};
[[nodiscard]] Effect effectOf(const fleet::ClusterSnapshot& snapshot, Shapes after);

[[nodiscard]] std::vector<LevelChoice> levelChoices(const fleet::ClusterSnapshot& snapshot, const std::string& current);
[[nodiscard]] QString levelLine(const std::string& level, const core::Catalog& catalog);
[[nodiscard]] QString levelPrice(const fleet::ClusterSnapshot& snapshot,
                                 const std::string& level); ///< "$300.00", "price unknown"
/// "2 × $300.00" and "$600.00/month": the cost of the pool.
[[nodiscard]] FigureRow poolCostRow(const fleet::ClusterSnapshot& snapshot, const core::PoolShape& pool);
[[nodiscard]] FigureRow costRow(const Effect& effect);        ///< "Cluster"
[[nodiscard]] FigureRow connectionsRow(const Effect& effect); ///< "Read connections", now and when complete
/// "Connections in use": of what the pool accepts now and of what it accepts `after` the change.
[[nodiscard]] FigureRow usedRow(const core::Pool& pool, std::optional<int> after, const core::Catalog& catalog);
[[nodiscard]] QString costDifference(const Effect& effect); ///< "saves $450.00", "adds $600.00", empty when not known
[[nodiscard]] QStringList priceNotes(const fleet::ClusterSnapshot& snapshot, const Effect& effect);
[[nodiscard]] QString redundancyWord(const core::PoolShape& pool); ///< "High availability"
[[nodiscard]] Badge redundancyBadge(const core::PoolShape& pool);
/// Of what is up: "High availability", "No redundancy now".
[[nodiscard]] QString redundancyNow(const core::Pool& pool);
/// "–" after: a level or number that is refused has no effect to show.
void hideEffectOfRefused(ChangeForm& form);
/// Whether the instance drawn at a place is up; empty: unknown. Places start at 1; of a leader pool 1 is the leader, 2
/// the standby.
[[nodiscard]] std::optional<bool> placeUp(const core::Pool& pool, int place);

/// The pool overflows as it is now with one instance lost; empty when it does not. Needs attention, no acceptance.
[[nodiscard]] std::optional<FormWarning> overflowWarning(const core::Pool& pool, const core::Catalog& catalog);

/// Warnings for a pool whose capacity, redundancy or level goes down (rule 10).
[[nodiscard]] std::vector<FormWarning> warningsOf(const fleet::ClusterSnapshot& snapshot, const Effect& effect,
                                                  const std::string& pool);
/// The sentence for a rule that a draft breaks. A name is suggested from `wanted` and `taken`.
[[nodiscard]] FormProblem problemOf(const core::DraftProblem& problem, const std::string& wanted,
                                    const std::vector<std::string>& taken);

/// The single changes between two shapes of a pool: added capacity first, removed capacity last.
[[nodiscard]] std::vector<core::Change> changesBetween(const core::PoolShape& from, const core::PoolShape& to,
                                                       const core::Catalog& catalog);
[[nodiscard]] QString sequenceOf(const std::vector<core::Change>& changes); ///< empty for fewer than two

} // namespace poolhouse::views::forms
