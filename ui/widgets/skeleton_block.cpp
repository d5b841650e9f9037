// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/skeleton_block.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

SkeletonBlock::SkeletonBlock(int characters, double lines, QWidget* parent)
    : QWidget(parent), m_characters(characters), m_lines(lines) {
    setSizePolicy(characters > 0 ? QSizePolicy::Maximum : QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SkeletonBlock::sizeHint() const {
    return {fontMetrics().averageCharWidth() * m_characters,
            static_cast<int>(std::lround(fontMetrics().height() * m_lines))};
}

void SkeletonBlock::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(palette()).track);
    const double radius = std::min<double>(metrics::halfGrid, height() / 2.0);
    painter.drawRoundedRect(rect(), radius, radius);
}

} // namespace poolhouse::ui
