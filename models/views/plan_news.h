// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/plan_draft.h"
#include "models/views/planner_view.h"

#include <QString>

#include <vector>

/// What an edit did to a plan, in a few words: most for a screen reader. No I/O.
namespace poolhouse::views {

class PlannerModel;

/// Pools and needs of the cluster shown that are others in `after`: "web-reads: 4 instances of 4G-Performance.",
/// "analytics moved to web-reads."; empty: none.
[[nodiscard]] QString editNews(const PlannerView& before, const PlannerView& after);

/// What the plan no longer does with apps in `after`: "The plan no longer moves catalog-api to reports." Also what a
/// pool that the plan lost took along; empty: nothing.
[[nodiscard]] QString movesLost(const plans::PlanDraft& before, const plans::PlanDraft& after);

/// Needs of the cluster shown that are others in `after`: "web: connections 1,300, pool web-reads.", "jobs: no longer
/// needed."; of many their number; empty: none.
[[nodiscard]] QString workloadNews(const PlannerView& before, const PlannerView& after);

/// `what` was done to the needs, and how many are met if that is another number. Both may be empty.
[[nodiscard]] QString needsNews(const QString& what, const PlannerView& before, const PlannerView& after);

/// `what` was done, with the cost of the plan then, and how many needs are met if that is another number:
/// "web-reads: 4 instances of 4G-Performance. Cost per month: $1,708.40. Needs met: 3 of 3."; empty if `what` is.
[[nodiscard]] QString planNews(const QString& what, const PlannerView& before, const PlannerView& after);

/// Moves of apps that a plan lost with a pool, until it has them again, another plan is in its place or they are
/// dismissed. Those that were carried out, or taken back while their pools stayed, are not lost.
class LostMoves {
public:
    void follow(const PlannerModel& model); ///< after each edit
    void dismiss() { m_lost.clear(); }
    [[nodiscard]] QString text() const; ///< as movesLost()

private:
    core::ClusterId m_home;
    plans::PlanDraft m_before;
    std::vector<core::AttachmentMove> m_lost;
};

} // namespace poolhouse::views
