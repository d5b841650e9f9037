// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace poolhouse::ui {

/// One cell of the fleet tree: sign and name, or the figure at the end. The ground is the view's.
class FleetTreeDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// What the figure at `index` needs, with the room around it.
    [[nodiscard]] static int figureWidth(const QFont& font, const QModelIndex& index);
};

} // namespace poolhouse::ui
