// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

#include <vector>

namespace poolhouse::ui {

/// The tree of the fleet: rows are drawn whole, with one rounded ground for what is selected.
class FleetTreeView : public QTreeView {
    Q_OBJECT
public:
    explicit FleetTreeView(QWidget* parent = nullptr);

    void arrangeColumns();                                      ///< once the model is set
    [[nodiscard]] std::vector<QModelIndex> visibleRows() const; ///< first column, from the top

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
