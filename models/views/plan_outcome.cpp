// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/plan_outcome.h"

#include "models/core/cost.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

struct Costs {
    std::vector<core::CostEstimate> before;
    std::vector<core::CostEstimate> after;
};

/// False when the cluster's cost is not known.
bool addCosts(Costs& costs, const fleet::ClusterRecord& record, const plans::ClusterExecution* planned,
              const fleet::Store& store) {
    if (!record.info || !record.cost) {
        return false;
    }
    if (planned == nullptr || planned->steps.empty()) {
        costs.before.push_back(*record.cost);
        costs.after.push_back(*record.cost);
        return record.cost->complete();
    }
    const auto* prices = store.prices().find(record.summary.plan);
    const auto storage = core::storageGb(*record.info);
    costs.before.push_back(core::estimateCost(planned->live, storage, prices));
    costs.after.push_back(core::estimateCost(planned->steps.back().after, storage, prices));
    return costs.before.back().complete() && costs.after.back().complete();
}

} // namespace

QString planOutcome(const std::vector<plans::ClusterExecution>& plan, const fleet::Store& store) {
    Costs costs;
    for (const auto& id : store.clusterIds()) {
        const auto* record = store.cluster(id);
        const auto planned =
            std::find_if(plan.begin(), plan.end(), [&id](const auto& cluster) { return cluster.cluster == id; });
        if (record == nullptr || !addCosts(costs, *record, planned == plan.end() ? nullptr : &*planned, store)) {
            return {};
        }
    }
    const auto before = core::totalCost(costs.before).known;
    const auto after = core::totalCost(costs.after).known;
    const auto span = text::Text::tr("%1 → %2", "cost before, cost after")
                          .arg(text::toQString(core::formatShort(before)), text::toQString(core::formatShort(after)));
    const auto change = after - before;
    const auto amount = text::toQString(core::formatShort(change.cents < 0 ? -change : change));
    const auto clusters = static_cast<std::int64_t>(costs.before.size());
    if (change.cents < 0) {
        return text::Text::counted(clusters, QT_TRANSLATE_N_NOOP("Wording", "Saved %2/month: %3 for %n cluster"),
                                   QT_TRANSLATE_N_NOOP("Wording", "Saved %2/month: %3 for %n clusters"))
            .arg(amount, span);
    }
    if (change.cents > 0) {
        return text::Text::counted(clusters, QT_TRANSLATE_N_NOOP("Wording", "Added %2/month: %3 for %n cluster"),
                                   QT_TRANSLATE_N_NOOP("Wording", "Added %2/month: %3 for %n clusters"))
            .arg(amount, span);
    }
    return text::Text::counted(clusters, QT_TRANSLATE_N_NOOP("Wording", "Cost unchanged: %2/month for %n cluster"),
                               QT_TRANSLATE_N_NOOP("Wording", "Cost unchanged: %2/month for %n clusters"))
        .arg(text::toQString(core::formatShort(after)));
}

} // namespace poolhouse::views
