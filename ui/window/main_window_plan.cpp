// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/conversion.h"
#include "models/plans/plan_file.h"
#include "models/plans/repository.h"
#include "models/text/commands.h"
#include "models/text/lock_text.h"
#include "models/text/text.h"
#include "ui/cluster/cluster_page.h"
#include "ui/planner/planner_page.h"
#include "ui/platform/desktop.h"
#include "ui/platform/file_choice.h"
#include "ui/window/main_window_parts.h"
#include "ui/window/message_bar.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>

namespace poolhouse::ui {

namespace {

QString planFilter() {
    return MainWindow::tr("Plans (*.json)");
}

QString namesIn(const plans::PlanDraft& draft) {
    QStringList names;
    for (const auto& cluster : draft.clusters) {
        names << QString::fromStdString(cluster.name);
    }
    return text::Text::listed(names);
}

/// The first field of the shape, where a person goes on with the keyboard.
void focusShape(const QWidget& planner) {
    const auto* leader = planner.findChild<QWidget*>(QStringLiteral("poolEditor.0"));
    const auto parts = leader != nullptr ? leader->findChildren<QWidget*>() : QList<QWidget*>();
    const auto first = std::find_if(parts.begin(), parts.end(), [](const QWidget* each) {
        return each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus) != 0;
    });
    if (first != parts.end()) {
        (*first)->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace

void MainWindow::Parts::connectPlan() {
    connect(page, &ClusterPage::planWanted, &window, [this] { wantPlanner(); });
    connect(&applying, &plans::PlanExecution::changed, &window, [this] { showPlanner(); });
    connect(&applying, &plans::PlanExecution::ended, &window, [this] { tellPlanEnd(); });
    connect(&applying, &plans::PlanExecution::foundLeftOver, &window, [this] { tellLeftOver(); });
    connect(&plans, &plans::PlanRepository::trouble, &window, [this](const QString& sentence) {
        messages->tell({QStringLiteral("plans"), text::Tone::Attention, sentence, {}, {}});
    });
    connect(&operations, &operations::Engine::reopened, &window, [this] { dropPlanner(); });
}

void MainWindow::Parts::openPlan(const core::ClusterId& cluster) {
    openCluster(cluster);
    if (navigation.cluster() != cluster) {
        return; // it is not there any more
    }
    page->showPlan();
    wantPlanner();
    // what was just made is on the screen when the event loop comes by
    QTimer::singleShot(0, planner, [this] { focusShape(*planner); });
}

void MainWindow::Parts::wantPlanner() {
    if (!navigation.cluster()) {
        return;
    }
    if (planner == nullptr) {
        plannerModel = std::make_unique<views::PlannerModel>(store, clock, plans);
        planner = new PlannerPage(*plannerModel, store);
        // Another cluster may have come into the plan, and that one may be locked.
        connect(plannerModel.get(), &views::PlannerModel::changed, &window, [this] { showPlanLock(); });
        planner->offer(true, true, true);
        connect(planner, &PlannerPage::openRequested, &window, [this] { openPlanFile(); });
        connect(planner, &PlannerPage::saveRequested, &window, [this](const core::Plan& plan) { savePlan(plan); });
        connect(planner, &PlannerPage::copyRequested, &window, [this](const core::Plan& plan) { copyPlan(plan); });
        connect(planner, &PlannerPage::reviewRequested, &window, [this] {
            for (const auto& cluster : plannerModel->draft().clusters) {
                poller.refreshCluster(cluster.id);
            }
        });
        connect(planner, &PlannerPage::applyRequested, &window,
                [this](const core::Plan& plan, const QString& phrase) { applyPlan(plan, phrase); });
        connect(planner, &PlannerPage::pauseRequested, &applying, &plans::PlanExecution::pause);
        connect(planner, &PlannerPage::resumeRequested, &applying, &plans::PlanExecution::resume);
        connect(planner, &PlannerPage::stopRequested, &applying, &plans::PlanExecution::stop);
        connect(planner, &PlannerPage::runClosed, &applying, &plans::PlanExecution::putAway);
        connect(planner, &PlannerPage::oppositeRequested, &window, [this] { openOpposite(); });
        page->setPlan(planner);
    }
    planner->open(*navigation.cluster());
    showPlanner();
}

/// The overview takes its place: the plan of another account's cluster is made when somebody asks for it.
void MainWindow::Parts::dropPlanner() {
    if (planner != nullptr) {
        planner = nullptr;
        page->setPlan(nullptr);
        plannerModel.reset();
    }
    page->showOverview();
}

void MainWindow::Parts::showPlanner() {
    if (planner == nullptr) {
        return;
    }
    showPlanLock();
    planner->showRun(applying.view(plannerModel->home()));
}

void MainWindow::Parts::showPlanLock() {
    if (planner != nullptr) {
        planner->setLocked(whyPlanNotSent());
    }
}

QString MainWindow::Parts::whyPlanNotSent() const {
    auto state = shownState.value_or(ActionState());
    state.lock.clear();
    const auto now = clock.now();
    for (const auto& cluster : plannerModel->draft().clusters) {
        const auto* record = store.cluster(cluster.id);
        const auto* lock = record != nullptr ? locks.holding(record->summary, now) : nullptr;
        if (lock != nullptr) {
            state.lock = text::lockSentence(*lock);
            break;
        }
    }
    return whyNothingSent(state);
}

void MainWindow::Parts::openPlanFile() {
    files.chooseOpen(planner, MainWindow::tr("Open plan"), planFilter(),
                     [this](const QString& path) { takePlanFile(path); });
}

void MainWindow::Parts::takePlanFile(const QString& path) {
    if (planner == nullptr) {
        return; // another account meanwhile
    }
    const auto name = QFileInfo(path).fileName();
    const auto refuse = [this, &name](const QString& why) {
        messages->tell({QStringLiteral("planFile"),
                        text::Tone::Attention,
                        MainWindow::tr("%1 cannot be opened: %2").arg(name, why),
                        {},
                        {}});
    };
    const auto content = files.read(path);
    if (!content) {
        refuse(content.error());
        return;
    }
    const auto plan = planDocuments.read(content.value());
    if (!plan) {
        refuse(plan.error());
        return;
    }
    const auto draft = plans::draftOf(plan.value(), store);
    if (!draft) {
        refuse(draft.error());
        return;
    }
    if (draft.value().find(plannerModel->home()) == nullptr) {
        refuse(MainWindow::tr("it is a plan for %1, which is another cluster.").arg(namesIn(draft.value())));
        return;
    }
    messages->withdraw(QStringLiteral("planFile"));
    plannerModel->load(draft.value(), MainWindow::tr("Open %1").arg(name));
}

void MainWindow::Parts::savePlan(const core::Plan& plan) {
    const auto* home = store.cluster(plannerModel->home());
    const auto name = home != nullptr ? QString::fromStdString(home->summary.name) : QStringLiteral("cluster");
    files.chooseSave(planner, MainWindow::tr("Save plan"), QStringLiteral("%1-plan.json").arg(name), planFilter(),
                     [this, plan](const QString& path) {
                         const auto problem = files.write(path, planDocuments.written(plan));
                         const auto file = QFileInfo(path).fileName();
                         messages->tell({QStringLiteral("planFile"),
                                         problem.isEmpty() ? text::Tone::Good : text::Tone::Bad,
                                         problem.isEmpty()
                                             ? MainWindow::tr("The plan is saved as %1.").arg(file)
                                             : MainWindow::tr("%1 could not be written: %2").arg(file, problem),
                                         {},
                                         {}});
                     });
}

void MainWindow::Parts::copyPlan(const core::Plan& plan) {
    desktop.copyText(text::planCommands(plan, store, session.dataApi()));
    messages->tell({QStringLiteral("planFile"),
                    text::Tone::Good,
                    MainWindow::tr("The steps of the plan are in the clipboard, as lines of curl."),
                    {},
                    {}});
}

void MainWindow::Parts::applyPlan(const core::Plan& plan, const QString& phrase) {
    if (const auto why = applying.apply(plan, phrase); !why.isEmpty()) {
        planner->refuse(why);
    }
}

void MainWindow::Parts::openOpposite() {
    const auto back = applying.opposite();
    const auto draft = plans::draftOf(back, store);
    if (back.clusters.empty() || !draft) {
        return;
    }
    if (draft.value().find(plannerModel->home()) == nullptr) {
        openPlan(draft.value().clusters.front().id);
    }
    if (draft.value().find(plannerModel->home()) == nullptr) {
        return; // the cluster is gone; what was applied stays on the screen
    }
    applying.putAway();
    plannerModel->load(draft.value(), MainWindow::tr("Open the opposite plan"));
}

/// Where the plan is on the screen, it says itself what became of it.
void MainWindow::Parts::tellPlanEnd() {
    const bool seen = planner != nullptr && planner->isVisible() && applying.concerns(plannerModel->home());
    if (seen || applying.plan().clusters.empty()) {
        return;
    }
    const auto first = applying.plan().clusters.front().id;
    const auto view = applying.view(first);
    messages->tell({QStringLiteral("plan"), view.tone, view.title, MainWindow::tr("&Show the plan"),
                    [this, first] { openPlan(first); }});
}

void MainWindow::Parts::tellLeftOver() {
    const auto first = applying.plan().clusters.front().id;
    messages->tell({QStringLiteral("plan"), text::Tone::Attention,
                    MainWindow::tr("A plan for %1 was not finished when Poolhouse was closed.")
                        .arg(QString::fromStdString(applying.plan().clusters.front().cluster)),
                    MainWindow::tr("&Show the plan"), [this, first] { openPlan(first); }});
}

} // namespace poolhouse::ui
