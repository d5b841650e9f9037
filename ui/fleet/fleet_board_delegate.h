// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QStyledItemDelegate>

namespace poolhouse::ui {

/// The fonts of the cells; made once for many cells, because making one costs more than measuring a text.
struct CellFonts {
    explicit CellFonts(const QFont& font);

    QFont plain, strong, small;
    QFontMetrics plainMetrics, strongMetrics, smallMetrics;
};

/// Paints fleet board cells: usage bars, trends, status signs, trailing-aligned figures, badges for BadgeRole, and
/// DetailRole as a second line.
class FleetBoardDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Width in which the whole content of a cell is visible.
    [[nodiscard]] static int widthOf(const QModelIndex& index, const CellFonts& fonts);
    /// The same for a text of this width.
    [[nodiscard]] static int widthAround(int content);
    [[nodiscard]] static int rowHeight(const QFont& font);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace poolhouse::ui
