// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/spoken_edit.h"

#include "models/views/plan_news.h"
#include "models/views/planner_model.h"
#include "ui/widgets/spoken.h"

namespace poolhouse::ui {

namespace {

using News = std::function<QString(const views::PlannerView& before, const views::PlannerView& after)>;

void spoken(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit, const News& news) {
    if (!QAccessible::isActive()) {
        edit();
        return;
    }
    const auto before = model.view();
    const auto draft = model.draft();
    edit();
    if (model.draft() != draft) {
        announce(from, news(before, model.view()));
    }
}

} // namespace

void spokenEdit(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit, const QString& done) {
    spoken(model, from, edit, [&done](const auto& before, const auto& after) {
        return views::planNews(done.isEmpty() ? views::editNews(before, after) : done, before, after);
    });
}

void spokenNeeds(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit, const QString& done) {
    spoken(model, from, edit,
           [&done](const auto& before, const auto& after) { return views::needsNews(done, before, after); });
}

void spokenWorkloads(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit) {
    spoken(model, from, edit, [](const auto& before, const auto& after) {
        return views::needsNews(views::workloadNews(before, after), before, after);
    });
}

} // namespace poolhouse::ui
