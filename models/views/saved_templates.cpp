// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/saved_templates.h"

#include "models/fleet/store.h"
#include "models/plans/repository.h"
#include "models/text/text.h"

#include <utility>

namespace poolhouse::views {

namespace {

using text::Text;

/// Where a plan is kept, and how it is called.
struct PlanOrigin {
    core::ClusterId cluster;
    int number = 0; ///< of the alternative; 0: the plan itself
};

QString titleFor(const PlanOrigin& origin, const plans::PlannedCluster& planned, const fleet::Store& store) {
    const auto name = text::toQString(planned.name);
    if (const auto* kept = store.cluster(origin.cluster); kept != nullptr && origin.cluster != planned.id) {
        const auto of = text::toQString(kept->summary.name);
        return origin.number == 0 ? Text::tr("%1 in the plan for %2", "two clusters").arg(name, of)
                                  : Text::tr("%1 in plan %2 for %3", "a cluster, a number, a cluster")
                                        .arg(name, QString::number(origin.number), of);
    }
    return origin.number == 0 ? Text::tr("Plan for %1", "a cluster").arg(name)
                              : Text::tr("Plan %1 for %2", "a number, a cluster").arg(origin.number).arg(name);
}

void addShapes(std::vector<SavedTemplate>& all, const plans::PlanDraft& draft, const PlanOrigin& origin,
               const fleet::Store& store) {
    for (const auto& each : draft.clusters) {
        const auto wanted = each.wanted();
        const auto* record = store.cluster(each.id);
        if (wanted == each.live() || record == nullptr) {
            continue; // the cluster itself is the template
        }
        all.push_back({"plan/" + origin.cluster.value + '/' + std::to_string(origin.number) + '/' + each.id.value,
                       titleFor(origin, each, store), core::templateOf(record->summary.plan, wanted)});
    }
}

} // namespace

std::vector<SavedTemplate> savedTemplates(const fleet::Store& store, const plans::PlanRepository& plans) {
    std::vector<SavedTemplate> all;
    for (const auto& id : store.clusterIds()) {
        const auto kept = plans.peekDraft(id);
        if (!kept || !kept.value()) {
            continue;
        }
        const auto& saved = *kept.value();
        addShapes(all, saved.draft, {id}, store);
        for (const auto& alternative : saved.alternatives) {
            addShapes(all, alternative.draft, {id, alternative.number}, store);
        }
    }
    return all;
}

} // namespace poolhouse::views
