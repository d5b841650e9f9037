// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_card.h"
#include "ui/actions/actions_state.h"
#include "ui/widgets/card_frame.h"

#include <vector>

class QPushButton;

namespace poolhouse::ui {

/// Availability of a pool's actions, with the reason if unavailable.
struct PoolActions {
    Availability scale;
    Availability destroy;
    Availability level;
    Availability highAvailability;
    Availability attach;

    friend bool operator==(const PoolActions&, const PoolActions&) = default;
};

class BadgeLabel;
class ChangePanel;
class InstanceStrip;
class TextLabel;
class ToneIcon;
class UseBar;

/// Card of one pool: level, instances, connections against the limit, cost, endpoint and actions. News, such as a
/// change, have room reserved and move nothing. The context menu shows actions(). Object name "poolCard.NAME"; of the
/// children: "name", "badge", "level", "instances", "notes", "connections", "percent", "bar", "whenComplete",
/// "survivable", "cost", "progress", "endpoint", "copyEndpoint", "cardScale", "cardDestroy" or, for the leader,
/// "cardLevel", "cardAvailability"; "cardApps", "changePanel".
class PoolCardWidget : public CardFrame {
    Q_OBJECT
public:
    explicit PoolCardWidget(QWidget* parent = nullptr);

    void showCard(const views::PoolCard& card); ///< updates only what changed
    void setStale(bool stale);                  ///< dims the figures
    void showPoolActions(const PoolActions& availability);
    [[nodiscard]] const core::PoolId& poolId() const { return m_card.id; } ///< empty: the pool does not exist yet
    [[nodiscard]] QWidget* lastInOrder() const;                            ///< last child in the tab order
    [[nodiscard]] ChangePanel& changePanel() const { return *m_change; }

Q_SIGNALS:
    void chosen(const poolhouse::core::PoolId& pool);        ///< received the focus
    void appsRequested(const poolhouse::core::PoolId& pool); ///< what is attached to it
    void actionRequested(poolhouse::ui::ActionId action, const poolhouse::core::PoolId& pool);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    struct PoolAction {
        ActionId id;
        bool leaderOnly;
        QPushButton* button;
        QAction* menuAction;
    };
    void makeMenu();
    void makePoolActions();
    void layOut();
    void showNotes();
    [[nodiscard]] int figuresHeight(int width) const;
    void showPercent();
    void copyEndpoint();

    views::PoolCard m_card;
    TextLabel* m_name;
    BadgeLabel* m_badge;
    TextLabel* m_level;
    InstanceStrip* m_instances;
    TextLabel* m_notes;
    TextLabel* m_connections;
    ToneIcon* m_tone;
    TextLabel* m_percent;
    UseBar* m_bar;
    TextLabel* m_whenComplete;
    TextLabel* m_survivable;
    TextLabel* m_cost;
    ToneIcon* m_working;
    TextLabel* m_progress;
    ChangePanel* m_change;
    TextLabel* m_endpoint;
    QPushButton* m_copy;
    QAction* m_copyAction = nullptr;
    QWidget* m_actionRow;
    std::vector<PoolAction> m_actions;
    QPushButton* m_apps = nullptr;
    QAction* m_appsAction = nullptr;
    QAction* m_attachAction = nullptr;
};

} // namespace poolhouse::ui
