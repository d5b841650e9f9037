// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace poolhouse::ui {

/// Rounded frame with focus ring, whole-row single selection, read-only, fixed row height. Tab leaves the table.
void setUpFramedTable(QTableView& table);
/// Gives it the focus, with its first row current and selected if none is.
void enterTable(QTableView& table);
/// Titles begin where the texts of the cells do. After setUpFramedTable().
void alignTitlesWithCells(QTableView& table);

/// Makes the columns as wide as their texts; if they do not fit, the widest shrink, down to their
/// titles (further where the header elides them), and elide their content. The last one takes what is
/// left.
void fitColumns(QTableView& table);
/// The same, now and whenever the table gets another width.
void keepColumnsFitted(QTableView& table);

/// Keeps figures left-to-right in a mirrored window: "28 GB", not "GB 28".
class LeftToRightDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace poolhouse::ui
