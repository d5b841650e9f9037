// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_searches.h"

#include <utility>

namespace poolhouse::views {

using Kind = SearchRequest::Kind;

std::optional<plans::PlannerAnswer> PlannerSearches::answer(const core::ClusterId& cluster,
                                                            const plans::NeedsDraft& needs) const {
    const auto at = m_answers.find(cluster);
    return at == m_answers.end() || (m_asked.count(cluster) > 0 && at->second.asked != needs)
               ? std::nullopt
               : std::optional(at->second);
}

const plans::PlannerAnswer* PlannerSearches::next(const plans::NeedsDraft& needs, const core::ClusterId& cluster,
                                                  int growth) const {
    const auto at = m_next.find(cluster);
    return at != m_next.end() && at->second.growth == growth && at->second.asked == needs ? &at->second : nullptr;
}

std::optional<SearchRequest> PlannerSearches::missing(const plans::NeedsDraft& needs,
                                                      const fleet::ClusterSnapshot& snapshot, int growth) const {
    const auto& cluster = snapshot.record.summary.id;
    const auto question = plans::questionOf(needs, snapshot);
    const auto at = m_answers.find(cluster);
    const bool answered = at != m_answers.end() && at->second.asked == needs;
    if (m_asked.count(cluster) > 0 || (answered && at->second.storageGb != question.storageGb)) {
        return SearchRequest{Kind::Cheapest, {}, cluster, question, {}};
    }
    const auto* grown = next(needs, cluster, growth);
    if (growth > 0 && !needs.workloads.empty() && (grown == nullptr || grown->storageGb != question.storageGb)) {
        return SearchRequest{Kind::Grown, {}, cluster, plans::questionOf(needs, snapshot, growth), {}};
    }
    if (answered && !at->second.restSought) {
        return SearchRequest{Kind::Rest, {}, cluster, question, at->second};
    }
    return std::nullopt;
}

void PlannerSearches::keepFor(const plans::PlanDraft& plan) {
    std::set<core::ClusterId> away;
    for (auto* answers : {&m_answers, &m_next}) {
        std::erase_if(*answers, [this, &plan](const auto& each) {
            const auto* cluster = plan.find(each.first);
            return cluster != nullptr && m_away.count(each.first) > 0 && each.second.asked != cluster->needs;
        });
        for (const auto& [cluster, answer] : *answers) {
            if (plan.find(cluster) == nullptr) {
                away.insert(cluster);
            }
        }
    }
    m_away = std::move(away);
}

void PlannerSearches::forget(const core::ClusterId& cluster) {
    m_asked.erase(cluster);
    m_answers.erase(cluster);
    m_next.erase(cluster);
}

void PlannerSearches::add(const SearchRequest& request, const plans::PlannerAnswer& answer) {
    if (request.kind == Kind::Cheapest) {
        m_asked.erase(request.cluster);
    }
    (request.kind == Kind::Grown ? m_next : m_answers).insert_or_assign(request.cluster, answer);
}

} // namespace poolhouse::views
