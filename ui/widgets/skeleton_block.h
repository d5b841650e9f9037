// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace poolhouse::ui {

/// Grey bar in place of a text that is loading. Not animated.
class SkeletonBlock : public QWidget {
    Q_OBJECT
public:
    /// Size in units of the widget's font: average characters (0: expanding) and lines.
    explicit SkeletonBlock(int characters, double lines = 1, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_characters;
    double m_lines;
};

} // namespace poolhouse::ui
