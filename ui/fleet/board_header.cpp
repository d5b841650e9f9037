// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/board_header.h"

#include <QStyle>
#include <QStyleOptionHeader>

namespace poolhouse::ui {

namespace {

constexpr int arrowWidth = 18;

} // namespace

BoardHeader::BoardHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    setHighlightSections(false);
}

int BoardHeader::widthOf(int section) const {
    return sectionSizeFromContents(section).width() + arrowWidth;
}

void BoardHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const {
    QHeaderView::initStyleOptionForIndex(option, section);
    const auto alignment = model()->index(0, section).data(Qt::TextAlignmentRole);
    const bool atEnd = (alignment.toInt() & (Qt::AlignRight | Qt::AlignTrailing)) != 0;
    option->textAlignment =
        QStyle::visualAlignment(layoutDirection(), Qt::AlignVCenter | (atEnd ? Qt::AlignTrailing : Qt::AlignLeading));
}

} // namespace poolhouse::ui
