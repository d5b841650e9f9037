// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/pool_row.h"

#include "models/core/keyed_diff.h"
#include "ui/cluster/change_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/responsive_grid.h"

#include <QPainter>

namespace poolhouse::ui {

namespace {

constexpr int narrowestCard = 264;
constexpr int widestCard = 880;
constexpr int arrowGap = 28;

/// Pools are keyed by id; a pool that does not exist yet, by name.
std::string keyOfCard(const views::PoolCard& card) {
    return card.id.empty() ? '?' + card.name.toCaseFolded().toStdString() : card.id.value;
}

} // namespace

PoolRow::PoolRow(QWidget* parent) : QWidget(parent), m_grid(new ResponsiveGrid(narrowestCard, widestCard, this)) {
    setObjectName(QStringLiteral("poolRow"));
    setAccessibleName(tr("Pools"));
    m_grid->setGap(12);
    m_grid->setGapAfterFirst(arrowGap);
}

void PoolRow::showCards(const std::vector<views::PoolCard>& cards) {
    adoptGhosts(cards);
    const auto steps = core::rowSteps(m_cards, cards, &keyOfCard,
                                      [](const views::PoolCard& a, const views::PoolCard& b) { return a == b; });
    m_cards = cards;
    bool moved = false;
    for (const auto& step : steps) {
        switch (step.kind) {
        case core::RowStep::Kind::Remove:
            delete m_widgets[step.row];
            m_widgets.erase(m_widgets.begin() + static_cast<std::ptrdiff_t>(step.row));
            moved = true;
            break;
        case core::RowStep::Kind::Insert:
            insertCard(step.row);
            moved = true;
            break;
        case core::RowStep::Kind::Update:
            m_widgets[step.row]->showCard(m_cards[step.row]);
            m_widgets[step.row]->showPoolActions(m_availability);
            break;
        }
    }
    if (moved) {
        restoreTabOrder();
        update();
    }
}

/// A created pool takes over its ghost's card.
void PoolRow::adoptGhosts(const std::vector<views::PoolCard>& cards) {
    for (views::PoolCard& old : m_cards) {
        for (const views::PoolCard& fresh : cards) {
            const bool sameName = old.name.compare(fresh.name, Qt::CaseInsensitive) == 0;
            if (sameName && old.ghost != fresh.ghost) {
                old.id = fresh.id;
            }
        }
    }
}

void PoolRow::insertCard(std::size_t row) {
    auto* widget = new PoolCardWidget(this);
    widget->showCard(m_cards[row]);
    widget->setStale(m_stale);
    widget->showPoolActions(m_availability);
    widget->setChosen(m_chosen == m_cards[row].id);
    connect(widget, &PoolCardWidget::chosen, this, &PoolRow::poolChosen);
    connect(widget, &PoolCardWidget::actionRequested, this, &PoolRow::actionRequested);
    connect(widget, &PoolCardWidget::appsRequested, this, &PoolRow::appsRequested);
    m_grid->insertWidget(static_cast<int>(row), widget);
    m_widgets.insert(m_widgets.begin() + static_cast<std::ptrdiff_t>(row), widget);
    const auto* panel = &widget->changePanel();
    connect(panel, &ChangePanel::detailsRequested, this, &PoolRow::changeDetailsRequested);
    connect(panel, &ChangePanel::dismissed, this, &PoolRow::changeDismissed);
    connect(panel, &ChangePanel::codeEntered, this, &PoolRow::changeCodeEntered);
    widget->show();
}

void PoolRow::restoreTabOrder() {
    for (std::size_t row = 1; row < m_widgets.size(); ++row) {
        setTabOrder(m_widgets[row - 1]->lastInOrder(), m_widgets[row]);
    }
}

void PoolRow::setPoolActions(const PoolActions& availability) {
    if (availability == m_availability) {
        return;
    }
    m_availability = availability;
    for (PoolCardWidget* widget : m_widgets) {
        widget->showPoolActions(availability);
    }
}

void PoolRow::setChosen(const std::optional<core::PoolId>& pool) {
    m_chosen = pool;
    for (PoolCardWidget* widget : m_widgets) {
        widget->setChosen(pool == widget->poolId());
    }
}

void PoolRow::setStale(bool stale) {
    if (stale == m_stale) {
        return;
    }
    m_stale = stale;
    for (PoolCardWidget* widget : m_widgets) {
        widget->setStale(stale);
    }
}

void PoolRow::paintEvent(QPaintEvent*) {
    if (m_widgets.size() < 2 || m_widgets[0]->y() != m_widgets[1]->y()) {
        return;
    }
    const QRect leader = m_widgets[0]->geometry();
    const QRect follower = m_widgets[1]->geometry();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double from = mirrored ? leader.left() : leader.right() + 1;
    const double to = mirrored ? follower.right() + 1 : follower.left();
    const double step = mirrored ? -1 : 1;
    const double y = leader.center().y();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(palette()).border, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tip(to - 6 * step, y);
    painter.drawLine(QPointF(from + 6 * step, y), tip);
    painter.drawPolyline(QPolygonF{tip + QPointF(-4 * step, -4), tip, tip + QPointF(-4 * step, 4)});
}

} // namespace poolhouse::ui
