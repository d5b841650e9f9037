// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QScrollBar;
class QWheelEvent;

namespace poolhouse::ui {

/// The part of the drawing that the lanes of a list show: zoomed by wheel or key, scrolled by wheel, key or bar.
/// Lengths in pixels, from the leading edge of the drawing.
class LaneZoom : public QObject {
    Q_OBJECT
public:
    explicit LaneZoom(QWidget* lanes);

    [[nodiscard]] double factor() const { return m_factor; }
    /// 1 to views::mostZoom. What is shown `at` so many pixels from the leading edge stays there, where possible.
    void setFactor(double factor, double at = 0);
    void setWidth(double width);                                             ///< of what is shown
    [[nodiscard]] double drawingWidth() const { return m_width * m_factor; } ///< of the whole drawing
    [[nodiscard]] double offset() const;                                     ///< scrolled away at the leading edge
    void scroll(int steps);                                              ///< a tenth of the width each; negative: back
    [[nodiscard]] bool handleWheel(const QWheelEvent& event, double at); ///< false: it means something else
    [[nodiscard]] QScrollBar* bar() const { return m_bar; }              ///< "laneScroll"; visible while zoomed

Q_SIGNALS:
    void zoomed(); ///< before changed()
    void changed();

private:
    void fit();

    QScrollBar* m_bar;
    double m_factor = 1;
    double m_width = 0;
};

} // namespace poolhouse::ui
