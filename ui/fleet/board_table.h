// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QAccessibleInterface;

namespace poolhouse::ui {

class BoardHeader;

/// Keeps Qt's accessible table of the view, which cannot be constructed otherwise: an interface is looked up by the
/// class of the object, which during construction is this one. Qt then holds both interfaces until the table is
/// deleted.
class TableWithCells : public QTableView {
    Q_OBJECT
public:
    explicit TableWithCells(QWidget* parent);

    [[nodiscard]] QAccessibleInterface& cells() const { return *m_cells; }

private:
    QAccessibleInterface* m_cells; ///< owned by Qt
};

/// Table of the fleet board. Its column headers can be pressed by assistive technology.
class BoardTable final : public TableWithCells {
    Q_OBJECT
public:
    explicit BoardTable(QWidget* parent);

    [[nodiscard]] BoardHeader& titles() const { return *m_titles; }

    void setModel(QAbstractItemModel* model) override;

private:
    BoardHeader* m_titles;
};

} // namespace poolhouse::ui
