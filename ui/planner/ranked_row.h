// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/item_layout.h"

#include <vector>

namespace poolhouse::ui {

/// Widgets side by side. Each has at least its minimum width. What is left goes to those of the first rank until they
/// are as wide as their hint, then to those of the next, then to the gaps; the filler gets the rest. Widths in pixels.
class RankedRow : public ItemLayout {
    Q_OBJECT
public:
    explicit RankedRow(int spacing, QWidget* parent = nullptr); ///< between widgets, however short room is

    /// `rank` from 0. `gap`: more space before it, where there is room.
    void addRanked(QWidget* widget, int rank, int gap = 0);
    void setFiller(const QWidget* widget) { m_filler = widget; }

    /// From which on those up to `rank` are as wide as their hint.
    [[nodiscard]] int widthFor(int rank) const;

    [[nodiscard]] Qt::Orientations expandingDirections() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;

protected:
    int arrange(const QRect& rect, bool apply) const override;

private:
    class Item;
    struct Place {
        Item* item;
        int gap;
        int width;
    };
    [[nodiscard]] std::vector<Place> places() const; ///< of those that are shown, as narrow as can be
    void widen(std::vector<Place>& places, int spare) const;

    int m_spacing;
    const QWidget* m_filler = nullptr;
};

} // namespace poolhouse::ui
