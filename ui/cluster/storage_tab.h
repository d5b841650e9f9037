// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/storage_view.h"

#include <QScrollArea>

#include <vector>

class QVBoxLayout;

namespace poolhouse::ui {

class AreaHead;
class CardFrame;
class FactCard;
class StorageChart;
class TextLabel;

/// Storage of a cluster against its quotas: what applies, each threshold, what is used and billed, and how it grew over
/// the time seen. Pure view: performs no I/O. Object names "storageTab", "quotaCard.NUMBER", "quotaChange.NUMBER",
/// "storageCard", "growthCard", "growthChange", "growthChart", "growthNote"; see AreaHead ("storage…") and FactCard.
class StorageTab : public QScrollArea {
    Q_OBJECT
public:
    explicit StorageTab(QWidget* parent = nullptr);

    /// Updates in place; another cluster is scrolled to the top.
    void showStorage(const views::StorageView& view);

Q_SIGNALS:
    void retryRequested();
    void quotaChangeRequested(const QString& type);

private:
    void showQuotas(const views::StorageView& view);
    CardFrame* growthCard();
    void showGrowth(const views::StorageGrowth& growth, bool dim);

    core::ClusterId m_cluster;
    std::vector<QString> m_types; ///< of the quotas that are shown
    AreaHead* m_head;
    QVBoxLayout* m_quotaColumn;
    std::vector<FactCard*> m_quotas;
    FactCard* m_storage;
    TextLabel* m_growthChange;
    StorageChart* m_chart;
    TextLabel* m_growthNote;
    CardFrame* m_growth;
};

} // namespace poolhouse::ui
