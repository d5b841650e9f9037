// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/badge.h"
#include "models/views/tile.h"

#include <QScrollArea>

#include <vector>

class QBoxLayout;

namespace poolhouse::views {
struct ClusterOverview;
}

namespace poolhouse::ui {

class ConnectionsChart;
class CostTable;
class OverviewSkeleton;
class PoolRow;
class ResponsiveGrid;
class TextLabel;
class TileCard;

/// Tiles, pools, connections chart and cost of one cluster in a scrolling column. Object names: "tile.cost",
/// "tile.connections", "tile.instances", "tile.storage", "poolRow", "connectionsChart", "costTable",
/// "overviewSkeleton", "noPools".
class OverviewTab : public QScrollArea {
    Q_OBJECT
public:
    explicit OverviewTab(QWidget* parent = nullptr);

    void showOverview(const views::ClusterOverview& overview);
    void reveal(const views::BadgeLink& link); ///< scrolls to what it names; a card receives the focus
    [[nodiscard]] PoolRow& pools() const { return *m_pools; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrangeLastRow();
    void showTiles(const std::vector<views::Tile>& tiles, bool stale);

    OverviewSkeleton* m_skeleton;
    QWidget* m_content;
    ResponsiveGrid* m_tileGrid;
    std::vector<TileCard*> m_tiles;
    PoolRow* m_pools;
    TextLabel* m_noPools;
    QWidget* m_lastRow;
    QBoxLayout* m_lastRowLayout;
    ConnectionsChart* m_chart;
    CostTable* m_costs;
};

} // namespace poolhouse::ui
