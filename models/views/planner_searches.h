// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/plans/needs.h"
#include "models/plans/plan_draft.h"
#include "models/views/search_worker.h"

#include <map>
#include <optional>

namespace poolhouse::views {

/// What was found for the needs in a plan, by cluster, and what is still to be searched for. An answer stays when the
/// needs change; asked says what it is for. Not thread-safe.
class PlannerSearches {
public:
    /// Wants the cheapest of this cluster, which has these needs, or those that it has by then: edits are followed.
    void ask(const core::ClusterId& cluster, const plans::NeedsDraft& needs);
    /// Empty also while the cheapest is searched for other needs than those of the last answer.
    [[nodiscard]] std::optional<plans::PlannerAnswer> answer(const core::ClusterId& cluster,
                                                             const plans::NeedsDraft& needs) const;
    /// What is cheapest for needs grown by that many percent; null while it was not searched for.
    [[nodiscard]] const plans::PlannerAnswer* next(const plans::NeedsDraft& needs, const core::ClusterId& cluster,
                                                   int growth) const;

    /// The next search to make, without its home: the cheapest that is asked for or was found for another storage, then
    /// what is cheapest for grown needs, then the rest of an answer. Empty: everything that the view shows was found.
    [[nodiscard]] std::optional<SearchRequest> missing(const plans::NeedsDraft& needs,
                                                       const fleet::ClusterSnapshot& snapshot, int growth) const;
    void add(const SearchRequest& request, const plans::PlannerAnswer& answer);
    /// What was asked and found for clusters that the plan no longer has is kept: an undo brings them back. When one
    /// comes back with other needs than it left with, only an answer to those stays.
    void keepFor(const plans::PlanDraft& plan);
    /// The plan of the cluster was reset.
    void forget(const core::ClusterId& cluster) { m_known.erase(cluster); }
    /// Levels or prices have changed. What is asked for still is.
    void forget();

private:
    struct Known {
        bool asked = false;
        std::optional<plans::PlannerAnswer> answer;
        std::optional<plans::PlannerAnswer> next; ///< for grown needs
        plans::NeedsDraft needs;                  ///< when the plan last had the cluster
        bool away = false;                        ///< the plan doesn't have it
    };
    [[nodiscard]] const Known* find(const core::ClusterId& cluster) const; ///< null: nothing was asked or found

    std::map<core::ClusterId, Known> m_known;
};

} // namespace poolhouse::views
