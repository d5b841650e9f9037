// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/plans/needs.h"

#include <map>
#include <optional>

namespace poolhouse::views {

/// What was found for the needs in a plan, by cluster. It stays when the needs change; asked says what it is for.
class PlannerSearches {
public:
    void findCheapest(const plans::NeedsDraft& needs, const fleet::ClusterSnapshot& snapshot); ///< up to 50 ms
    [[nodiscard]] std::optional<plans::PlannerAnswer> answer(const core::ClusterId& cluster) const;

    /// The other answers or what makes the needs feasible, and what is cheapest for needs grown by that many percent:
    /// tenths of a second with twelve workloads, longer where a budget is missed.
    void findTheRest(const plans::NeedsDraft& needs, const fleet::ClusterSnapshot& snapshot, int growth);
    [[nodiscard]] bool restIsMissing(const plans::NeedsDraft& needs, const core::ClusterId& cluster, int growth) const;
    /// Null while it was not searched for.
    [[nodiscard]] const plans::PlannerAnswer* next(const plans::NeedsDraft& needs, const core::ClusterId& cluster,
                                                   int growth) const;
    /// Levels or prices have changed.
    void forget() {
        m_answers.clear();
        m_next.clear();
    }

private:
    std::map<core::ClusterId, plans::PlannerAnswer> m_answers;
    std::map<core::ClusterId, plans::PlannerAnswer> m_next; ///< for grown needs
};

} // namespace poolhouse::views
