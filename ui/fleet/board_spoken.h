// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

#include <map>

namespace poolhouse::ui {

class BoardTable;

/// Factory of SpokenBoard; null for other objects.
[[nodiscard]] QAccessibleInterface* spokenBoard(const QString& className, QObject* object);

void notifyTitleChanged(BoardTable& table, int column);

/// The board to assistive technology: Qt's table with column headers that can be pressed, which Qt's cannot.
class SpokenBoard final : public QAccessibleInterface, public QAccessibleTableInterface {
public:
    explicit SpokenBoard(BoardTable& table);

    [[nodiscard]] bool isValid() const override { return m_cells.isValid(); }
    [[nodiscard]] QObject* object() const override { return m_cells.object(); }
    [[nodiscard]] QWindow* window() const override { return m_cells.window(); }
    [[nodiscard]] QAccessibleInterface* focusChild() const override { return m_cells.focusChild(); }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* parent() const override { return m_cells.parent(); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int childCount() const override { return m_cells.childCount(); }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QString text(QAccessible::Text text) const override { return m_cells.text(text); }
    void setText(QAccessible::Text which, const QString& text) override { m_cells.setText(which, text); }
    [[nodiscard]] QRect rect() const override { return m_cells.rect(); }
    [[nodiscard]] QAccessible::Role role() const override { return m_cells.role(); }
    [[nodiscard]] QAccessible::State state() const override { return m_cells.state(); }
    void* interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QAccessibleInterface* caption() const override { return m_rows.caption(); }
    [[nodiscard]] QAccessibleInterface* summary() const override { return m_rows.summary(); }
    [[nodiscard]] QAccessibleInterface* cellAt(int row, int column) const override {
        return m_rows.cellAt(row, column);
    }
    [[nodiscard]] int selectedCellCount() const override { return m_rows.selectedCellCount(); }
    [[nodiscard]] QList<QAccessibleInterface*> selectedCells() const override { return m_rows.selectedCells(); }
    [[nodiscard]] QString columnDescription(int column) const override { return m_rows.columnDescription(column); }
    [[nodiscard]] QString rowDescription(int row) const override { return m_rows.rowDescription(row); }
    [[nodiscard]] int selectedColumnCount() const override { return m_rows.selectedColumnCount(); }
    [[nodiscard]] int selectedRowCount() const override { return m_rows.selectedRowCount(); }
    [[nodiscard]] int columnCount() const override { return m_rows.columnCount(); }
    [[nodiscard]] int rowCount() const override { return m_rows.rowCount(); }
    [[nodiscard]] QList<int> selectedColumns() const override { return m_rows.selectedColumns(); }
    [[nodiscard]] QList<int> selectedRows() const override { return m_rows.selectedRows(); }
    [[nodiscard]] bool isColumnSelected(int column) const override { return m_rows.isColumnSelected(column); }
    [[nodiscard]] bool isRowSelected(int row) const override { return m_rows.isRowSelected(row); }
    bool selectRow(int row) override { return m_rows.selectRow(row); }
    bool selectColumn(int column) override { return m_rows.selectColumn(column); }
    bool unselectRow(int row) override { return m_rows.unselectRow(row); }
    bool unselectColumn(int column) override { return m_rows.unselectColumn(column); }
    void modelChange(QAccessibleTableModelChangeEvent* event) override { m_rows.modelChange(event); }

protected:
    ~SpokenBoard() override;

private:
    BoardTable& m_table;
    QAccessibleInterface& m_cells;
    QAccessibleTableInterface& m_rows;
    mutable std::map<int, QAccessible::Id> m_titles; ///< by column, as they are asked for
};

} // namespace poolhouse::ui
