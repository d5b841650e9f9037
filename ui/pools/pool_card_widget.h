// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster_overview.h"
#include "ui/widgets/card_frame.h"

class QBoxLayout;
class QPushButton;

namespace poolhouse::ui {

class BadgeLabel;
class ChangePanel;
class InstanceStrip;
class TextLabel;
class ToneIcon;
class UseBar;

/// One pool: level, instances, connections against the limit, cost, endpoint. Its context menu shows the actions()
/// added to it. Object name "poolCard.NAME"; of the parts: "name", "badge", "level", "instances", "notes",
/// "connections", "percent", "bar", "survivable", "cost", "progress", "endpoint", "copyEndpoint",
/// "changePanel".
class PoolCardWidget : public CardFrame {
    Q_OBJECT
public:
    explicit PoolCardWidget(QWidget* parent = nullptr);

    void showCard(const models::PoolCard& card); ///< changes only what differs
    void setStale(bool stale);                   ///< dims the figures
    [[nodiscard]] const core::PoolId& poolId() const { return m_card.id; } ///< empty: the pool is not there yet

Q_SIGNALS:
    void changeDetailsRequested(const QString& operation);
    void changeDismissed(const QString& operation);

private:
    void makeActions();
    void layOut();
    void arrangeInstances();
    void showPercent();
    void copyEndpoint();

    models::PoolCard m_card;
    TextLabel* m_name;
    BadgeLabel* m_badge;
    TextLabel* m_level;
    InstanceStrip* m_instances;
    TextLabel* m_notes;
    QBoxLayout* m_instanceRow = nullptr;
    TextLabel* m_connections;
    ToneIcon* m_tone;
    TextLabel* m_percent;
    UseBar* m_bar;
    TextLabel* m_survivable;
    TextLabel* m_cost;
    ToneIcon* m_working;
    TextLabel* m_progress;
    ChangePanel* m_change;
    TextLabel* m_endpoint;
    QPushButton* m_copy;
    QAction* m_copyAction = nullptr;
};

} // namespace poolhouse::ui
