// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace poolhouse::views {
class PlannerModel;
}

namespace poolhouse::ui {

/// Makes an edit of the plan and has screen readers speak what it changed, the cost of the plan then, and how many
/// needs are met if that differs. `done`: what was done, as a sentence; empty: the pools and needs that changed.
/// Nothing is spoken for an edit that changes nothing, or while `from` is null or not visible.
void spokenEdit(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit, const QString& done = {});

/// The same for an edit of the needs, whose cost is none: speaks `done`, and how many needs are met if that differs.
void spokenNeeds(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit,
                 const QString& done = {});
/// The same, with the workloads that changed, or that none did.
void spokenWorkloads(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit);

/// For what is tried and is not part of the plan: speaks how many needs are met if that differs.
void spokenTrial(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit);

} // namespace poolhouse::ui
