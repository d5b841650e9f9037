// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_card.h"
#include "ui/cluster/pool_card_widget.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace poolhouse::ui {

class ResponsiveGrid;

/// Pool cards, leader first, with an arrow to the followers. Each pool keeps its card widget, and with it focus and
/// text selection, from its creation request until it is destroyed.
class PoolRow : public QWidget {
    Q_OBJECT
public:
    explicit PoolRow(QWidget* parent = nullptr);

    void showCards(const std::vector<views::PoolCard>& cards);
    void setStale(bool stale);
    void setPoolActions(const PoolActions& availability);
    void setChosen(const std::optional<core::PoolId>& pool);
    [[nodiscard]] const std::vector<PoolCardWidget*>& cards() const { return m_widgets; }

Q_SIGNALS:
    void changeDetailsRequested(const QString& operation); ///< for the operation shown on a card
    void changeDismissed(const QString& operation);
    void changeCodeEntered(const QString& operation, const QString& code);
    void poolChosen(const poolhouse::core::PoolId& pool);    ///< its card received the focus
    void appsRequested(const poolhouse::core::PoolId& pool); ///< what is attached to it
    void actionRequested(poolhouse::ui::ActionId action, const poolhouse::core::PoolId& pool);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void adoptGhosts(const std::vector<views::PoolCard>& cards);
    void insertCard(std::size_t row);
    void restoreTabOrder();

    std::vector<views::PoolCard> m_cards;
    std::vector<PoolCardWidget*> m_widgets; ///< same order as m_cards
    ResponsiveGrid* m_grid;
    bool m_stale = false;
    PoolActions m_availability;
    std::optional<core::PoolId> m_chosen;
};

} // namespace poolhouse::ui
