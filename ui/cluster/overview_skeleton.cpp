// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/overview_skeleton.h"

#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/responsive_grid.h"
#include "ui/widgets/skeleton_block.h"

#include <QVBoxLayout>

#include <initializer_list>

namespace poolhouse::ui {

namespace {

struct Block {
    int characters;
    double lines;
};

CardFrame* cardOf(std::initializer_list<Block> blocks, QWidget* parent, int spacing = metrics::grid) {
    auto* card = new CardFrame(parent);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(metrics::cardPadding, 14, metrics::cardPadding, 14);
    column->setSpacing(spacing);
    for (const Block& block : blocks) {
        column->addWidget(new SkeletonBlock(block.characters, block.lines, card));
    }
    column->addStretch(1);
    return card;
}

} // namespace

OverviewSkeleton::OverviewSkeleton(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("overviewSkeleton"));
    setAccessibleName(tr("Loading the cluster"));
    auto* tiles = new ResponsiveGrid(208, 480);
    for (int tile = 0; tile < 4; ++tile) {
        tiles->insertWidget(tile, cardOf({{16, 0.8}, {12, 1.6}, {22, 0.8}}, this));
    }
    auto* pools = new ResponsiveGrid(264, 880);
    pools->setGapAfterFirst(28);
    for (int pool = 0; pool < 3; ++pool) {
        pools->insertWidget(pool, cardOf({{14, 1}, {26, 1}, {10, 1.8}, {22, 1}, {34, 0.5}, {18, 0.8}}, this));
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(tiles);
    column->addLayout(pools);
    column->addWidget(cardOf({{20, 1}, {0, 0.1}, {0, 0.1}, {0, 0.1}, {0, 0.1}}, this, metrics::grid * 5));
    column->addStretch(1);
}

} // namespace poolhouse::ui
