// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_list.h"

#include "models/fleet/store.h"
#include "models/text/text.h"
#include "ui/planner/edge_scroll.h"
#include "ui/planner/empty_lane.h"
#include "ui/planner/ghost_lanes.h"
#include "ui/planner/lane_drag.h"
#include "ui/planner/lane_menu.h"
#include "ui/planner/lane_refusal.h"
#include "ui/planner/lane_view.h"
#include "ui/planner/lane_zoom.h"
#include "ui/planner/level_strip.h"
#include "ui/planner/spoken_edit.h"
#include "ui/planner/steady_column.h"
#include "ui/planner/tab_order.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"

#include <QCursor>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int laneGap = 4; ///< four lanes fit a small screen

/// Of the width, for what is said of the widest lane; within bounds, in pixels.
constexpr double wordsShare = 0.28;
constexpr double leastWords = 120;
constexpr double mostWords = 240;

/// What its row is drawn as; one without a drawing while the view has none.
views::Lane laneOfRow(const views::PlannerView& view, int row) {
    const auto at =
        std::find_if(view.lanes.begin(), view.lanes.end(), [row](const views::Lane& lane) { return lane.row == row; });
    if (at != view.lanes.end()) {
        return *at;
    }
    const auto& shown = view.rows[static_cast<std::size_t>(row)];
    views::Lane lane;
    lane.row = row;
    lane.name = shown.name;
    lane.colour = shown.colour;
    lane.leader = shown.leader;
    return lane;
}

/// Those that do not leave it anyway.
LaneGrip gripOfApps(const LaneView* lane, int row) {
    LaneGrip grip{.part = LaneGrip::Part::App, .row = row, .mirrored = lane->layoutDirection() == Qt::RightToLeft};
    for (const auto& app : lane->canvas()->lane().apps.all) {
        if (app.state != views::LaneApp::State::Leaves) {
            grip.apps.emplace_back(app.app, app.attachment);
        }
    }
    return grip;
}

std::vector<std::pair<int, QString>> needTargets(const views::PlannerView& view, const views::Lane& lane) {
    std::vector<std::pair<int, QString>> targets;
    const auto& rows = view.rows;
    for (std::size_t at = 0; at < rows.size() && !lane.leader; ++at) {
        if (static_cast<int>(at) != lane.row && !rows[at].leader && !rows[at].destroyed) {
            targets.emplace_back(static_cast<int>(at), rows[at].name);
        }
    }
    if (!lane.leader && !view.whyNoMore) {
        targets.emplace_back(LaneAbilities::newPool, QString());
    }
    if (!lane.leader) {
        targets.emplace_back(LaneAbilities::anyPool, QString());
    }
    return targets;
}

/// Lanes are made after what stands below them.
void orderLanes(QWidget& list, const std::vector<LaneView*>& lanes) {
    std::vector<QWidget*> parts;
    for (const auto* lane : lanes) {
        const auto each = lane->findChildren<QWidget*>();
        parts.insert(parts.end(), each.begin(), each.end());
    }
    placeInTabOrder(list, parts);
}

QString nowhereText(const std::vector<views::LaneNeed>& needs) {
    QStringList names;
    for (const auto& need : needs) {
        names << LaneList::tr("%1 (%2)", "workload, connections").arg(need.name, text::Text::number(need.connections));
    }
    return names.isEmpty() ? QString() : LaneList::tr("No pool takes %1.").arg(text::Text::listed(names));
}

} // namespace

LaneList::LaneList(views::PlannerModel& model, const fleet::Store& store, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_store(store),
      m_zoom(new LaneZoom(this)),
      m_edges(new EdgeScroll(this, m_zoom->bar())) {
    setObjectName(QStringLiteral("laneList"));
    setAccessibleName(tr("Capacity to scale"));
    setAttribute(Qt::WA_StaticContents); // lanes are not repainted when the height changes
    build();
    wireDrag();
}

LaneList::~LaneList() = default;

void LaneList::build() {
    m_column = new SteadyColumn;
    m_column->setSpacing(laneGap);
    m_ghosts = new GhostLanes(this);
    m_nowhere = new TextLabel(TextStyle::Small, this);
    m_nowhere->setObjectName(QStringLiteral("needsNowhere"));
    m_nowhere->setTone(text::Tone::Attention);
    m_nowhere->setWrapping();
    m_nowhere->hide();
    connect(m_zoom, &LaneZoom::zoomed, this, [this] { m_drag->cancel(); }); // by key
    connect(m_zoom, &LaneZoom::changed, this, &LaneList::outdated);
    m_empty = new EmptyLane(this);
    m_levels = new LevelStrip(this);
    m_levels->hide();
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("laneMenu"));
    auto* all = new SteadyColumn(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(laneGap);
    all->addLayout(m_column);
    all->addWidget(m_ghosts);
    all->addWidget(m_zoom->bar());
    all->addWidget(m_nowhere);
    all->addWidget(m_empty);
    all->addWidget(m_levels);
    connect(m_empty, &EmptyLane::levelsToggled, m_levels, &QWidget::setVisible);
    connect(m_empty, &EmptyLane::addRequested, this, [this] {
        byHand([this] {
            m_model.addPool();
            if (!m_lanes.empty()) {
                m_lanes.back()->focusFirst();
            }
        });
    });
}

void LaneList::wireDrag() {
    m_drag = new LaneDrag(
        m_model, m_store.catalog(), [this](QPoint global) { return rowAt(global); }, this);
    m_refusal = std::make_unique<LaneRefusal>(m_model, *m_drag, *m_empty, [this] {
        std::vector<std::pair<LaneView*, int>> lanes;
        for (auto* lane : m_lanes) {
            lanes.emplace_back(lane, rowOf(lane));
        }
        return lanes;
    });
    connect(m_drag, &LaneDrag::snapped, this,
            [this](int row, const auto& why, const auto& edit) { m_refusal->showSnap(row, why, edit); });
    connect(m_drag, &LaneDrag::appsDropped, this, &LaneList::chooseApp);
    connect(m_drag, &LaneDrag::moved, this, [this](QPoint from, QPoint at) {
        using Part = LaneGrip::Part;
        const auto part = m_drag->grip()->part;
        if (part == Part::Count || part == Part::Need || part == Part::Level || part == Part::App) {
            m_edges->follow(from, at, part == Part::Count ? Qt::Horizontal : Qt::Vertical);
        }
    });
    connect(m_edges, &EdgeScroll::scrolled, this,
            [this](Qt::Orientation along, int pixels) { m_drag->scrolled(along == Qt::Horizontal ? pixels : 0); });
    connect(m_drag, &LaneDrag::ended, this, [this] {
        m_leaving = nullptr;
        m_edges->stop();
        for (auto* lane : m_lanes) {
            lane->canvas()->showDrag(LaneAppearance::Drop::None, std::nullopt);
        }
        m_refusal->outlastDrag();
        Q_EMIT outdated();
    });
    connect(m_empty, &EmptyLane::grabbed, this, [this](QPoint global) {
        LaneGrip grip{.part = LaneGrip::Part::Empty, .mirrored = layoutDirection() == Qt::RightToLeft};
        grip.block = m_lanes.empty() ? 1 : m_lanes.back()->canvas()->blockWidth();
        m_drag->begin(grip, global);
    });
    connect(m_empty, &EmptyLane::dragged, m_drag, &LaneDrag::move);
    connect(m_empty, &EmptyLane::released, m_drag, &LaneDrag::release);
    connect(m_levels, &LevelStrip::grabbed, this, [this](const QString& level, QPoint global) {
        m_drag->begin({.part = LaneGrip::Part::Level, .level = level.toStdString()}, global);
    });
    connect(m_levels, &LevelStrip::dragged, m_drag, &LaneDrag::move);
    connect(m_levels, &LevelStrip::released, m_drag, &LaneDrag::release);
}

void LaneList::addLane() {
    auto* lane = new LaneView(this);
    m_column->addWidget(lane);
    m_lanes.push_back(lane);
    wireLane(lane);
    wireKeys(lane);
    lane->show();
}

void LaneList::wireLane(LaneView* lane) {
    connect(lane, &LaneView::levelChosen, this, [this, lane](const QString& level) {
        byHand([&] { m_model.setLevel(rowOf(lane), level.toStdString()); });
    });
    connect(lane, &LaneView::countChosen, this,
            [this, lane](int count) { byHand([&] { m_model.setCount(rowOf(lane), count); }); });
    connect(lane, &LaneView::nameChosen, this, [this, lane](const QString& name) {
        const QScopedValueRollback<bool> now(m_editing, true);
        m_model.rename(rowOf(lane), name); // not spoken: the field speaks for itself
    });
    connect(lane, &LaneView::removeRequested, this, [this, lane] { removeOrRestore(lane, true); });
    connect(lane, &LaneView::restoreRequested, this, [this, lane] { removeOrRestore(lane, false); });
    connect(lane, &LaneView::grabbed, this, [this, lane](QPoint global) {
        m_drag->begin({.part = LaneGrip::Part::Pool, .row = rowOf(lane)}, global);
        m_leaving = lane;
    });
    connect(lane, &LaneView::appsGrabbed, this,
            [this, lane](QPoint global) { m_drag->begin(gripOfApps(lane, rowOf(lane)), global); });
    connect(lane->canvas(), &LaneCanvas::grabbed, this,
            [this, lane](const views::LaneHit& hit, QPoint global) { grab(lane, hit, global); });
    connect(lane, &LaneView::dragged, m_drag, &LaneDrag::move);
    connect(lane, &LaneView::released, m_drag, &LaneDrag::release);
    connect(lane->canvas(), &LaneCanvas::dragged, m_drag, &LaneDrag::move);
    connect(lane->canvas(), &LaneCanvas::released, m_drag, &LaneDrag::release);
}

void LaneList::byHand(const std::function<void()>& edit) {
    const QScopedValueRollback<bool> now(m_editing, true);
    spokenEdit(m_model, this, edit);
}

int LaneList::rowOf(const LaneView* lane) const {
    int row = 0;
    const bool gone = m_leaving != nullptr && m_lanes.size() > m_model.view().rows.size();
    for (const auto* each : m_lanes) {
        if (each == lane) {
            return gone && each == m_leaving ? -1 : row;
        }
        row += gone && each == m_leaving ? 0 : 1;
    }
    return -1;
}

LaneView* LaneList::laneOf(int row) const {
    const auto at =
        std::find_if(m_lanes.begin(), m_lanes.end(), [this, row](const LaneView* lane) { return rowOf(lane) == row; });
    return row < 0 || at == m_lanes.end() ? nullptr : *at;
}

void LaneList::dropLane() {
    auto* last = m_lanes.back();
    m_lanes.pop_back();
    // Deferred: it may be the sender.
    const bool focused = last->isAncestorOf(window()->focusWidget());
    last->hide();
    last->setObjectName(QString());
    last->deleteLater();
    m_column->removeWidget(last);
    if (focused && !m_lanes.empty()) {
        m_lanes.back()->canvas()->setFocus(Qt::OtherFocusReason);
    }
}

void LaneList::showLanes(const views::PlannerView& view) {
    const bool moved = m_lanes.size() != view.rows.size();
    if (m_menu->isVisible() && m_menuFor != rowNames()) {
        m_menu->close(); // its rows and lanes are others now
    }
    if (m_shownCluster != m_model.current()) {
        m_shownCluster = m_model.current();
        m_drag->cancel();
        m_refusal->settle();
        for (auto* lane : m_lanes) {
            lane->canvas()->forget();
        }
    }
    m_refusal->dropOld();
    while (m_lanes.size() < view.rows.size()) {
        addLane();
    }
    while (m_lanes.size() > view.rows.size() + (m_leaving != nullptr ? 1 : 0)) {
        dropLane();
    }
    for (auto* lane : m_lanes) {
        const int row = rowOf(lane);
        lane->setLeaving(row < 0);
        if (row >= 0) {
            lane->setObjectName(QStringLiteral("poolEditor.%1").arg(row));
            lane->showRow(view.rows[static_cast<std::size_t>(row)], view.levels);
        }
    }
    m_ghosts->showLanes(view);
    if (moved) {
        orderLanes(*this, m_lanes);
    }
    m_empty->showRemaining(view);
    m_levels->showLevels(view.levels);
    m_nowhere->showText(nowhereText(view.nowhere), true);
    rescale();
}

int LaneList::widthForNames() const {
    int width = 0;
    for (const auto* lane : m_lanes) {
        width = std::max(width, lane->widthForName());
    }
    return width;
}

void LaneList::rescale() {
    const auto& view = m_model.view();
    if (m_lanes.empty() || view.rows.empty()) {
        return;
    }
    const auto style = m_lanes.front()->canvas()->laneStyle();
    const double width = this->width() - 2 * laneMargin;
    const double words = std::clamp(width * wordsShare, leastWords, mostWords);
    const double fitting = views::laneUnit(view.lanes, style, width - words, m_zoom->factor());
    // During a drag the scale shrinks for added blocks but never grows under the pointer.
    m_unit = m_drag->grip() && m_unit > 0 ? std::min(m_unit, fitting) : fitting;
    m_zoom->setWidth(width);
    const LaneScale scale{m_unit, m_zoom->offset(), m_zoom->drawingWidth(), m_drag->grip().has_value()};
    for (auto* each : m_lanes) {
        // A resize may come before the lanes of another cluster do.
        if (const int row = rowOf(each); row >= 0 && static_cast<std::size_t>(row) < view.rows.size()) {
            const auto lane = laneOfRow(view, row);
            each->showLane(lane, scale, needTargets(view, lane));
        }
    }
    m_ghosts->rescale(view, scale);
}

void LaneList::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    rescale();
}

void LaneList::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_drag->cancel();
}

void LaneList::wheelEvent(QWheelEvent* event) {
    if (m_drag->grip()) {
        event->accept(); // the drawing stays under the hand
        return;
    }
    const double x = event->position().x();
    if (m_zoom->handleWheel(*event, (layoutDirection() == Qt::RightToLeft ? width() - x : x) - laneMargin)) {
        event->accept();
    } else {
        QWidget::wheelEvent(event);
    }
}

void LaneList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_refusal->shown()) {
        m_refusal->settle();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void LaneList::grab(const LaneView* lane, const views::LaneHit& hit, QPoint global) {
    const auto& canvas = *lane->canvas();
    LaneGrip grip{.row = rowOf(lane), .mirrored = layoutDirection() == Qt::RightToLeft};
    m_leaving = nullptr;
    if (hit.part == views::LaneHit::Part::Need) {
        grip.part = LaneGrip::Part::Need;
        grip.workload = canvas.lane().needs[hit.index].workload;
    } else {
        grip.count = lane->row().count;
        grip.block = canvas.blockWidth();
        grip.unit = m_unit;
        grip.level = lane->row().level;
    }
    m_drag->begin(grip, global);
}

void LaneList::chooseApp(int from, int to) {
    const auto* source = laneOf(from);
    auto* target = laneOf(to);
    if (source != nullptr && target != nullptr) {
        fillDropMenu(
            *m_menu, *source->canvas(), to, [this](const views::LaneEdit& edit) { return !m_model.whyNot(edit); },
            [this, target](const views::LaneEdit& edit) { make(target, edit); });
        m_menuFor = rowNames();
        m_menu->popup(QCursor::pos());
    }
}

int LaneList::rowAt(QPoint global) const {
    if (!shownPart(*this).contains(mapFromGlobal(global))) {
        return LaneDrag::outside;
    }
    const auto* under = window()->childAt(window()->mapFromGlobal(global));
    if (under != this && !isAncestorOf(under)) {
        return LaneDrag::overNone; // something lies over the list
    }
    for (auto* lane : m_lanes) {
        if (lane->rect().contains(lane->mapFromGlobal(global))) {
            return rowOf(lane);
        }
    }
    return m_empty->rect().contains(m_empty->mapFromGlobal(global)) ? LaneDrag::overEmpty : LaneDrag::overNone;
}

} // namespace poolhouse::ui
