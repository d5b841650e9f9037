// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace poolhouse::ui {

/// A grey bar in the place of a text that is still being read. Stands still: nothing moves, nothing costs.
class SkeletonBlock : public QWidget {
    Q_OBJECT
public:
    /// `characters` wide (0: as wide as there is room) and `lines` tall in the widget's font.
    explicit SkeletonBlock(int characters, double lines = 1, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_characters;
    double m_lines;
};

} // namespace poolhouse::ui
