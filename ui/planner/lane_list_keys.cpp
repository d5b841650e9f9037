// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the list that handles keys, the menu and assistive technology.
#include "models/fleet/store.h"
#include "ui/planner/lane_drag.h"
#include "ui/planner/lane_list.h"
#include "ui/planner/lane_menu.h"
#include "ui/planner/lane_refusal.h"
#include "ui/planner/lane_view.h"
#include "ui/planner/lane_zoom.h"

#include <QMenu>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using EditKind = views::LaneEdit::Kind;

} // namespace

void LaneList::wireKeys(LaneView* lane) {
    auto* canvas = lane->canvas();
    const auto setCount = [this, lane](int count) {
        make(lane, {.kind = EditKind::SetCount, .row = rowOf(lane), .count = count});
    };
    connect(canvas, &LaneCanvas::countWanted, this, setCount);
    connect(canvas, &LaneCanvas::countStepped, this, [lane, setCount](int by) { setCount(lane->row().count + by); });
    connect(canvas, &LaneCanvas::levelStepped, this, [this, lane](int by) { stepLevel(lane, by); });
    connect(canvas, &LaneCanvas::needStepped, this, [this, lane](int by) { stepNeed(lane, by); });
    connect(canvas, &LaneCanvas::needWanted, this,
            [this, lane](std::size_t workload, int row) { make(lane, needMove(workload, row)); });
    connect(canvas, &LaneCanvas::scrollWanted, m_zoom, &LaneZoom::scroll);
    connect(canvas, &LaneCanvas::settled, this, [this] {
        if (!m_drag->grip()) {
            m_refusal->settle();
        }
    });
    connect(canvas, &LaneCanvas::laneStepped, this, [this, lane](int by) {
        if (auto* next = laneOf(rowOf(lane) + by)) {
            next->canvas()->setFocus(Qt::TabFocusReason);
        }
    });
    connect(canvas, &LaneCanvas::removeRequested, this,
            [this, lane] { make(lane, {.kind = EditKind::RemovePool, .row = rowOf(lane)}); });
    connect(lane, &LaneView::appsRequested, this, [this, lane](QPoint global) { showMenu(lane, global, true); });
    connect(canvas, &LaneCanvas::menuRequested, this, [this, lane](QPoint global) { showMenu(lane, global); });
}

void LaneList::make(const LaneView* lane, const views::LaneEdit& edit) {
    const int row = edit.row >= 0 ? edit.row : rowOf(lane);
    const bool focused = lane->canvas()->hasFocus();
    byHand([&] {
        const auto made = m_model.make(edit);
        m_refusal->answer(row, made ? std::nullopt : std::optional(made.error()), edit);
        const bool added = edit.kind == EditKind::AddPoolFor;
        auto* target = laneOf(added ? static_cast<int>(m_model.view().rows.size()) - 1 : row);
        if (made && (added || edit.kind == EditKind::MoveNeed) && target != nullptr) {
            target->canvas()->makeCurrent(edit.workload);
            if (focused) {
                target->canvas()->setFocus(Qt::OtherFocusReason);
            }
        }
    });
}

void LaneList::stepLevel(const LaneView* lane, int by) {
    const auto& levels = m_store.catalog().levels();
    const auto rank = m_store.catalog().rank(lane->row().level);
    const auto next = rank ? static_cast<std::ptrdiff_t>(*rank) + by : -1;
    if (next >= 0 && next < static_cast<std::ptrdiff_t>(levels.size())) {
        make(lane,
             {.kind = EditKind::SetLevel, .row = rowOf(lane), .level = levels[static_cast<std::size_t>(next)].name});
    } else if (rank) {
        m_refusal->answer(rowOf(lane), by > 0 ? tr("There is no larger level.") : tr("There is no smaller level."));
    }
}

/// To the next lane that takes it; if none does, the first one says why.
void LaneList::stepNeed(const LaneView* lane, int by) {
    const auto& canvas = *lane->canvas();
    const auto at = canvas.currentNeed();
    if (!at) {
        m_refusal->answer(rowOf(lane), tr("This pool has no needs."));
        return;
    }
    const auto workload = canvas.lane().needs[*at].workload;
    const int from = rowOf(lane);
    for (int row = from + by; laneOf(row) != nullptr; row += by) {
        const views::LaneEdit edit{.kind = EditKind::MoveNeed, .row = row, .workload = workload};
        if (!m_model.whyNot(edit)) {
            make(lane, edit);
            return;
        }
    }
    if (laneOf(from + by) != nullptr) {
        make(lane, {.kind = EditKind::MoveNeed, .row = from + by, .workload = workload});
    } else {
        m_refusal->answer(from, by > 0 ? tr("There is no pool below.") : tr("There is no pool above."));
    }
}

/// The cluster with its pools: rows mean the same for as long as it is.
QStringList LaneList::rowNames() const {
    QStringList names{QString::fromStdString(m_model.current().value)};
    for (const auto& row : m_model.view().rows) {
        names << row.name;
    }
    return names;
}

void LaneList::removeOrRestore(const LaneView* lane, bool remove) {
    byHand([this, row = rowOf(lane), remove] {
        remove ? m_model.removePool(row) : m_model.restorePool(row);
        // The focused button is gone: move the focus to the nearest lane.
        if (!m_lanes.empty()) {
            m_lanes[std::min(static_cast<std::size_t>(std::max(row, 0)), m_lanes.size() - 1)]->focusFirst();
        }
    });
}

void LaneList::showMenu(const LaneView* lane, QPoint global, bool appsOnly) {
    m_drag->cancel(); // the menu takes the release of the button
    if (const int row = rowOf(lane); row >= 0) {
        const auto fill = appsOnly ? fillAppsMenu : fillLaneMenu;
        fill(*m_menu, *lane, row,
             {m_model.view(), m_store.apps(), [this, lane](const views::LaneEdit& edit) { make(lane, edit); },
              [this, lane] { removeOrRestore(lane, false); }});
        m_menuFor = rowNames();
        m_menu->popup(global);
    }
}

} // namespace poolhouse::ui
