// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_searches.h"

namespace poolhouse::views {

namespace {

bool lacksRest(const plans::PlannerAnswer& answer, const plans::NeedsDraft& needs) {
    return !answer.restSought && answer.asked == needs;
}

} // namespace

void PlannerSearches::findCheapest(const plans::NeedsDraft& needs, const fleet::ClusterSnapshot& snapshot) {
    m_answers.insert_or_assign(snapshot.record.summary.id, plans::findCheapest(plans::questionOf(needs, snapshot)));
}

std::optional<plans::PlannerAnswer> PlannerSearches::answer(const core::ClusterId& cluster) const {
    const auto at = m_answers.find(cluster);
    return at == m_answers.end() ? std::nullopt : std::optional(at->second);
}

void PlannerSearches::findTheRest(const plans::NeedsDraft& needs, const fleet::ClusterSnapshot& snapshot, int growth) {
    const auto& cluster = snapshot.record.summary.id;
    if (const auto at = m_answers.find(cluster); at != m_answers.end() && lacksRest(at->second, needs)) {
        core::StopCheck never;
        at->second = *plans::withTheRest(at->second, plans::questionOf(needs, snapshot), never);
    }
    if (growth > 0 && next(needs, cluster, growth) == nullptr) {
        m_next.insert_or_assign(cluster, plans::findCheapest(plans::questionOf(needs, snapshot, growth)));
    }
}

bool PlannerSearches::restIsMissing(const plans::NeedsDraft& needs, const core::ClusterId& cluster, int growth) const {
    const auto at = m_answers.find(cluster);
    return (at != m_answers.end() && lacksRest(at->second, needs)) ||
           (growth > 0 && !needs.workloads.empty() && next(needs, cluster, growth) == nullptr);
}

const plans::PlannerAnswer* PlannerSearches::next(const plans::NeedsDraft& needs, const core::ClusterId& cluster,
                                                  int growth) const {
    const auto at = m_next.find(cluster);
    return at != m_next.end() && at->second.growth == growth && at->second.asked == needs ? &at->second : nullptr;
}

} // namespace poolhouse::views
