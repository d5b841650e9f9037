// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/storage_tab.h"

#include "ui/charts/storage_chart.h"
#include "ui/cluster/area_head.h"
#include "ui/cluster/fact_card.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace poolhouse::ui {

StorageTab::StorageTab(QWidget* parent)
    : QScrollArea(parent),
      m_head(new AreaHead(QStringLiteral("storage"), tr("Loading quotas"))),
      m_quotaColumn(new QVBoxLayout),
      m_storage(new FactCard(QStringLiteral("storageCard"))),
      m_growthChange(new TextLabel(TextStyle::Body)),
      m_chart(new StorageChart),
      m_growthNote(new TextLabel(TextStyle::Small)),
      m_growth(growthCard()) {
    setObjectName(QStringLiteral("storageTab"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    m_quotaColumn->setSpacing(metrics::cardPadding);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 12, metrics::grid, metrics::cardPadding);
    column->setSpacing(metrics::cardPadding);
    column->addWidget(m_head);
    column->addLayout(m_quotaColumn);
    column->addWidget(m_storage);
    column->addWidget(m_growth);
    column->addStretch(1);
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    connect(m_head, &AreaHead::retryRequested, this, &StorageTab::retryRequested);
    showStorage({});
}

void StorageTab::showStorage(const views::StorageView& view) {
    using State = views::AreaStatus::State;
    const bool another = view.cluster != m_cluster;
    m_cluster = view.cluster;
    m_head->showHead(view, view.headline, view.state == State::Read ? std::optional(view.tone) : std::nullopt,
                     view.partial);
    showQuotas(view);
    m_storage->showCard(tr("Storage of the cluster"), view.storage, view.storageNote, view.storageStale);
    m_growth->setVisible(!view.storage.empty());
    showGrowth(view.growth, view.storageStale);
    if (another) {
        verticalScrollBar()->setValue(0);
    }
}

CardFrame* StorageTab::growthCard() {
    auto* card = new CardFrame;
    card->setObjectName(QStringLiteral("growthCard"));
    setSpokenName(card, tr("Used storage over time"));
    m_growthChange->setObjectName(QStringLiteral("growthChange"));
    m_growthChange->setWrapping();
    m_chart->setObjectName(QStringLiteral("growthChart"));
    setSpokenName(m_chart, tr("Used storage over time"));
    m_growthNote->setObjectName(QStringLiteral("growthNote"));
    m_growthNote->setWrapping();
    m_growthNote->setDim();
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(metrics::cardPadding, metrics::grid, metrics::cardPadding, metrics::grid);
    column->setSpacing(metrics::grid);
    column->addWidget(new TextLabel(TextStyle::Strong, tr("Used storage over time")));
    column->addWidget(m_growthChange);
    column->addWidget(m_chart);
    column->addWidget(m_growthNote);
    return card;
}

void StorageTab::showGrowth(const views::StorageGrowth& growth, bool dim) {
    m_growthChange->showText(growth.change);
    m_growthChange->setDim(dim || growth.samples.empty());
    m_growthNote->showText(growth.note, true);
    m_chart->setVisible(!growth.samples.empty());
    m_chart->showGrowth(growth);
    setSpokenDescription(m_chart, growth.change + QLatin1Char(' ') + growth.note);
}

void StorageTab::showQuotas(const views::StorageView& view) {
    while (m_quotas.size() < view.quotas.size()) {
        auto* card = new FactCard(QStringLiteral("quotaCard.%1").arg(m_quotas.size()));
        const auto place = m_quotas.size();
        auto* change = card->addButton(QStringLiteral("quotaChange.%1").arg(place), tr("Change quota…"));
        connect(change, &QPushButton::clicked, this, [this, place] { Q_EMIT quotaChangeRequested(m_types.at(place)); });
        m_quotaColumn->addWidget(card);
        m_quotas.push_back(card);
    }
    m_types.clear();
    for (const auto& quota : view.quotas) {
        m_types.push_back(QString::fromStdString(quota.type));
    }
    for (std::size_t index = 0; index < m_quotas.size(); ++index) {
        const bool used = index < view.quotas.size();
        m_quotas[index]->setVisible(used);
        if (used) {
            m_quotas[index]->showCard(view.quotas[index].title, view.quotas[index].facts, {}, view.stale);
        }
    }
}

} // namespace poolhouse::ui
