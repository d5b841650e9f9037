// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/plan_outcome.h"

#include "models/core/cost.h"
#include "models/core/impact.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/plan_execution_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

using text::Text;

/// Monthly costs before and after the plan.
struct Costs {
    std::vector<core::CostEstimate> before;
    std::vector<core::CostEstimate> after;
    std::optional<core::Money> change = core::Money{}; ///< empty: a price of a changed pool is unknown

    [[nodiscard]] bool complete() const {
        return core::totalCost(before).complete() && core::totalCost(after).complete();
    }
    [[nodiscard]] bool illustrative() const {
        return core::totalCost(before).illustrative || core::totalCost(after).illustrative;
    }
};

void addPlanned(Costs& costs, const plans::ClusterExecution& planned, const fleet::ClusterRecord& record,
                const fleet::Store& store) {
    const core::ImpactFacts facts{
        store.catalog(), store.prices().find(record.summary.plan), core::storageGb(*record.info), {}};
    const auto impact = core::impactOf(planned.live, planned.steps.back().after, facts);
    const auto change = impact.costChange();
    costs.before.push_back(impact.before.cost);
    costs.after.push_back(impact.after.cost);
    costs.change = costs.change && change ? std::optional(*costs.change + *change) : std::nullopt;
}

/// Adds the clusters that the plan leaves as they are. The number of those whose cost is not known.
int addOthers(Costs& costs, const std::vector<const plans::ClusterExecution*>& planned, const fleet::Store& store) {
    int unknown = 0;
    for (const auto& id : store.clusterIds()) {
        const auto* record = store.cluster(id);
        if (record == nullptr || std::any_of(planned.begin(), planned.end(),
                                             [&id](const auto* cluster) { return cluster->cluster == id; })) {
            continue;
        }
        if (!record->cost || !record->cost->complete()) {
            ++unknown;
            continue;
        }
        costs.before.push_back(*record->cost);
        costs.after.push_back(*record->cost);
    }
    return unknown;
}

QString money(core::Money amount) {
    return text::toQString(core::formatShort(amount));
}

QString magnitude(core::Money change) {
    return money(change.cents < 0 ? -change : change);
}

QString fleetSentence(const Costs& costs) {
    const auto before = money(core::totalCost(costs.before).known);
    const auto after = money(core::totalCost(costs.after).known);
    return costs.change->cents < 0
               ? Text::tr("Saved %1/month: %2 → %3 for the whole fleet.").arg(magnitude(*costs.change), before, after)
           : costs.change->cents > 0
               ? Text::tr("Added %1/month: %2 → %3 for the whole fleet.").arg(magnitude(*costs.change), before, after)
               : Text::tr("Cost unchanged: %1/month for the whole fleet.").arg(after);
}

QString ownSentence(const Costs& costs, const QString& clusters) {
    const auto before = money(core::totalCost(costs.before).known);
    const auto after = money(core::totalCost(costs.after).known);
    return costs.change->cents < 0
               ? Text::tr("Saved %1/month: %2 → %3 for %4.").arg(magnitude(*costs.change), before, after, clusters)
           : costs.change->cents > 0
               ? Text::tr("Added %1/month: %2 → %3 for %4.").arg(magnitude(*costs.change), before, after, clusters)
               : Text::tr("Cost unchanged: %1/month for %2.").arg(after, clusters);
}

/// Of clusters with a price gap: the change is known when it is not in a pool that changed.
QString changeSentence(const Costs& costs, const QString& clusters) {
    auto all = costs.before;
    all.insert(all.end(), costs.after.begin(), costs.after.end());
    const auto gaps = text::costGaps(core::totalCost(all));
    const auto change =
        !costs.change ? Text::tr("Change in cost unknown for %1.").arg(clusters)
        : costs.change->cents < 0
            ? Text::tr("Saved %1/month on %2; the total is unknown.").arg(magnitude(*costs.change), clusters)
        : costs.change->cents > 0
            ? Text::tr("Added %1/month on %2; the total is unknown.").arg(magnitude(*costs.change), clusters)
            : Text::tr("Cost unchanged for %1; the total is unknown.").arg(clusters);
    return change + QLatin1Char(' ') + gaps;
}

} // namespace

QString planOutcome(const std::vector<plans::ClusterExecution>& plan, const fleet::Store& store) {
    Costs own;
    std::vector<const plans::ClusterExecution*> changed;
    std::vector<std::string> names;
    for (const auto& cluster : plan) {
        if (cluster.steps.empty()) {
            continue;
        }
        const auto* record = store.cluster(cluster.cluster);
        if (record == nullptr || !record->info) {
            return {};
        }
        changed.push_back(&cluster);
        names.push_back(cluster.name);
        addPlanned(own, cluster, *record, store);
    }
    const auto clusters = text::listedClusters(names);
    auto fleet = own;
    const int unknown = addOthers(fleet, changed, store);
    const bool whole = own.complete() && unknown == 0;
    QStringList sentences{whole            ? fleetSentence(fleet)
                          : own.complete() ? ownSentence(own, clusters)
                                           : changeSentence(own, clusters)};
    if (own.complete() && unknown > 0) {
        sentences << Text::counted(
            unknown,
            QT_TRANSLATE_N_NOOP("Wording", "The fleet's total is unknown: %n other cluster has no known cost."),
            QT_TRANSLATE_N_NOOP("Wording", "The fleet's total is unknown: %n other clusters have no known cost."));
    }
    if ((whole ? fleet : own).illustrative()) {
        sentences << Text::tr("Includes sandbox prices, not real ones.");
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace poolhouse::views
