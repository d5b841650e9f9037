// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/needs_sources.h"

#include "models/plans/needs_sources.h"
#include "models/text/needs_entry_text.h"
#include "models/text/plan_draft_text.h"
#include "models/views/planner_fill.h"
#include "models/views/saved_needs.h"
#include "ui/planner/spoken_edit.h"

#include <QCoreApplication>
#include <QMenu>

namespace poolhouse::ui {

namespace {

struct SourceWords {
    Q_DECLARE_TR_FUNCTIONS(NeedsSources)
};

QAction* addSource(QMenu& menu, const QString& text, const QString& name, std::function<void()> chosen) {
    auto* action = menu.addAction(text);
    action->setObjectName(name);
    QObject::connect(action, &QAction::triggered, &menu, std::move(chosen));
    return action;
}

/// The same for one that fills in at once, spoken.
QAction* addFill(QMenu& menu, views::PlannerModel& model, const QString& text, const QString& name,
                 std::function<void()> fill) {
    return addSource(menu, text, name, [&menu, &model, fill = std::move(fill)] {
        QWidget* from = menu.parentWidget();
        while (qobject_cast<QMenu*>(from) != nullptr) {
            from = from->parentWidget();
        }
        spokenWorkloads(model, from, fill);
    });
}

void addTemplates(QMenu& menu, views::PlannerModel& model, const NeedsSourceCallbacks& ends) {
    menu.addSection(SourceWords::tr("Add a workload like"));
    for (const auto kind : plans::needsTemplates) {
        const auto name = plans::templateName(kind);
        addFill(menu, model, text::needsTemplate(kind),
                QStringLiteral("sourceTemplate.") + QString::fromStdString(name),
                [&model, kind, name, added = ends.templateAdded] {
                    auto needs = model.needs();
                    needs.workloads.push_back(plans::workloadLike(kind, needs));
                    model.setNeeds(needs, {plans::PlanEdit::Kind::FillFromTemplate, name});
                    added();
                });
    }
}

QString savedPlanText(const views::SavedNeeds& saved) {
    const auto cluster = QString::fromStdString(saved.cluster);
    const auto plan = text::alternativeName({saved.number, {}});
    const bool current = saved.number == 0;
    switch (saved.state) {
    case views::SavedNeeds::State::Unreadable:
        return SourceWords::tr("%1: the saved plan can't be read", "cluster").arg(cluster);
    case views::SavedNeeds::State::Empty:
        return current ? SourceWords::tr("%1: the current plan states no needs", "cluster").arg(cluster)
                       : SourceWords::tr("%1: %2 states no needs", "cluster, plan").arg(cluster, plan);
    case views::SavedNeeds::State::Usable: break;
    }
    return current ? SourceWords::tr("%1: current plan", "cluster").arg(cluster)
                   : SourceWords::tr("%1: %2", "cluster, plan").arg(cluster, plan);
}

/// A menu of its own: there may be as many plans as clusters.
void addSavedPlans(QMenu& menu, views::PlannerModel& model, const std::vector<views::SavedNeeds>& all) {
    auto* plans = menu.addMenu(SourceWords::tr("Saved plans of other clusters"));
    plans->setObjectName(QStringLiteral("sourceSavedPlans"));
    int index = 0;
    for (const auto& saved : all) {
        auto* action = addFill(*plans, model, savedPlanText(saved), QStringLiteral("sourceSaved.%1").arg(index++),
                               [&model, saved] { views::fillFromSaved(model, saved); });
        action->setEnabled(saved.state == views::SavedNeeds::State::Usable);
    }
}

void addPlans(QMenu& menu, views::PlannerModel& model) {
    const auto& rows = model.view().comparison;
    const auto& clusters = model.draft().clusters;
    const auto saved = views::savedNeeds(model);
    if (rows.size() + clusters.size() <= 3 && saved.empty()) { // live, this plan, this cluster
        return;
    }
    menu.addSection(SourceWords::tr("Replace with the needs of"));
    for (const auto& row : rows) {
        if (row.alternative >= 0) {
            addFill(menu, model, row.name, QStringLiteral("sourcePlan.%1").arg(row.alternative),
                    [&model, index = row.alternative] { views::fillFromAlternative(model, index); });
        }
    }
    int index = 0;
    for (const auto& cluster : clusters) {
        if (cluster.id != model.current()) {
            addFill(menu, model, QString::fromStdString(cluster.name), QStringLiteral("sourceCluster.%1").arg(index),
                    [&model, id = cluster.id] { views::fillFromCluster(model, id); });
        }
        ++index;
    }
    if (!saved.empty()) {
        addSavedPlans(menu, model, saved);
    }
}

} // namespace

void fillNeedsSources(QMenu& menu, views::PlannerModel& model, const NeedsSourceCallbacks& ends) {
    menu.clear();
    qDeleteAll(menu.findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    menu.addSection(SourceWords::tr("Replace the workloads with"));
    addFill(menu, model, SourceWords::tr("Observed peaks"), QStringLiteral("sourcePeaks"),
            [&model] { model.fillFromPeaks(); });
    addSource(menu, SourceWords::tr("Dynos of the attached apps"), QStringLiteral("sourceProcesses"), ends.processes);
    addSource(menu, SourceWords::tr("Needs file…"), QStringLiteral("sourceFile"), ends.file);
    addTemplates(menu, model, ends);
    addPlans(menu, model);
}

} // namespace poolhouse::ui
