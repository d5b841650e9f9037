// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace poolhouse::ui {

/// Header of the fleet board, with titles aligned like their cells.
class BoardHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit BoardHeader(QWidget* parent);

    /// Width of a title with its padding and the arrow of the order, in device-independent pixels.
    [[nodiscard]] int widthOf(int section) const;

    /// Sorts as a click on the title does: the interesting end first, then the other one, then by urgency.
    void press(int section);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;
};

} // namespace poolhouse::ui
