// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_card.h"
#include "ui/actions/actions_state.h"
#include "ui/widgets/card_frame.h"

#include <vector>

class QBoxLayout;
class QPushButton;

namespace poolhouse::ui {

/// Whether a pool can be changed, and if not, why: for the buttons of its card.
struct PoolActions {
    Availability scale;
    Availability destroy;
    Availability level;
    Availability highAvailability;

    friend bool operator==(const PoolActions&, const PoolActions&) = default;
};

class BadgeLabel;
class ChangePanel;
class InstanceStrip;
class TextLabel;
class ToneIcon;
class UseBar;

/// One pool: level, instances, connections against the limit, cost, endpoint, and what can be done with it. Its context
/// menu shows the actions() added to it. Object name "poolCard.NAME"; of the parts: "name", "badge", "level",
/// "instances", "notes", "connections", "percent", "bar", "survivable", "cost", "progress", "endpoint", "copyEndpoint",
/// "cardScale", "cardDestroy" or, of the leader, "cardLevel", "cardAvailability"; "changePanel".
class PoolCardWidget : public CardFrame {
    Q_OBJECT
public:
    explicit PoolCardWidget(QWidget* parent = nullptr);

    void showCard(const views::PoolCard& card); ///< changes only what differs
    void setStale(bool stale);                  ///< dims the figures
    void showPoolActions(const PoolActions& deeds);
    [[nodiscard]] const core::PoolId& poolId() const { return m_card.id; } ///< empty: the pool is not there yet
    [[nodiscard]] QWidget* lastInOrder() const;                            ///< the last of its parts that Tab reaches

Q_SIGNALS:
    void chosen(const poolhouse::core::PoolId& pool); ///< it got the focus
    void actionRequested(poolhouse::ui::ActionId deed, const poolhouse::core::PoolId& pool);
    void changeDetailsRequested(const QString& operation);
    void changeDismissed(const QString& operation);
    void changeCodeEntered(const QString& operation, const QString& code);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    struct Deed {
        ActionId id;
        bool ofLeader;
        QPushButton* button;
        QAction* action;
    };
    void makeActions();
    void makeDeeds();
    void layOut();
    void arrangeInstances();
    void showPercent();
    void copyEndpoint();

    views::PoolCard m_card;
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
    QWidget* m_deedRow;
    std::vector<Deed> m_deeds;
};

} // namespace poolhouse::ui
