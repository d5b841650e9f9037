// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_tree_view.h"

#include "ui/fleet/fleet_tree_delegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/font_changes.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace poolhouse::ui {

namespace {

class WholeRows final : public QItemSelectionModel {
public:
    using QItemSelectionModel::QItemSelectionModel;

    void select(const QModelIndex& index, SelectionFlags command) override {
        QItemSelectionModel::select(index, ofRows(command));
    }
    void select(const QItemSelection& selection, SelectionFlags command) override {
        QItemSelectionModel::select(selection, ofRows(command));
    }

private:
    /// With any other flag, NoUpdate would end the selection that Shift extends.
    static SelectionFlags ofRows(SelectionFlags command) { return command == NoUpdate ? command : command | Rows; }
};

} // namespace

FleetTreeView::FleetTreeView(QWidget* parent) : QTreeView(parent) {
    setUniformRowHeights(true);
    setHeaderHidden(true);
    setIndentation(16);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    // Not SelectRows: Qt's accessible cell would select the row of the view that has its number below its parent.
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setTextElideMode(Qt::ElideMiddle);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    onFontChange(*this, [this] {
        if (model() != nullptr) {
            arrangeColumns();
            scheduleDelayedItemsLayout();
        }
    });
}

void FleetTreeView::setModel(QAbstractItemModel* model) {
    QTreeView::setModel(model);
    auto* cells = selectionModel();
    setSelectionModel(new WholeRows(model, this));
    delete cells;
    arrangeColumns();
}

QModelIndex FleetTreeView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    return QTreeView::moveCursor(action, modifiers).siblingAtColumn(0);
}

void FleetTreeView::arrangeColumns() {
    header()->setMinimumSectionSize(24);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::Fixed);
    header()->resizeSection(1, fontMetrics().horizontalAdvance(QStringLiteral("$14,812")) + 16);
}

std::vector<QModelIndex> FleetTreeView::visibleRows() const {
    std::vector<QModelIndex> rows;
    const int bottom = viewport()->height();
    for (QModelIndex row = indexAt(QPoint(viewport()->width() / 2, 1)); row.isValid(); row = indexBelow(row)) {
        if (visualRect(row).top() >= bottom) {
            break;
        }
        rows.push_back(row.siblingAtColumn(0));
    }
    return rows;
}

QRect FleetTreeView::visualRect(const QModelIndex& index) const {
    QRect rect = QTreeView::visualRect(index);
    if (!rect.isValid()) {
        return rect;
    }
    const int figure = FleetTreeDelegate::figureWidth(font(), index.siblingAtColumn(1));
    const int width = viewport()->width();
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    if (index.column() == 1) {
        rect.setLeft(rightToLeft ? 0 : width - figure);
        rect.setRight(rightToLeft ? figure - 1 : width - 1);
    } else if (rightToLeft) {
        rect.setLeft(figure);
    } else {
        rect.setRight(width - figure - 1);
    }
    return rect;
}

void FleetTreeView::drawRow(QPainter* painter, const QStyleOptionViewItem& options, const QModelIndex& index) const {
    const Theme& theme = Theme::of(palette());
    const bool selected = selectionModel()->isSelected(index);
    const bool outlined = m_outlined.isValid() && m_outlined == index.siblingAtColumn(0);
    const bool current = outlined || (hasFocus() && currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0));
    const QRectF row(0, options.rect.y(), viewport()->width(), options.rect.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.primary);
        painter->drawRoundedRect(row.adjusted(0, 1, 0, -1), metrics::controlRadius, metrics::controlRadius);
    }
    if (current) {
        painter->setPen(QPen(selected ? theme.onPrimary : theme.accent, selected ? 1 : 2));
        painter->setBrush(Qt::NoBrush);
        const qreal inset = selected ? 2.5 : 1;
        painter->drawRoundedRect(row.adjusted(inset, 1 + inset, -inset, -1 - inset), metrics::controlRadius - 2,
                                 metrics::controlRadius - 2);
    }
    QStyleOptionViewItem name = options;
    name.rect = visualRect(index);
    name.state.setFlag(QStyle::State_Selected, selected);
    drawArrow(*painter, name.rect, index, selected ? theme.onPrimary : theme.dimText);
    const QModelIndex figureIndex = index.siblingAtColumn(1);
    QStyleOptionViewItem figure = name;
    figure.rect = visualRect(figureIndex);
    itemDelegateForIndex(index)->paint(painter, name, index);
    itemDelegateForIndex(figureIndex)->paint(painter, figure, figureIndex);
    painter->restore();
}

void FleetTreeView::drawArrow(QPainter& painter, const QRect& cell, const QModelIndex& index,
                              const QColor& colour) const {
    if (!model()->hasChildren(index)) {
        return;
    }
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const double x = rightToLeft ? cell.right() + indentation() / 2.0 : cell.left() - indentation() / 2.0;
    QPainterPath arrow;
    arrow.moveTo(-2.5, -4);
    arrow.lineTo(3, 0);
    arrow.lineTo(-2.5, 4);
    arrow.closeSubpath();
    painter.save();
    painter.translate(x, cell.center().y() + 0.5);
    if (isExpanded(index)) {
        painter.rotate(90);
    } else if (rightToLeft) {
        painter.rotate(180);
    }
    painter.fillPath(arrow, colour);
    painter.restore();
}

void FleetTreeView::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT enterPressed(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Up && !indexAbove(currentIndex()).isValid()) {
        Q_EMIT leftUpwards();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void FleetTreeView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::RightButton) {
        event->accept();
        return;
    }
    QTreeView::mousePressEvent(event);
}

void FleetTreeView::outline(const QModelIndex& index) {
    m_outlined = index.siblingAtColumn(0);
    viewport()->update();
}

} // namespace poolhouse::ui
