// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/storage_tab.h"

#include "ui/cluster/area_head.h"
#include "ui/cluster/fact_card.h"
#include "ui/theme/theme.h"

#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace poolhouse::ui {

StorageTab::StorageTab(QWidget* parent)
    : QScrollArea(parent),
      m_head(new AreaHead(QStringLiteral("storage"), tr("Loading quotas"))),
      m_quotaColumn(new QVBoxLayout),
      m_storage(new FactCard(QStringLiteral("storageCard"))) {
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
    if (another) {
        verticalScrollBar()->setValue(0);
    }
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
