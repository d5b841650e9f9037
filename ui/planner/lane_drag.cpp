// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_drag.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace poolhouse::ui {

namespace {

constexpr std::chrono::milliseconds frameTime{16};

views::LaneEdit appMove(const std::pair<std::string, std::string>& app, int row) {
    views::LaneEdit edit{.kind = views::LaneEdit::Kind::MoveApp, .row = row};
    std::tie(edit.app, edit.attachment) = app;
    return edit;
}

} // namespace

LaneDrag::LaneDrag(views::PlannerModel& model, const core::Catalog& catalog, RowAt rowAt, QObject* parent)
    : QObject(parent), m_model(model), m_catalog(catalog), m_rowAt(std::move(rowAt)) {
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    m_frame.setInterval(frameTime);
    connect(&m_frame, &QTimer::timeout, this, [this] {
        if (m_pending) {
            follow();
        }
    });
    connect(&model, &views::PlannerModel::changed, this, [this] {
        if (m_grip && !m_model.previewing()) {
            drop(); // another edit, undo, another cluster
        }
    });
}

void LaneDrag::begin(const LaneGrip& grip, QPoint global) {
    cancel();
    m_grip = grip;
    m_pressed = m_from = m_at = global;
    m_modifiers = {};
    m_moving = m_pending = false;
    qApp->installEventFilter(this);
    hold();
}

void LaneDrag::move(QPoint global, Qt::KeyboardModifiers modifiers) {
    if (!m_grip) {
        return;
    }
    m_at = global;
    m_modifiers = modifiers;
    if (!m_moving && (m_at - m_from).manhattanLength() < QApplication::startDragDistance()) {
        return;
    }
    m_moving = m_pending = true;
    Q_EMIT moved(m_pressed, m_at);
    if (!m_frame.isActive()) {
        follow();
    }
}

void LaneDrag::scrolled(int pixels) {
    if (m_grip && m_moving) {
        m_from.rx() += m_grip->mirrored ? pixels : -pixels;
        move(m_at, m_modifiers);
    }
}

void LaneDrag::follow() {
    m_pending = false;
    m_frame.start();
    const auto wanted = edit();
    if (!wanted) {
        hold();
        snapApps(poolForApps());
        return;
    }
    const auto shown = m_model.preview(*wanted);
    if (shown) {
        Q_EMIT snapped(wanted->row, std::nullopt, std::nullopt);
        return;
    }
    const auto& rows = m_model.view().rows;
    const auto row = static_cast<std::size_t>(wanted->row);
    if (wanted->kind == views::LaneEdit::Kind::SetCount && wanted->row >= 0 && row < rows.size()) {
        auto nearest = *wanted;
        nearest.count = std::clamp(wanted->count, rows[row].least, std::max(rows[row].least, rows[row].most));
        if (!m_model.preview(nearest)) {
            hold();
        }
    } else {
        hold();
    }
    Q_EMIT snapped(views::addsPool(wanted->kind) ? overEmpty : wanted->row, shown.error(), wanted);
}

void LaneDrag::snapApps(int row) {
    const auto why = row == overNone ? std::nullopt : whyNoApp(row);
    Q_EMIT snapped(row, why, why ? std::optional(appMove(m_grip->apps.front(), row)) : std::nullopt);
}

void LaneDrag::hold() {
    const auto* cluster = m_model.draft().find(m_model.current());
    if (cluster == nullptr) {
        return;
    }
    const auto& pools = cluster->pools;
    const auto kept = std::find_if(pools.begin(), pools.end(), [](const auto& pool) { return !pool.destroyed(); });
    if (kept != pools.end()) {
        // A level as it is: an edit without effect.
        [[maybe_unused]] const auto held = m_model.preview({.kind = views::LaneEdit::Kind::SetLevel,
                                                            .row = static_cast<int>(kept - pools.begin()),
                                                            .level = kept->wanted->level});
    }
}

std::optional<views::LaneEdit> LaneDrag::edit() const {
    return m_grip->part == LaneGrip::Part::Count || m_grip->part == LaneGrip::Part::Empty ? widthEdit() : placeEdit();
}

std::optional<views::LaneEdit> LaneDrag::widthEdit() const {
    using Kind = views::LaneEdit::Kind;
    const int way = m_grip->mirrored ? m_from.x() - m_at.x() : m_at.x() - m_from.x();
    if (m_grip->part == LaneGrip::Part::Empty) {
        const int count = static_cast<int>(std::lround(way / m_grip->block)); // a slip adds no pool
        return count > 0 ? std::optional(views::LaneEdit{.kind = Kind::AddPool, .count = count}) : std::nullopt;
    }
    if ((m_modifiers & (Qt::ControlModifier | Qt::AltModifier)) != 0 && m_grip->count > 0 && m_grip->unit > 0) {
        return views::LaneEdit{.kind = Kind::SetLevel,
                               .row = m_grip->row,
                               .level = levelOfWidth(m_grip->block + static_cast<double>(way) / m_grip->count)};
    }
    return views::LaneEdit{.kind = Kind::SetCount,
                           .row = m_grip->row,
                           .count = m_grip->count + static_cast<int>(std::lround(way / m_grip->block))};
}

int LaneDrag::rowUnder() const {
    const int row = m_rowAt(m_at);
    const auto* cluster = m_model.draft().find(m_model.current());
    return cluster != nullptr && row >= static_cast<int>(cluster->pools.size()) ? overEmpty : row;
}

int LaneDrag::poolForApps() const {
    if (m_grip->part != LaneGrip::Part::App || m_grip->apps.size() < 2) {
        return overNone;
    }
    const int row = rowUnder();
    return row >= 0 && row != m_grip->row ? row : overNone;
}

std::optional<QString> LaneDrag::whyNoApp(int row) const {
    std::optional<QString> first;
    for (const auto& app : m_grip->apps) {
        auto why = m_model.whyNot(appMove(app, row));
        if (!why) {
            return std::nullopt;
        }
        if (!first) {
            first = std::move(why);
        }
    }
    return first;
}

std::optional<views::LaneEdit> LaneDrag::placeEdit() const {
    using Kind = views::LaneEdit::Kind;
    const int row = rowUnder();
    switch (m_grip->part) {
    case LaneGrip::Part::Need:
        if (row >= 0 && row != m_grip->row) {
            return views::LaneEdit{.kind = Kind::MoveNeed, .row = row, .workload = m_grip->workload};
        }
        if (row == overEmpty) {
            return views::LaneEdit{.kind = Kind::AddPoolFor, .workload = m_grip->workload};
        }
        return std::nullopt;
    case LaneGrip::Part::Level:
        if (row >= 0) {
            return views::LaneEdit{.kind = Kind::SetLevel, .row = row, .level = m_grip->level};
        }
        if (row == overEmpty) {
            return views::LaneEdit{.kind = Kind::AddPool, .count = 1, .level = m_grip->level};
        }
        return std::nullopt;
    case LaneGrip::Part::Pool:
        if (row == outside) {
            return views::LaneEdit{.kind = Kind::RemovePool, .row = m_grip->row};
        }
        return std::nullopt;
    case LaneGrip::Part::App:
        if (row >= 0 && row != m_grip->row && m_grip->apps.size() == 1) {
            return appMove(m_grip->apps.front(), row);
        }
        return std::nullopt;
    case LaneGrip::Part::Count:
    case LaneGrip::Part::Empty: break;
    }
    return std::nullopt;
}

std::string LaneDrag::levelOfWidth(double pixels) const {
    std::string nearest = m_grip->level;
    const auto* now = m_catalog.find(nearest);
    const auto away = [this, pixels](const core::Level* level) {
        return level != nullptr && level->connectionsPerInstance
                   ? std::abs(*level->connectionsPerInstance * m_grip->unit - pixels)
                   : std::numeric_limits<double>::max();
    };
    double least = away(now);
    for (const auto& level : m_catalog.levels()) {
        if (away(&level) < least) {
            least = away(&level);
            nearest = level.name;
        }
    }
    return nearest;
}

void LaneDrag::release() {
    if (!m_grip) {
        return;
    }
    if (m_pending) {
        follow();
    }
    if (!m_grip) {
        return; // dropped meanwhile
    }
    const int from = m_grip->row, to = m_moving ? poolForApps() : overNone;
    if (to != overNone && !whyNoApp(to)) {
        cancel();
        Q_EMIT appsDropped(from, to);
        return;
    }
    end();
    m_ending = true;
    if (!m_model.takePreview() && m_model.previewRefusal()) {
        Q_EMIT snapped(overNone, *m_model.previewRefusal(), {}); // it became impossible meanwhile
    }
    m_ending = false;
    Q_EMIT ended();
}

void LaneDrag::cancel() {
    if (!m_grip) {
        return;
    }
    end();
    m_model.dropPreview();
    Q_EMIT snapped(overNone, std::nullopt, std::nullopt);
    Q_EMIT ended();
}

void LaneDrag::drop() {
    end();
    Q_EMIT snapped(overNone, std::nullopt, std::nullopt);
    Q_EMIT ended();
}

void LaneDrag::end() {
    qApp->removeEventFilter(this);
    m_frame.stop();
    m_grip.reset();
    m_moving = m_pending = false;
}

bool LaneDrag::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if ((type == QEvent::KeyPress || type == QEvent::ShortcutOverride) &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // neither a shortcut of the window nor the drawer may have it
        if (type == QEvent::KeyPress) {
            cancel();
        }
        return true;
    }
    if (type == QEvent::WindowDeactivate && watched->isWidgetType()) {
        cancel();
    }
    return QObject::eventFilter(watched, event);
}

QRect shownPart(const QWidget& widget) {
    QRect shown = widget.rect();
    for (const auto* each = &widget; !each->isWindow(); each = each->parentWidget()) {
        const auto* around = each->parentWidget();
        shown &= QRect(widget.mapFrom(around, QPoint()), around->size());
    }
    return shown;
}

} // namespace poolhouse::ui
