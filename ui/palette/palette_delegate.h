// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace poolhouse::ui {

/// Paints a palette row: title, context beside it, shortcut at the trailing edge.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Roles { ContextRole = Qt::UserRole + 1, HintRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace poolhouse::ui
