// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_searches.h"

#include <utility>

namespace poolhouse::views {

using Kind = SearchRequest::Kind;

const PlannerSearches::Known* PlannerSearches::find(const core::ClusterId& cluster) const {
    const auto at = m_known.find(cluster);
    return at == m_known.end() ? nullptr : &at->second;
}

void PlannerSearches::ask(const core::ClusterId& cluster, const plans::NeedsDraft& needs) {
    auto& known = m_known[cluster];
    known.asked = true;
    known.needs = needs;
}

std::optional<plans::PlannerAnswer> PlannerSearches::answer(const core::ClusterId& cluster,
                                                            const plans::NeedsDraft& needs) const {
    const auto* known = find(cluster);
    return known == nullptr || (known->asked && known->answer && known->answer->asked != needs) ? std::nullopt
                                                                                                : known->answer;
}

const plans::PlannerAnswer* PlannerSearches::next(const plans::NeedsDraft& needs, const core::ClusterId& cluster,
                                                  int growth) const {
    const auto* known = find(cluster);
    return known != nullptr && known->next && known->next->growth == growth && known->next->asked == needs
               ? &*known->next
               : nullptr;
}

std::optional<SearchRequest> PlannerSearches::missing(const plans::NeedsDraft& needs,
                                                      const fleet::ClusterSnapshot& snapshot, int growth) const {
    const auto& cluster = snapshot.record.summary.id;
    const auto question = plans::questionOf(needs, snapshot);
    const auto* known = find(cluster);
    const bool answered = known != nullptr && known->answer && known->answer->asked == needs;
    if (known != nullptr && (known->asked || (answered && known->answer->storageGb != question.storageGb))) {
        return SearchRequest{Kind::Cheapest, {}, cluster, question, {}};
    }
    const auto* grown = next(needs, cluster, growth);
    if (growth > 0 && !needs.workloads.empty() && (grown == nullptr || grown->storageGb != question.storageGb)) {
        return SearchRequest{Kind::Grown, {}, cluster, plans::questionOf(needs, snapshot, growth), {}};
    }
    if (answered && !known->answer->restSought) {
        return SearchRequest{Kind::Rest, {}, cluster, question, *known->answer};
    }
    return std::nullopt;
}

void PlannerSearches::keepFor(const plans::PlanDraft& plan) {
    for (auto& [id, known] : m_known) {
        const auto* cluster = plan.find(id);
        const bool wasAway = std::exchange(known.away, cluster == nullptr);
        if (cluster == nullptr) {
            continue;
        }
        if (wasAway && known.needs != cluster->needs) {
            known.asked = false;
            for (auto* each : {&known.answer, &known.next}) {
                if (*each && (*each)->asked != cluster->needs) {
                    each->reset();
                }
            }
        }
        known.needs = cluster->needs;
    }
}

void PlannerSearches::add(const SearchRequest& request, const plans::PlannerAnswer& answer) {
    auto& known = m_known[request.cluster];
    known.needs = answer.asked;
    known.asked = known.asked && request.kind != Kind::Cheapest;
    (request.kind == Kind::Grown ? known.next : known.answer) = answer;
}

void PlannerSearches::forget() {
    for (auto& [id, known] : m_known) {
        known.answer.reset();
        known.next.reset();
    }
}

} // namespace poolhouse::views
