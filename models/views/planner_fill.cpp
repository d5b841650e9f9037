// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_fill.h"

#include "models/plans/needs_sources.h"

#include <utility>

namespace poolhouse::views {

using Edit = plans::PlanEdit::Kind;

void fillNeeds(PlannerModel& model, plans::NeedsDraft needs, const plans::PlanEdit& edit) {
    needs.basis.reset();
    for (auto& each : needs.workloads) {
        each.observed = false;
    }
    model.setNeeds(needs, edit);
}

void fillFromAlternative(PlannerModel& model, int index) {
    const auto& alternatives = model.alternatives();
    if (index < 0 || static_cast<std::size_t>(index) >= alternatives.size()) {
        return;
    }
    const auto& alternative = alternatives[static_cast<std::size_t>(index)];
    if (const auto* there = alternative.draft.find(model.current())) {
        // what was observed then still was
        model.setNeeds(there->needs, {Edit::FillFromPlan, {}, {}, alternative.number});
    }
}

void fillFromCluster(PlannerModel& model, const core::ClusterId& from) {
    const auto* there = model.draft().find(from);
    const auto* here = model.draft().find(model.current());
    if (there != nullptr && here != nullptr) {
        auto filled = model.needs();
        filled.workloads = plans::workloadsFor(*here, there->needs.workloads);
        fillNeeds(model, std::move(filled), {Edit::FillFromCluster, there->name});
    }
}

void copyShape(PlannerModel& model, const core::ClusterId& from) {
    auto next = model.draft();
    const auto* source = next.find(from);
    auto* cluster = next.find(model.current());
    if (source == nullptr || cluster == nullptr || source == cluster) {
        return;
    }
    const plans::PlanEdit copying{Edit::CopyShape, source->name};
    plans::wantShapes(*cluster, plans::shapesLike(source->wanted(), *cluster));
    model.load(std::move(next), copying);
}

} // namespace poolhouse::views
