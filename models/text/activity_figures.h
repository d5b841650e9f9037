// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"
#include "models/text/tone.h"

#include <QString>

#include <optional>
#include <vector>

/// Cost and capacity of operations and of plans, as Activity shows them. Pure.
namespace poolhouse::text {

using OperationList = std::vector<const operations::Operation*>;

/// What was reached: empty unless the operation is done and its figures were recorded.
[[nodiscard]] std::optional<operations::ChangeFigures> reachedFigures(const operations::Operation& operation);
/// The same of the operations of a plan, oldest first: each cluster before its first change that is done, and after
/// its last, summed. Empty when none is done, or when the figures of one that is done were not recorded.
[[nodiscard]] std::optional<operations::ChangeFigures> reachedFigures(const OperationList& plan);

/// "$14,812 → $13,112", "at least $450 → $600", or "–" when it is not known.
[[nodiscard]] QString costSpan(const std::optional<operations::ChangeFigures>& figures);
/// The same in whole dollars, for tables.
[[nodiscard]] QString costSpanRounded(const std::optional<operations::ChangeFigures>& figures);
/// "1,140 → 1,520".
[[nodiscard]] QString connectionSpan(const std::optional<operations::ChangeFigures>& figures);

[[nodiscard]] QString planActivityTitle(const OperationList& plan); ///< "Plan with 3 changes"
[[nodiscard]] QString planActivityState(const OperationList& plan); ///< "done", "2 of 3 done"
[[nodiscard]] Tone planActivityTone(const OperationList& plan);
[[nodiscard]] QString planClusters(const OperationList& plan); ///< "postgresql-a", "2 clusters"

} // namespace poolhouse::text
