// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QToolButton>

#include <optional>

namespace poolhouse::ui {

/// How many apps use a pool, in its lane: a click opens what can be done to them, a drag takes them along. Makes no
/// lane wider; see LaneView::fitApps().
class AppsButton : public QToolButton {
    Q_OBJECT
public:
    using QToolButton::QToolButton;

    [[nodiscard]] bool held() const { return m_pressed.has_value(); } ///< by the mouse: it must not be hidden
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, fontMetrics().height()}; }

Q_SIGNALS:
    void grabbed(QPoint global);
    void dragged(QPoint global, Qt::KeyboardModifiers modifiers);
    void dropped();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    std::optional<QPoint> m_pressed; ///< on the screen; empty: not held
    bool m_dragged = false;
};

} // namespace poolhouse::ui
