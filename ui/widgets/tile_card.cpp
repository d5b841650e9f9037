// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tile_card.h"

#include "ui/theme/theme.h"
#include "ui/widgets/reserved_height.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"
#include "ui/widgets/use_bar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

TileCard::TileCard(QWidget* parent)
    : CardFrame(parent),
      m_tone(new ToneIcon(this)),
      m_title(new TextLabel(TextStyle::Small, this)),
      m_figure(new TextLabel(TextStyle::Figure, this)),
      m_unit(new TextLabel(TextStyle::Body, this)),
      m_bar(new UseBar(this)),
      m_detail(new TextLabel(TextStyle::Small, this)) {
    m_title->setObjectName(QStringLiteral("title"));
    m_figure->setObjectName(QStringLiteral("figure"));
    m_unit->setObjectName(QStringLiteral("unit"));
    m_detail->setObjectName(QStringLiteral("detail"));
    m_bar->setObjectName(QStringLiteral("bar"));
    m_title->setDim();
    m_title->setEllipsis();
    m_unit->setDim();
    m_unit->setEllipsis();
    m_detail->setDim();
    m_detail->setWrapping();
    m_tone->hide();
    m_bar->hide();

    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_tone);
    head->addWidget(m_title, 1);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(6);
    figures->addWidget(m_figure, 0, Qt::AlignBottom);
    figures->addWidget(m_unit, 1, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::cardPadding, 12, metrics::cardPadding, 12);
    column->setSpacing(metrics::halfGrid);
    column->addLayout(head);
    column->addLayout(figures);
    auto* below = new ReservedHeight([this](int width) { return bodyHeight(width); });
    below->insertWidget(0, m_detail);
    below->insertWidget(0, m_bar);
    column->addLayout(below);
    column->addStretch(1);
}

/// Of two lines, or of a bar and a sentence below it.
int TileCard::bodyHeight(int width) const {
    constexpr int sentence = 38; // letters
    const int line = smallLineHeight();
    const int lines = width < sentence * m_detail->fontMetrics().averageCharWidth() ? 2 : 1;
    return std::max(2 * line, m_bar->sizeHint().height() + metrics::halfGrid + lines * line);
}

void TileCard::showTile(const views::Tile& tile) {
    m_title->showText(tile.title);
    m_figure->showText(tile.figure);
    m_unit->showText(tile.unit);
    m_detail->showText(tile.detail, true);
    m_bar->setVisible(tile.use.has_value());
    setSpokenName(m_bar, tile.title);
    m_bar->showUse(tile.use, tile.tone);
    const bool worth = tile.tone != text::Tone::Neutral && tile.tone != text::Tone::Good;
    m_tone->setVisible(worth);
    m_tone->showTone(tile.tone);
    setToolTip(toolTipText(tile.explanation));
    setSpokenName(this, tr("%1: %2 %3").arg(tile.title, tile.figure, tile.unit));
    setSpokenDescription(this, tile.explanation.isEmpty() ? tile.detail : tile.explanation);
}

void TileCard::setStale(bool stale) {
    m_figure->setDim(stale);
}

} // namespace poolhouse::ui
