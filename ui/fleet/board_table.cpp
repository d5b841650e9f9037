// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/board_table.h"

#include "ui/fleet/board_header.h"
#include "ui/fleet/board_spoken.h"

namespace poolhouse::ui {

TableWithCells::TableWithCells(QWidget* parent)
    : QTableView(parent), m_cells(QAccessible::queryAccessibleInterface(this)) {}

BoardTable::BoardTable(QWidget* parent) : TableWithCells(parent), m_titles(new BoardHeader(this)) {
    QAccessible::installFactory(spokenBoard); // once: Qt ignores a factory that it has
    setHorizontalHeader(m_titles);
}

void BoardTable::setModel(QAbstractItemModel* model) {
    TableWithCells::setModel(model);
    connect(model, &QAbstractItemModel::headerDataChanged, this, [this](Qt::Orientation, int first, int last) {
        for (int column = first; column <= last; ++column) {
            notifyTitleChanged(*this, column);
        }
    });
}

} // namespace poolhouse::ui
