// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/spoken_edit.h"

#include "models/views/plan_news.h"
#include "models/views/planner_model.h"
#include "ui/widgets/spoken.h"

namespace poolhouse::ui {

void spokenEdit(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit, const QString& done) {
    if (!QAccessible::isActive()) {
        edit();
        return;
    }
    const auto before = model.view();
    const auto draft = model.draft();
    edit();
    const auto& after = model.view();
    if (model.draft() != draft) {
        announce(from, views::planNews(done.isEmpty() ? views::editNews(before, after) : done, before, after));
    }
}

} // namespace poolhouse::ui
