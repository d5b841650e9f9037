// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace poolhouse::ui {

/// A line of the command palette: title, context beside it, keys at the end.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Roles { ContextRole = Qt::UserRole + 1, HintRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace poolhouse::ui
