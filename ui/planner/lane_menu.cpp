// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_menu.h"

#include "ui/planner/lane_view.h"

#include <QMenu>

namespace poolhouse::ui {

namespace {

using MenuEdit = views::LaneEdit::Kind;
using MakeEdit = std::function<void(const views::LaneEdit&)>;

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

} // namespace

views::LaneEdit needMove(std::size_t workload, int target) {
    const auto kind = target == LaneAbilities::anyPool   ? MenuEdit::FreeNeed
                      : target == LaneAbilities::newPool ? MenuEdit::AddPoolFor
                                                         : MenuEdit::MoveNeed;
    return {.kind = kind, .row = target, .workload = workload};
}

void fillLaneMenu(QMenu& menu, const LaneView& lane, int row, const views::PlannerView& view, const MakeEdit& make,
                  const std::function<void()>& restore) {
    menu.clear();
    qDeleteAll(menu.findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly)); // clear() keeps them
    const auto& shown = lane.row();
    if (shown.destroyed) {
        QObject::connect(menu.addAction(menuText(LaneView::tr("Keep %1").arg(shown.name))), &QAction::triggered, &menu,
                         restore);
        return;
    }
    if (shown.leader) {
        addEdit(menu, shown.count > 1 ? LaneView::tr("Remove the standby") : LaneView::tr("Add a standby"),
                {.kind = MenuEdit::SetCount, .row = row, .count = shown.count > 1 ? 1 : 2}, make);
    } else {
        addStep(menu, LaneView::tr("Add one instance"), lane, row, 1, make);
        addStep(menu, LaneView::tr("Remove one instance"), lane, row, -1, make);
    }
    addLevels(menu, row, shown.level, view, make);
    if (!shown.leader) {
        addNeeds(menu, *lane.canvas(), make);
        menu.addSeparator();
        addEdit(menu,
                shown.created ? LaneView::tr("Remove %1 from the plan").arg(shown.name)
                              : LaneView::tr("Plan to destroy %1").arg(shown.name),
                {.kind = MenuEdit::RemovePool, .row = row}, make);
    }
}

} // namespace poolhouse::ui
