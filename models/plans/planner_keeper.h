// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/plan_draft.h"

#include <optional>
#include <vector>

namespace poolhouse::plans {

/// Where plans are kept while they are edited, so that a kill loses nothing. Called with every edit, on the GUI thread:
/// it has to be quick.
class PlannerKeeper {
public:
    struct Kept {
        PlanDraft draft;
        std::vector<PlanAlternative> alternatives;

        friend bool operator==(const Kept&, const Kept&) = default;
    };

    virtual ~PlannerKeeper() = default;
    /// The plan that was begun for this cluster; empty when there is none or it cannot be read.
    [[nodiscard]] virtual std::optional<Kept> kept(const core::ClusterId& cluster) const = 0;
    virtual void keep(const core::ClusterId& cluster, const Kept& kept) = 0;
    virtual void forget(const core::ClusterId& cluster) = 0; ///< nothing is planned any more
};

} // namespace poolhouse::plans
