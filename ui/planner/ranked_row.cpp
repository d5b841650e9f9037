// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/ranked_row.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace poolhouse::ui {

class RankedRow::Item final : public QWidgetItemV2 {
public:
    Item(QWidget* widget, int itsRank, int itsGap) : QWidgetItemV2(widget), rank(itsRank), gap(itsGap) {}

    const int rank;
    const int gap;
};

RankedRow::RankedRow(int spacing, QWidget* parent) : ItemLayout(parent), m_spacing(spacing) {}

void RankedRow::addRanked(QWidget* widget, int rank, int gap) {
    addChildWidget(widget);
    addItem(new Item(widget, rank, gap));
}

Qt::Orientations RankedRow::expandingDirections() const {
    return Qt::Horizontal;
}

std::vector<RankedRow::Place> RankedRow::places() const {
    std::vector<Place> places;
    for (const auto& each : items()) {
        if (!each->isEmpty()) {
            auto* item = static_cast<Item*>(each.get()); // all are, see addRanked()
            places.push_back({item, places.empty() ? 0 : m_spacing, item->minimumSize().width()});
        }
    }
    return places;
}

void RankedRow::widen(std::vector<Place>& places, int spare) const {
    const auto give = [&spare](int& part, int wanted) {
        const int more = std::clamp(wanted - part, 0, std::max(spare, 0));
        part += more;
        spare -= more;
    };
    int ranks = 0;
    for (const auto& each : places) {
        ranks = std::max(ranks, each.item->rank + 1);
    }
    for (int rank = 0; rank < ranks; ++rank) {
        for (auto& each : places) {
            if (each.item->rank == rank) {
                give(each.width, each.item->sizeHint().width());
            }
        }
    }
    for (auto& each : places) {
        give(each.gap, each.gap + each.item->gap);
    }
    for (auto& each : places) {
        if (each.item->widget() == m_filler) {
            give(each.width, each.width + spare);
        }
    }
}

int RankedRow::widthFor(int rank) const {
    const auto margins = contentsMargins();
    int width = margins.left() + margins.right();
    for (const auto& each : places()) {
        width += each.gap + (each.item->rank <= rank ? each.item->sizeHint().width() : each.width);
    }
    return width;
}

QSize RankedRow::sizeHint() const {
    QSize size(0, 0);
    for (const auto& each : places()) {
        const auto hint = each.item->sizeHint();
        size = QSize(size.width() + each.gap + each.item->gap + hint.width(), std::max(size.height(), hint.height()));
    }
    return size.grownBy(contentsMargins());
}

QSize RankedRow::minimumSize() const {
    QSize size(0, 0);
    for (const auto& each : places()) {
        size = QSize(size.width() + each.gap + each.width, std::max(size.height(), each.item->minimumSize().height()));
    }
    return size.grownBy(contentsMargins());
}

int RankedRow::arrange(const QRect& rect, bool apply) const {
    const QRect inner = rect.marginsRemoved(contentsMargins());
    auto row = places();
    int spare = inner.width();
    for (const auto& each : row) {
        spare -= each.gap + each.width;
    }
    widen(row, spare);
    int height = 0;
    for (const auto& each : row) {
        height = std::max(height, each.item->hasHeightForWidth() ? each.item->heightForWidth(each.width)
                                                                 : each.item->sizeHint().height());
    }
    if (apply) {
        const auto direction = parentWidget() != nullptr ? parentWidget()->layoutDirection() : Qt::LeftToRight;
        int x = inner.x();
        for (const auto& each : row) {
            x += each.gap;
            each.item->setGeometry(QStyle::visualRect(direction, inner, {x, inner.y(), each.width, inner.height()}));
            x += each.width;
        }
    }
    return height + contentsMargins().top() + contentsMargins().bottom();
}

} // namespace poolhouse::ui
