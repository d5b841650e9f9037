// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/tile.h"
#include "ui/widgets/card_frame.h"

namespace poolhouse::ui {

class TextLabel;
class ToneIcon;
class UseBar;

/// Tile with one figure, its title and unit, an optional usage bar and a detail line. Object names of the children:
/// "title", "figure", "unit", "detail", "bar". Screen readers see one group: "Connections in use: 1,846 / 3,540".
class TileCard : public CardFrame {
    Q_OBJECT
public:
    explicit TileCard(QWidget* parent = nullptr);

    void showTile(const views::Tile& tile);
    void setStale(bool stale); ///< dims the figure

private:
    [[nodiscard]] int bodyHeight(int width) const;

    ToneIcon* m_tone;
    TextLabel* m_title;
    TextLabel* m_figure;
    TextLabel* m_unit;
    UseBar* m_bar;
    TextLabel* m_detail;
};

} // namespace poolhouse::ui
