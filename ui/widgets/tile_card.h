// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/tile.h"
#include "ui/widgets/card_frame.h"

namespace poolhouse::ui {

class TextLabel;
class ToneIcon;
class UseBar;

/// One figure with its title, unit, a bar where there is a share, and a line of detail. Object names of the parts:
/// "title", "figure", "unit", "detail", "bar". The whole is one group for screen readers: "Connections in use:
/// 1,846 / 3,540".
class TileCard : public CardFrame {
    Q_OBJECT
public:
    explicit TileCard(QWidget* parent = nullptr);

    void showTile(const views::Tile& tile);
    void setStale(bool stale); ///< dims the figure

private:
    ToneIcon* m_tone;
    TextLabel* m_title;
    TextLabel* m_figure;
    TextLabel* m_unit;
    UseBar* m_bar;
    TextLabel* m_detail;
};

} // namespace poolhouse::ui
