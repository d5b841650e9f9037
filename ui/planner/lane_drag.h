// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"

#include <QObject>
#include <QPoint>
#include <QRect>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class QWidget;

namespace poolhouse::ui {

/// What a pointer took hold of.
struct LaneGrip {
    enum class Part { Count, Need, Pool, Empty, Level, App };
    Part part = Part::Count;
    int row = -1;             ///< Count, Need, Pool, App: where it began
    std::size_t workload = 0; ///< Need
    int count = 0;            ///< Count: where it began
    double block = 1;         ///< Count, Empty: width of an instance in pixels
    double unit = 0;          ///< Count: pixels for a connection
    bool mirrored = false;    ///< right to left
    std::string level{};      ///< Level: that is dragged; Count: where it began
    /// App: names of the apps of the pool and of their attachments; of several, one is chosen after the drop.
    std::vector<std::pair<std::string, std::string>> apps{};
};

/// A drag in the drawing of a plan. It asks the model for previews, at most one a frame, and takes the last one when
/// the button is released; Esc cancels it, and so does another edit. From the press on rows are the same pools.
class LaneDrag : public QObject {
    Q_OBJECT
public:
    static constexpr int overEmpty = -2; ///< a place for a new pool
    static constexpr int overNone = -1;  ///< in the list, but over no pool
    static constexpr int outside = -3;   ///< out of the list
    /// Row under a point of the screen, or one of the above.
    using RowAt = std::function<int(QPoint)>;

    LaneDrag(views::PlannerModel& model, const core::Catalog& catalog, RowAt rowAt, QObject* parent);

    void begin(const LaneGrip& grip, QPoint global);
    void move(QPoint global, Qt::KeyboardModifiers modifiers);
    void release();
    void cancel();
    void scrolled(int pixels); ///< the drawing went on by so many under the pointer; 0: the lanes did, up or down
    [[nodiscard]] const std::optional<LaneGrip>& grip() const { return m_grip; } ///< empty: nothing is dragged
    [[nodiscard]] bool ending() const { return m_ending; }                       ///< until ended()

Q_SIGNALS:
    void moved(QPoint from, QPoint at); ///< far enough to be meant; on the screen
    /// Over which lane, overNone or overEmpty. Where it does not snap: why, and what was tried.
    void snapped(int row, const std::optional<QString>& why, const std::optional<poolhouse::views::LaneEdit>& edit);
    void appsDropped(int from, int to); ///< several: on another pool
    void ended();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< Esc, regardless of the focus

private:
    void follow();
    void hold();                                                  ///< shows the plan as it is, and keeps its rows
    [[nodiscard]] int poolForApps() const;                        ///< under the pointer, of several; overNone: none
    void snapApps(int row);                                       ///< of several
    [[nodiscard]] std::optional<QString> whyNoApp(int row) const; ///< moves to the pool; empty: at least one does
    void drop();                                                  ///< the model no longer shows a drag
    [[nodiscard]] int rowUnder() const;                           ///< as RowAt; a pool that is only shown is overEmpty
    [[nodiscard]] std::optional<views::LaneEdit> edit() const;    ///< empty: where it is has no meaning
    [[nodiscard]] std::optional<views::LaneEdit> widthEdit() const;
    [[nodiscard]] std::optional<views::LaneEdit> placeEdit() const;
    [[nodiscard]] std::string levelOfWidth(double pixels) const;
    void end();

    views::PlannerModel& m_model;
    const core::Catalog& m_catalog;
    RowAt m_rowAt;
    QTimer m_frame;
    std::optional<LaneGrip> m_grip;
    QPoint m_pressed;
    QPoint m_from; ///< where the part was pressed, as it is scrolled now
    QPoint m_at;
    Qt::KeyboardModifiers m_modifiers;
    bool m_moving = false;  ///< far enough to be meant
    bool m_pending = false; ///< the pointer moved since the last frame
    bool m_ending = false;
};

/// What of a widget is not scrolled away, in its coordinates. visibleRegion() leaves out opaque children.
[[nodiscard]] QRect shownPart(const QWidget& widget);

} // namespace poolhouse::ui
