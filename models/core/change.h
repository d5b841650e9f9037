// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pool.h"
#include "models/core/pool_draft.h"
#include "models/core/result.h"

#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

/// The numbers are stored in the journal of operations: never change or reuse one.
enum class ChangeKind : int { AddPool = 0, SetLevel = 1, SetCount = 2, DestroyPool = 3 };

/// One intended step on one pool. Like the API, a step changes either the level or the count, not both.
struct Change {
    ChangeKind kind = ChangeKind::SetCount;
    std::string pool;  ///< by name; "leader" for the leader pool
    std::string level; ///< AddPool and SetLevel
    int count = 0;     ///< AddPool and SetCount

    friend bool operator==(const Change&, const Change&) = default;
};

/// Why a change cannot be applied.
struct ChangeRefusal {
    enum class Kind {
        PoolMissing,   ///< no pool has that name
        LeaderStays,   ///< the leader pool can be neither destroyed nor added
        NothingToDo,   ///< the pool already has that level or count
        DraftProblems, ///< see problems
    };
    Kind kind = Kind::NothingToDo;
    std::vector<DraftProblem> problems;

    friend bool operator==(const ChangeRefusal&, const ChangeRefusal&) = default;
};

/// The pools after the change, in the same order, a new pool last. A change that violates a rule is refused.
[[nodiscard]] Result<std::vector<PoolShape>, ChangeRefusal> applied(std::span<const PoolShape> pools,
                                                                    const Change& change, const Catalog& catalog);

} // namespace poolhouse::core
