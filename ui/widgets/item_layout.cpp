// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/item_layout.h"

#include <algorithm>

namespace poolhouse::ui {

ItemLayout::ItemLayout(QWidget* parent) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
}

ItemLayout::~ItemLayout() = default;

void ItemLayout::addItem(QLayoutItem* item) {
    insertItem(count(), std::unique_ptr<QLayoutItem>(item));
}

void ItemLayout::insertItem(int index, std::unique_ptr<QLayoutItem> item) {
    m_items.insert(m_items.begin() + std::clamp(index, 0, count()), std::move(item));
    invalidate();
}

int ItemLayout::count() const {
    return static_cast<int>(m_items.size());
}

QLayoutItem* ItemLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* ItemLayout::takeAt(int index) {
    if (index < 0 || index >= count()) {
        return nullptr;
    }
    const auto place = m_items.begin() + index;
    QLayoutItem* item = place->release();
    m_items.erase(place);
    invalidate();
    return item;
}

bool ItemLayout::hasHeightForWidth() const {
    return true;
}

int ItemLayout::heightForWidth(int width) const {
    return arrange(QRect(0, 0, width, 0), false);
}

void ItemLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

} // namespace poolhouse::ui
