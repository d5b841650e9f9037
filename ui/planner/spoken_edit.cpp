// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/spoken_edit.h"

#include "models/views/plan_news.h"
#include "models/views/planner_model.h"
#include "ui/widgets/spoken.h"

#include <QCoreApplication>

namespace poolhouse::ui {

namespace {

struct SpokenWords {
    Q_DECLARE_TR_FUNCTIONS(SpokenEdit)
};

using News = std::function<QString(const views::PlannerView& before, const views::PlannerView& after)>;

void spoken(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit, const News& news,
            const QString& unchanged = {}) {
    if (!QAccessible::isActive() || from == nullptr) {
        edit();
        return;
    }
    const auto before = model.view();
    const auto draft = model.draft();
    edit();
    if (model.draft() == draft) {
        announce(from, unchanged);
        return;
    }
    QStringList told{news(before, model.view()), views::movesLost(draft, model.draft())};
    told.removeAll(QString());
    announce(from, told.join(QLatin1Char(' ')));
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

void spokenTrial(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit) {
    if (!QAccessible::isActive()) {
        edit();
        return;
    }
    const auto before = model.view();
    edit();
    announce(from, views::needsNews({}, before, model.view()));
}

void spokenWorkloads(views::PlannerModel& model, QWidget* from, const std::function<void()>& edit) {
    spoken(
        model, from, edit,
        [](const auto& before, const auto& after) {
            return views::needsNews(views::workloadNews(before, after), before, after);
        },
        SpokenWords::tr("The workloads stay as they are."));
}

} // namespace poolhouse::ui
