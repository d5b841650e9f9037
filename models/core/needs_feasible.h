// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/recommend.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace poolhouse::core {

/// What makes needs that no shape meets feasible, each change alone and as small as can be.
struct FeasibleChange {
    struct Fewer {
        std::size_t workload = 0;     ///< index into Needs::workloads
        std::int64_t connections = 0; ///< the most of it that are feasible, at least 1

        friend bool operator==(const Fewer&, const Fewer&) = default;
    };
    std::optional<int> margin;   ///< the largest feasible one; empty: no margin is feasible
    std::optional<Fewer> fewer;  ///< the fewest connections less of a single workload; empty: no single one is enough
    std::optional<Money> budget; ///< the lowest feasible one; empty: no budget is feasible or required

    [[nodiscard]] bool empty() const { return !margin && !fewer && !budget; }
    friend bool operator==(const FeasibleChange&, const FeasibleChange&) = default;
};

/// Exact: whatever carries needs also carries smaller ones with less margin, so the bounds are found by bisection. Of
/// several workloads with equally few connections less the first. Empty for needs that are malformed or that
/// recommend() meets. Asks recommend() some dozen times, and for each workload at least once: tenths of
/// a second with twelve.
[[nodiscard]] FeasibleChange feasibleChange(const Needs& needs, const Catalog& catalog, const PriceTable& prices);
/// The same unless it is stopped, within a few milliseconds; then empty: whether there is such a change is not known.
[[nodiscard]] std::optional<FeasibleChange> feasibleChange(const Needs& needs, const Catalog& catalog,
                                                           const PriceTable& prices, StopCheck& stop);

} // namespace poolhouse::core
