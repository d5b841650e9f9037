// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/planner_page_scene.h"
#include "ui/planner/lane_canvas.h"

#include <QLabel>
#include <QMouseEvent>

namespace poolhouse::test {

inline constexpr int webReads = 2;
inline constexpr int analytics = 1;

/// The nearest one of this kind around a widget; null: none.
template <class T> T* ancestor(const QWidget& widget) {
    auto* each = widget.parentWidget();
    while (each != nullptr && qobject_cast<T*>(each) == nullptr) {
        each = each->parentWidget();
    }
    return qobject_cast<T*>(each);
}

/// A pointer over the lanes, pressed at one place and moved to others.
class Hand {
public:
    explicit Hand(PlannerPageScene& scene) : m_scene(scene) {
        scene.page.activateWindow();
        QTest::qWait(0); // the layout settles
    }

    void press(QWidget* widget, QPoint at, Qt::KeyboardModifiers modifiers = {}) {
        m_widget = widget;
        m_from = at;
        QTest::mousePress(widget, Qt::LeftButton, modifiers, at);
    }
    /// By so many pixels from where it was pressed.
    void moveBy(int x, int y = 0, Qt::KeyboardModifiers modifiers = {}) { moveTo(m_from + QPoint(x, y), modifiers); }
    void moveOver(QWidget* widget) { moveToPage(widget->mapTo(&m_scene.page, widget->rect().center())); }
    void moveToPage(QPoint at) { moveTo(m_widget->mapFrom(&m_scene.page, at)); }
    void release() { QTest::mouseRelease(m_widget, Qt::LeftButton, {}, m_at); }

    void takeHandle(int row) {
        auto* canvas = m_scene.inRow<ui::LaneCanvas>(row, "laneCanvas");
        press(canvas, canvas->handleRect().center());
    }
    void takeNeed(int row, std::size_t need) {
        auto* canvas = m_scene.inRow<ui::LaneCanvas>(row, "laneCanvas");
        press(canvas, canvas->needRect(need).center());
    }

private:
    void moveTo(QPoint at, Qt::KeyboardModifiers modifiers = {}) {
        m_at = at;
        QMouseEvent move(QEvent::MouseMove, at, m_widget->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(m_widget, &move);
    }

    PlannerPageScene& m_scene;
    QWidget* m_widget = nullptr;
    QPoint m_from;
    QPoint m_at;
};

inline int countOf(const PlannerPageScene& scene, int row) {
    return scene.model.view().rows[static_cast<std::size_t>(row)].count;
}

inline ui::LaneCanvas* canvasOf(PlannerPageScene& scene, int row) {
    return scene.inRow<ui::LaneCanvas>(row, "laneCanvas");
}

inline int blockOf(PlannerPageScene& scene, int row) {
    return qRound(canvasOf(scene, row)->blockWidth());
}

inline QString refusal(PlannerPageScene& scene, int row) {
    auto* label = scene.inRow<QLabel>(row, "laneRefusal");
    return label->isVisible() ? label->text() : QString();
}

inline std::optional<std::string> poolOf(const PlannerPageScene& scene, std::size_t need) {
    return scene.model.needs().workloads[need].workload.pool;
}

/// web in web-reads, reports in analytics, nightly anywhere, writes.
inline void addNeeds(PlannerPageScene& scene) {
    plans::NeedsDraft needs;
    needs.workloads.push_back(workloadDraft("web", 700, "web-reads"));
    needs.workloads.push_back(workloadDraft("reports", 240, "analytics"));
    needs.workloads.push_back(workloadDraft("writes", 640));
    needs.workloads.back().workload.access = core::Workload::Access::Write;
    scene.model.setNeeds(needs, {plans::PlanEdit::Kind::EditWorkload, "web"});
}

} // namespace poolhouse::test
