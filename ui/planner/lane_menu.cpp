// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_menu.h"

#include "ui/planner/lane_view.h"

#include <QMenu>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using MenuEdit = views::LaneEdit::Kind;
using MakeEdit = std::function<void(const views::LaneEdit&)>;

constexpr std::size_t appsInGroup = 20;

QString menuText(QString text) {
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

void addEdit(QMenu& menu, const QString& text, const views::LaneEdit& edit, const MakeEdit& make) {
    QObject::connect(menu.addAction(menuText(text)), &QAction::triggered, &menu, [edit, make] { make(edit); });
}

/// Counted from what the lane has when it is chosen: the cluster may change while the menu is open.
void addStep(QMenu& menu, const QString& text, const LaneView& lane, int row, int by, const MakeEdit& make) {
    QObject::connect(menu.addAction(menuText(text)), &QAction::triggered, &lane, [&lane, row, by, make] {
        make({.kind = MenuEdit::SetCount, .row = row, .count = lane.row().count + by});
    });
}

QString targetText(int target, const QString& name) {
    return target == LaneAbilities::anyPool   ? LaneView::tr("Any pool")
           : target == LaneAbilities::newPool ? LaneView::tr("New pool")
                                              : name;
}

void addLevels(QMenu& menu, int row, const std::string& now, const views::PlannerView& view, const MakeEdit& make) {
    auto* levels = menu.addMenu(LaneView::tr("Level"));
    levels->setObjectName(QStringLiteral("laneMenuLevels"));
    for (const auto& level : view.levels) {
        const views::LaneEdit edit{.kind = MenuEdit::SetLevel, .row = row, .level = level.level};
        addEdit(*levels, LaneView::tr("%1, %2", "level, price").arg(level.name, level.monthly), edit, make);
        levels->actions().constLast()->setCheckable(true);
        levels->actions().constLast()->setChecked(level.level == now);
    }
}

void addNeeds(QMenu& menu, const LaneCanvas& canvas, const MakeEdit& make) {
    for (const auto& need : canvas.lane().needs) {
        auto* moves = menu.addMenu(menuText(LaneView::tr("Move %1 to").arg(need.name)));
        moves->setObjectName(QStringLiteral("laneMenuNeed.%1").arg(need.workload));
        for (const auto& [row, name] : canvas.abilities().targets) {
            addEdit(*moves, targetText(row, name), needMove(need.workload, row), make);
        }
    }
}

/// For an app of the lane, or one that the plan attaches to it.
views::LaneEdit appEdit(MenuEdit kind, int row, const views::LaneApp& app) {
    views::LaneEdit edit;
    edit.kind = kind;
    edit.row = row;
    edit.app = app.app;
    edit.attachment = app.attachment;
    return edit;
}

/// To another pool, away, or back to where it is.
void addAppOfLane(QMenu& menu, const views::LaneApp& app, int row, const LaneMenuContext& parts) {
    using State = views::LaneApp::State;
    auto* choices = menu.addMenu(menuText(app.text));
    choices->setObjectName(QStringLiteral("laneMenuApp.%1.%2")
                               .arg(QString::fromStdString(app.app), QString::fromStdString(app.attachment)));
    const auto& rows = parts.view.rows;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (static_cast<int>(at) != row && !rows[at].destroyed) {
            addEdit(*choices, LaneView::tr("Move to %1").arg(rows[at].name),
                    appEdit(MenuEdit::MoveApp, static_cast<int>(at), app), parts.make);
        }
    }
    choices->addSeparator();
    if (app.state != State::Stays) {
        const auto keep = app.state == State::Leaves ? LaneView::tr("Keep it here")
                          : app.moves                ? LaneView::tr("Don't move it")
                                                     : LaneView::tr("Don't attach it");
        addEdit(*choices, keep, appEdit(MenuEdit::KeepApp, row, app), parts.make);
    }
    if (app.state == State::Stays) {
        addEdit(*choices, LaneView::tr("Detach it"), appEdit(MenuEdit::DetachApp, row, app), parts.make);
    }
}

/// Those of other pools.
void addMoveHere(QMenu& menu, int row, const LaneMenuContext& parts) {
    auto* here = menu.addMenu(LaneView::tr("Move an app here"));
    here->setObjectName(QStringLiteral("laneMenuMoveHere"));
    for (const auto& lane : parts.view.lanes) {
        for (const auto& app : lane.apps.all) {
            if (lane.row != row && app.state != views::LaneApp::State::Leaves) {
                addEdit(*here, LaneView::tr("%1 from %2", "app, pool").arg(app.text, lane.name),
                        appEdit(MenuEdit::MoveApp, row, app), parts.make);
            }
        }
    }
    here->setEnabled(!here->isEmpty());
}

/// In groups, where there are more than a screen has room for.
void addAttach(QMenu& menu, int row, const LaneMenuContext& parts) {
    auto* attach = menu.addMenu(LaneView::tr("Attach an app"));
    attach->setObjectName(QStringLiteral("laneMenuAttach"));
    auto* group = attach;
    const auto& apps = parts.apps;
    for (std::size_t at = 0; at < apps.size(); ++at) {
        if (apps.size() > appsInGroup && at % appsInGroup == 0) {
            const auto last = std::min(at + appsInGroup, apps.size()) - 1;
            group = attach->addMenu(
                menuText(LaneView::tr("%1 to %2", "apps, by name")
                             .arg(QString::fromStdString(apps[at].name), QString::fromStdString(apps[last].name))));
        }
        views::LaneEdit edit;
        edit.kind = MenuEdit::AttachApp;
        edit.row = row;
        edit.app = apps[at].name;
        addEdit(*group, QString::fromStdString(apps[at].name), edit, parts.make);
    }
    attach->setEnabled(!attach->isEmpty());
}

void addApps(QMenu& menu, const LaneCanvas& canvas, int row, const LaneMenuContext& parts) {
    for (const auto& app : canvas.lane().apps.all) {
        addAppOfLane(menu, app, row, parts);
    }
    if (!parts.view.rows[static_cast<std::size_t>(row)].destroyed) {
        addMoveHere(menu, row, parts);
        addAttach(menu, row, parts);
    }
}

void clearMenu(QMenu& menu) {
    menu.clear();
    qDeleteAll(menu.findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly)); // clear() keeps them
}

} // namespace

views::LaneEdit needMove(std::size_t workload, int target) {
    const auto kind = target == LaneAbilities::anyPool   ? MenuEdit::FreeNeed
                      : target == LaneAbilities::newPool ? MenuEdit::AddPoolFor
                                                         : MenuEdit::MoveNeed;
    return {.kind = kind, .row = target, .workload = workload};
}

void fillAppsMenu(QMenu& menu, const LaneView& lane, int row, const LaneMenuContext& parts) {
    clearMenu(menu);
    addApps(menu, *lane.canvas(), row, parts);
}

void fillDropMenu(QMenu& menu, const LaneCanvas& from, int row,
                  const std::function<bool(const views::LaneEdit&)>& possible,
                  const std::function<void(const views::LaneEdit&)>& make) {
    clearMenu(menu);
    menu.addSection(LaneView::tr("Move here"));
    for (const auto& app : from.lane().apps.all) {
        const auto edit = appEdit(MenuEdit::MoveApp, row, app);
        if (app.state != views::LaneApp::State::Leaves && possible(edit)) {
            addEdit(menu, app.text, edit, make);
        }
    }
}

void fillLaneMenu(QMenu& menu, const LaneView& lane, int row, const LaneMenuContext& parts) {
    clearMenu(menu);
    const auto& shown = lane.row();
    if (shown.destroyed) {
        QObject::connect(menu.addAction(menuText(LaneView::tr("Keep %1").arg(shown.name))), &QAction::triggered, &menu,
                         parts.restore);
        addApps(menu, *lane.canvas(), row, parts);
        return;
    }
    if (shown.leader) {
        addEdit(menu, shown.count > 1 ? LaneView::tr("Remove the standby") : LaneView::tr("Add a standby"),
                {.kind = MenuEdit::SetCount, .row = row, .count = shown.count > 1 ? 1 : 2}, parts.make);
    } else {
        addStep(menu, LaneView::tr("Add one instance"), lane, row, 1, parts.make);
        addStep(menu, LaneView::tr("Remove one instance"), lane, row, -1, parts.make);
    }
    addLevels(menu, row, shown.level, parts.view, parts.make);
    if (!shown.leader) {
        addNeeds(menu, *lane.canvas(), parts.make);
    }
    menu.addSeparator();
    addApps(menu, *lane.canvas(), row, parts);
    if (!shown.leader) {
        menu.addSeparator();
        addEdit(menu,
                shown.created ? LaneView::tr("Remove %1 from the plan").arg(shown.name)
                              : LaneView::tr("Plan to destroy %1").arg(shown.name),
                {.kind = MenuEdit::RemovePool, .row = row}, parts.make);
    }
}

} // namespace poolhouse::ui
