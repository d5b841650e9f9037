// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/item_layout.h"

namespace poolhouse::ui {

/// Wrapping row layout: items keep their size hints, from the leading edge. Gaps in pixels.
class FlowLayout : public ItemLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget* parent = nullptr, int horizontal = 8, int vertical = 8);

    [[nodiscard]] Qt::Orientations expandingDirections() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;

protected:
    int arrange(const QRect& rect, bool apply) const override;

private:
    int m_horizontal;
    int m_vertical;
};

} // namespace poolhouse::ui
