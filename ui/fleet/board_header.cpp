// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/board_header.h"

#include <QStyle>
#include <QStyleOptionHeader>

namespace poolhouse::ui {

namespace {

/// Around a title, both sides together: the padding of the style sheet and the margins of the style.
constexpr int titlePadding = 28;
constexpr int sortArrowWidth = 18;

} // namespace

BoardHeader::BoardHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    setHighlightSections(false);
}

int BoardHeader::widthOf(int section) const {
    // not sectionSizeFromContents(), which measures in bold
    const auto title = model()->headerData(section, Qt::Horizontal).toString();
    return fontMetrics().horizontalAdvance(title) + titlePadding + sortArrowWidth;
}

void BoardHeader::press(int section) {
    const auto first =
        static_cast<Qt::SortOrder>(model()->headerData(section, Qt::Horizontal, Qt::InitialSortOrderRole).toInt());
    const auto other = first == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (section != sortIndicatorSection()) {
        setSortIndicator(section, first);
    } else if (sortIndicatorOrder() == first) {
        setSortIndicator(section, other);
    } else {
        setSortIndicator(-1, Qt::AscendingOrder);
    }
}

void BoardHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const {
    QHeaderView::initStyleOptionForIndex(option, section);
    const auto alignment = model()->index(0, section).data(Qt::TextAlignmentRole);
    const bool atEnd = (alignment.toInt() & (Qt::AlignRight | Qt::AlignTrailing)) != 0;
    option->textAlignment =
        QStyle::visualAlignment(layoutDirection(), Qt::AlignVCenter | (atEnd ? Qt::AlignTrailing : Qt::AlignLeading));
}

} // namespace poolhouse::ui
