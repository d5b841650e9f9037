// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QTreeView>

#include <vector>

namespace poolhouse::ui {

/// Fleet tree view; paints whole rows with a rounded selection background. The right button selects nothing, because a
/// selection navigates; the row that a menu is about is outlined instead.
class FleetTreeView : public QTreeView {
    Q_OBJECT
public:
    explicit FleetTreeView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;          ///< whole rows are selected, whatever selects a cell
    void outline(const QModelIndex& index);                     ///< invalid: no row
    [[nodiscard]] std::vector<QModelIndex> visibleRows() const; ///< column 0, in display order
    /// Where drawRow() paints: the figure takes what it needs and leaves the rest to the name, whatever the columns'
    /// widths.
    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;

Q_SIGNALS:
    void enterPressed(const QModelIndex& index);
    void leftUpwards(); ///< by the Up key on the first row

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& options, const QModelIndex& index) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override; ///< among names
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void arrangeColumns();
    void drawArrow(QPainter& painter, const QRect& cell, const QModelIndex& index, const QColor& colour) const;

    QPersistentModelIndex m_outlined;
};

} // namespace poolhouse::ui
