// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

#include <vector>

namespace poolhouse::ui {

/// Fleet tree view; paints whole rows with a rounded selection background.
class FleetTreeView : public QTreeView {
    Q_OBJECT
public:
    explicit FleetTreeView(QWidget* parent = nullptr);

    void arrangeColumns();                                      ///< call after setModel()
    [[nodiscard]] std::vector<QModelIndex> visibleRows() const; ///< column 0, in display order

Q_SIGNALS:
    void enterPressed(const QModelIndex& index);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& options, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void drawArrow(QPainter& painter, const QRect& cell, const QModelIndex& index, const QColor& colour) const;
};

} // namespace poolhouse::ui
