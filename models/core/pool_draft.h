// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pool.h"
#include "models/core/pool_name.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

/// A new pool as entered, not yet validated.
struct NewPoolDraft {
    std::string name; ///< empty: to be generated
    std::string level;
    int count = 1;
};

enum class DraftField { Name, Level, Count, Cluster };

enum class DraftProblemCode {
    Name,              ///< see `name`
    LevelUnknown,      ///< not in the catalog
    CountBelowMinimum, ///< `bound`: smallest allowed count
    CountAboveMaximum, ///< `bound`: largest allowed count (rule 4)
    TooManyPools,      ///< rule 1; `bound` is 5
};

struct DraftProblem {
    DraftField field = DraftField::Name;
    DraftProblemCode code = DraftProblemCode::Name;
    std::optional<PoolNameProblem> name;
    int bound = 0;

    friend bool operator==(const DraftProblem&, const DraftProblem&) = default;
};

/// All problems of a new follower pool in a cluster with these pools (rules 1, 4 and 6). A new pool needs at least 1
/// instance. Shared by wizard, planner, client and sandbox.
[[nodiscard]] std::vector<DraftProblem> problemsOf(const NewPoolDraft& draft, std::span<const PoolShape> pools,
                                                   const Catalog& catalog);

/// All problems of setting `pool`, one of `pools`, to `count`: leader 1 or 2 (rule 2), follower 0 to largestCount()
/// (rules 3, 4).
[[nodiscard]] std::vector<DraftProblem> problemsOfCount(const PoolShape& pool, int count,
                                                        std::span<const PoolShape> pools);

/// LevelUnknown, or empty when the catalog has the level.
[[nodiscard]] std::vector<DraftProblem> problemsOfLevel(const std::string& level, const Catalog& catalog);

} // namespace poolhouse::core
