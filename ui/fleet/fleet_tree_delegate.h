// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace poolhouse::ui {

/// Paints fleet tree cells: sign and name, or the trailing figure. The view paints the background.
class FleetTreeDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Width of the figure at `index` in pixels, with margins.
    [[nodiscard]] static int figureWidth(const QFont& font, const QModelIndex& index);
};

} // namespace poolhouse::ui
