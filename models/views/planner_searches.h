// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/plans/needs.h"
#include "models/plans/plan_draft.h"
#include "models/views/search_worker.h"

#include <map>
#include <optional>
#include <set>

namespace poolhouse::views {

/// What was found for the needs in a plan, by cluster, and what is still to be searched for. An answer stays when the
/// needs change; asked says what it is for. Not thread-safe.
class PlannerSearches {
public:
    /// Wants the cheapest of this cluster, whatever its needs are by then.
    void ask(const core::ClusterId& cluster) { m_asked.insert(cluster); }
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
    /// What was asked and found for clusters that the plan no longer has is kept: an undo brings them back. An answer
    /// is forgotten when its cluster comes back with other needs.
    void keepFor(const plans::PlanDraft& plan);
    /// The cluster is planned afresh.
    void forget(const core::ClusterId& cluster);
    /// Levels or prices have changed. What is asked for still is.
    void forget() {
        m_answers.clear();
        m_next.clear();
    }

private:
    std::set<core::ClusterId> m_asked;
    std::map<core::ClusterId, plans::PlannerAnswer> m_answers;
    std::map<core::ClusterId, plans::PlannerAnswer> m_next; ///< for grown needs
    std::set<core::ClusterId> m_away;                       ///< with an answer, and not in the plan
};

} // namespace poolhouse::views
