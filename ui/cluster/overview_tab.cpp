// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/overview_tab.h"

#include "models/views/cluster_overview.h"
#include "ui/charts/connections_chart.h"
#include "ui/charts/cost_table.h"
#include "ui/cluster/overview_skeleton.h"
#include "ui/cluster/pool_row.h"
#include "ui/theme/theme.h"
#include "ui/widgets/responsive_grid.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tile_card.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace poolhouse::ui {

namespace {

constexpr int narrowestTile = 208;
constexpr int widestTile = 480;
/// Below this width the cost table moves under the chart.
constexpr int sideBySide = 800;
constexpr int tallestRow = 440;

} // namespace

OverviewTab::OverviewTab(QWidget* parent)
    : QScrollArea(parent),
      m_skeleton(new OverviewSkeleton),
      m_content(new QWidget),
      m_tileGrid(new ResponsiveGrid(narrowestTile, widestTile)),
      m_pools(new PoolRow),
      m_noPools(new TextLabel(TextStyle::Body)),
      m_lastRow(new QWidget),
      m_lastRowLayout(new QBoxLayout(QBoxLayout::LeftToRight, m_lastRow)),
      m_chart(new ConnectionsChart),
      m_costs(new CostTable) {
    setObjectName(QStringLiteral("overviewTab"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    m_chart->setObjectName(QStringLiteral("connectionsChart"));
    m_costs->setObjectName(QStringLiteral("costTable"));
    m_lastRow->installEventFilter(this);

    m_noPools->setObjectName(QStringLiteral("noPools"));
    m_noPools->setDim();
    m_noPools->setWrapping();

    m_lastRowLayout->setContentsMargins(0, 0, 0, 0);
    m_lastRowLayout->setSpacing(12);
    m_lastRowLayout->addWidget(m_chart, 17);
    m_lastRowLayout->addWidget(m_costs, 10);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(m_tileGrid);
    column->addWidget(m_pools);
    column->addWidget(m_noPools);
    column->addWidget(m_lastRow, 1000);
    column->addStretch(1);

    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("overviewPage"));
    auto* whole = new QVBoxLayout(page);
    // Trailing margin keeps the scroll bar off the cards.
    whole->setContentsMargins(0, metrics::cardPadding, metrics::grid, metrics::cardPadding);
    whole->addWidget(m_skeleton);
    whole->addWidget(m_content, 1000);
    whole->addStretch(1);
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    m_content->hide();
}

void OverviewTab::showOverview(const views::ClusterOverview& overview) {
    // No skeleton after a failed first load: the banner is shown instead.
    m_skeleton->setVisible(!overview.loaded && !overview.problem);
    m_content->setVisible(overview.loaded);
    if (!overview.loaded) {
        return;
    }
    showTiles(overview.tiles, overview.stale);
    m_pools->showCards(overview.cards);
    m_pools->setStale(overview.stale);
    m_noPools->showText(overview.emptyNote, true);
    m_chart->showSeries(overview.series, overview.limitSeries);
    m_costs->showCosts(overview.costs, overview.costNote);
    m_costs->setStale(overview.stale);
    arrangeLastRow();
}

void OverviewTab::showTiles(const std::vector<views::Tile>& tiles, bool stale) {
    constexpr std::array names{"tile.cost", "tile.connections", "tile.instances", "tile.storage"};
    for (std::size_t index = m_tiles.size(); index < std::min(tiles.size(), names.size()); ++index) {
        auto* tile = new TileCard(m_content);
        tile->setObjectName(QLatin1String(names[index]));
        m_tileGrid->insertWidget(static_cast<int>(index), tile);
        tile->show();
        m_tiles.push_back(tile);
    }
    for (std::size_t index = 0; index < m_tiles.size(); ++index) {
        m_tiles[index]->setVisible(index < tiles.size());
        if (index < tiles.size()) {
            m_tiles[index]->showTile(tiles[index]);
            m_tiles[index]->setStale(stale);
        }
    }
}

void OverviewTab::reveal(const views::BadgeLink& link) {
    QWidget* target = nullptr;
    switch (link.kind) {
    case views::BadgeLink::Kind::Pool:
        for (PoolCardWidget* card : m_pools->cards()) {
            target = card->poolId() == link.pool ? card : target;
        }
        break;
    case views::BadgeLink::Kind::Cost: target = m_costs; break;
    case views::BadgeLink::Kind::Storage: break; // has a tab of its own
    }
    if (target != nullptr) {
        ensureWidgetVisible(target);
        if (target->focusPolicy() != Qt::NoFocus) {
            target->setFocus(Qt::OtherFocusReason);
        }
    }
}

void OverviewTab::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    arrangeLastRow();
}

bool OverviewTab::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_lastRow && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)) {
        arrangeLastRow(); // in another width or font, the costs take other lines
    }
    return QScrollArea::eventFilter(watched, event);
}

void OverviewTab::arrangeLastRow() {
    const bool beside = viewport()->width() >= sideBySide;
    const auto direction = beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (direction != m_lastRowLayout->direction()) {
        m_lastRowLayout->setDirection(direction);
    }
    // The chart grows with the window, up to a limit.
    const int needed = m_lastRowLayout->minimumHeightForWidth(m_lastRow->width());
    m_lastRow->setMaximumHeight(beside ? std::max(tallestRow, needed) : QWIDGETSIZE_MAX);
}

} // namespace poolhouse::ui
