// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace poolhouse::ui {

/// Paints fleet board cells: usage bars, status signs, trailing-aligned figures, badges for BadgeRole, and DetailRole
/// as a second line.
class FleetBoardDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Width in which the whole content of a cell is visible.
    [[nodiscard]] static int widthOf(const QModelIndex& index, const QFont& font);
    /// The same for a text of this width.
    [[nodiscard]] static int widthAround(int textWidth);
    [[nodiscard]] static int rowHeight(const QFont& font);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace poolhouse::ui
