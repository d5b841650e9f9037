// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>
#include <QTimer>

class QScrollBar;

namespace poolhouse::ui {

/// Scrolls while something is dragged to an edge of what is in view: up and down the area that the widget is in,
/// sideways a bar of its own. Nothing scrolls against the way that the pointer went.
class EdgeScroll : public QObject {
    Q_OBJECT
public:
    EdgeScroll(QWidget* widget, QScrollBar* sideways);

    /// The pointer is at `at`, from where it was pressed, both on the screen.
    void follow(QPoint from, QPoint at, Qt::Orientation along);
    void stop() { m_timer.stop(); }
    [[nodiscard]] bool active() const { return m_timer.isActive(); }

Q_SIGNALS:
    /// The bar has moved: for `Qt::Vertical` that of the area.
    void scrolled(Qt::Orientation along, int pixels);

private:
    void scroll();
    [[nodiscard]] QScrollBar* bar() const; ///< null: nothing scrolls
    [[nodiscard]] int step() const;        ///< 0: away from the edges

    QWidget* m_widget;
    QScrollBar* m_sideways;
    QTimer m_timer;
    QPoint m_from;
    QPoint m_at;
    Qt::Orientation m_along = Qt::Vertical;
};

} // namespace poolhouse::ui
