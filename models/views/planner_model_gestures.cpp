// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the model that handles edits by hand.
#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/text/text.h"
#include "models/views/planner_model.h"

namespace poolhouse::views {

namespace {

/// Of edits that join.
std::string fieldOf(const LaneEdit& edit) {
    const auto row = std::to_string(edit.row);
    return edit.kind == LaneEdit::Kind::SetCount   ? "count/" + row
           : edit.kind == LaneEdit::Kind::SetLevel ? "level/" + row
                                                   : std::string();
}

using Tried = core::Result<core::Done, QString>;

std::optional<QString> refusalOf(const core::Result<EditedPlan, QString>& tried) {
    return tried ? std::nullopt : std::optional(tried.error());
}

QString clusterGone() {
    return text::Text::tr("This cluster is no longer part of the plan.");
}

} // namespace

core::Result<core::Done, QString> PlannerModel::make(const LaneEdit& edit) {
    const auto* record = read(m_current);
    if (record == nullptr) {
        return clusterGone();
    }
    dropPreview();
    const auto made = triedEdit(draft(), edit, {m_store, *record, m_clock.now()}, m_growth);
    m_gesture.end(refusalOf(made));
    if (!made) {
        return made.error();
    }
    this->edit(made.value().draft, made.value().edit, fieldOf(edit));
    return core::Done{};
}

std::optional<QString> PlannerModel::whyNot(const LaneEdit& edit) const {
    const auto* record = read(m_current);
    return record != nullptr ? refusalOf(triedEdit(draft(), edit, {m_store, *record, m_clock.now()}, m_growth))
                             : std::nullopt;
}

core::Result<core::Done, QString> PlannerModel::preview(const LaneEdit& edit) {
    const auto* record = read(m_current);
    if (record == nullptr) {
        return clusterGone();
    }
    const auto shown = m_gesture.show(draft(), edit, {m_store, *record, m_clock.now()}, m_growth);
    if (shown == PlanGesture::Shown::Another) {
        refresh();
    }
    return m_gesture.refusal() ? Tried(*m_gesture.refusal()) : Tried(core::Done{});
}

bool PlannerModel::takePreview() {
    const auto* record = read(m_current);
    if (!m_gesture.changesPlan() || record == nullptr) {
        const bool inPlace = previewing() && record != nullptr;
        dropPreview(); // nothing to take, or the cluster is gone
        return inPlace;
    }
    follow();
    const auto taken = m_gesture.taken(draft(), {m_store, *record, m_clock.now()}, m_growth);
    m_gesture.end(refusalOf(taken));
    if (!taken.ok() || taken.value().draft == draft()) {
        refresh(); // impossible now, or dragged back to where it was
    } else {
        edit(taken.value().draft, taken.value().edit);
    }
    return taken.ok();
}

void PlannerModel::dropPreview() {
    const bool shown = previewing();
    m_gesture.end();
    if (shown) {
        follow();
        refresh();
    }
}

} // namespace poolhouse::views
