// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/selection_bar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

/// Characters of the longest figures that are expected.
constexpr int figuresLength = 165;
constexpr int mostLines = 5;

} // namespace

SelectionBar::SelectionBar(QWidget* parent)
    : CardFrame(parent),
      m_title(new TextLabel(TextStyle::Strong, this)),
      m_figures(new TextLabel(TextStyle::Body, this)),
      m_open(new QPushButton(tr("&Open"))),
      m_plan(new QPushButton(tr("Plan these &together"))),
      m_buttons(new QStackedLayout) {
    setObjectName(QStringLiteral("selectionBar"));
    m_title->setObjectName(QStringLiteral("selectionTitle"));
    m_title->setEllipsis();
    m_figures->setObjectName(QStringLiteral("selectionFigures"));
    m_figures->setWrapping();
    m_figures->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_open->setObjectName(QStringLiteral("selectionOpen"));
    m_open->setToolTip(tr("Open the cluster (Enter)."));
    m_plan->setObjectName(QStringLiteral("selectionPlan"));
    m_plan->setProperty("primary", true);
    m_plan->setToolTip(tr("Open the planner with all selected clusters."));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_figures);
    for (QWidget* page : {new QWidget, static_cast<QWidget*>(m_open), static_cast<QWidget*>(m_plan)}) {
        m_buttons->addWidget(page);
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::cardPadding, metrics::grid, metrics::cardPadding, metrics::grid);
    layout->setSpacing(metrics::cardPadding);
    layout->addLayout(texts, 1);
    auto* side = new QVBoxLayout;
    side->addStretch(1);
    side->addLayout(m_buttons);
    side->addStretch(1);
    layout->addLayout(side);
    connect(m_open, &QPushButton::clicked, this, &SelectionBar::openRequested);
    connect(m_plan, &QPushButton::clicked, this, &SelectionBar::planRequested);
    onFontChange(*this, [this] { reserveHeight(); });
    reserveHeight();
}

void SelectionBar::showSummary(const views::SelectionSummary& summary, int clusters) {
    m_title->showText(summary.title);
    m_figures->showText(summary.figures.join(QStringLiteral("  ·  ")));
    m_buttons->setCurrentIndex(std::min(clusters, 2));
}

QList<QWidget*> SelectionBar::controls() const {
    return {m_open, m_plan};
}

void SelectionBar::reserveHeight() {
    const QFontMetrics metrics = m_figures->fontMetrics();
    const int width = std::max(1, this->width() - m_plan->sizeHint().width() - 3 * metrics::cardPadding);
    const int lines = std::clamp((metrics.averageCharWidth() * figuresLength + width - 1) / width, 1, mostLines);
    const int available =
        lines * metrics.lineSpacing() + 1; // as drawn, a line can be a pixel higher than the font says
    m_figures->setFixedHeight(available);
    setFixedHeight(m_title->sizeHint().height() + 2 + available + 2 * metrics::grid);
}

void SelectionBar::resizeEvent(QResizeEvent* event) {
    CardFrame::resizeEvent(event);
    reserveHeight();
}

} // namespace poolhouse::ui
