// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_card.h"
#include "ui/cluster/pool_card_widget.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace poolhouse::ui {

class ResponsiveGrid;

/// The pools as cards from the leader to the followers, with an arrow from the one to the others. A card belongs to a
/// pool: it stays the same widget, with its focus and selected text, from the moment the pool is asked for as long as
/// it exists.
class PoolRow : public QWidget {
    Q_OBJECT
public:
    explicit PoolRow(QWidget* parent = nullptr);

    void showCards(const std::vector<views::PoolCard>& cards);
    void setStale(bool stale);
    void setDeeds(const PoolActions& deeds);
    void setChosen(const std::optional<core::PoolId>& pool);
    [[nodiscard]] const std::vector<PoolCardWidget*>& cards() const { return m_widgets; }

Q_SIGNALS:
    void changeDetailsRequested(const QString& operation);
    void changeDismissed(const QString& operation);
    void changeCodeEntered(const QString& operation, const QString& code);
    void poolChosen(const poolhouse::core::PoolId& pool); ///< its card got the focus
    void actionRequested(poolhouse::ui::ActionId deed, const poolhouse::core::PoolId& pool);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void adoptGhosts(const std::vector<views::PoolCard>& cards);
    void insertCard(std::size_t row);
    void restoreTabOrder();

    std::vector<views::PoolCard> m_cards;
    std::vector<PoolCardWidget*> m_widgets; ///< in the order of the cards
    ResponsiveGrid* m_grid;
    bool m_stale = false;
    PoolActions m_deeds;
    std::optional<core::PoolId> m_chosen;
};

} // namespace poolhouse::ui
