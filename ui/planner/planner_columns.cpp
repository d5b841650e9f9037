// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/planner_columns.h"

#include "ui/theme/theme.h"
#include "ui/widgets/page_scroll.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

constexpr int columnGap = metrics::grid;
constexpr int widestCards = 480;    ///< beyond that the drawing grows
constexpr double cardsShare = 0.43; ///< of the width
constexpr int leastDrawer = 380;    ///< names of workloads and pools are whole
constexpr int leastLeftFree = 160;  ///< of the drawing beside an open drawer

/// Surface behind the cards; a drawer has an edge.
class DrawerSide final : public QWidget {
public:
    using QWidget::QWidget;

    void setEdge(bool edge) {
        if (edge == m_edge) {
            return;
        }
        m_edge = edge;
        layout()->setContentsMargins(edge ? metrics::grid : 0, 0, 0, 0);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        if (!m_edge) {
            return;
        }
        const Theme& theme = Theme::of(palette());
        QPainter painter(this);
        painter.fillRect(rect(), theme.window);
        painter.setPen(QPen(theme.border, 1));
        const int x = layoutDirection() == Qt::RightToLeft ? width() - 1 : 0;
        painter.drawLine(x, 0, x, height());
    }

private:
    bool m_edge = false;
};

/// Takes its room also while there is nothing to scroll: the page keeps its width, and the drawing its scale under the
/// hand, when a line more makes it scroll.
class SteadyBar final : public QScrollBar {
public:
    using QScrollBar::QScrollBar;

protected:
    void paintEvent(QPaintEvent* event) override {
        if (minimum() < maximum()) {
            QScrollBar::paintEvent(event);
        }
    }
};

QWidget* scrolledSteadily(QWidget* page, QWidget* parent) {
    auto* made = scrolled(page, parent);
    auto* area = qobject_cast<QScrollArea*>(made);
    area->setVerticalScrollBar(new SteadyBar(Qt::Vertical, area));
    area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    return made;
}

DrawerSide& drawerSide(QWidget* side) {
    return *static_cast<DrawerSide*>(side);
}

} // namespace

PlannerColumns::PlannerColumns(QWidget* drawing, QWidget* cards, std::function<int()> wanted, QWidget* parent)
    : QWidget(parent),
      m_drawing(scrolledSteadily(drawing, this)),
      m_cards(cards),
      m_side(new DrawerSide(this)),
      m_wanted(std::move(wanted)) {
    setObjectName(QStringLiteral("plannerColumns"));
    m_side->setObjectName(QStringLiteral("plannerDrawer"));
    m_side->setAccessibleName(tr("Needs and answer"));
    auto* column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scrolledSteadily(cards, m_side));
    // The scroll areas adopt new size hints without notifying the layout.
    drawing->installEventFilter(this);
    cards->installEventFilter(this);
    arrange();
}

QSize PlannerColumns::sizeHint() const {
    const QSize drawing = m_drawing->sizeHint();
    return {drawing.width() + columnGap + cardsWidth(), std::max(drawing.height(), m_cards->sizeHint().height())};
}

QSize PlannerColumns::minimumSizeHint() const {
    return m_drawing->minimumSizeHint();
}

/// Nothing in the cards is cut, whatever the font.
int PlannerColumns::leastCards() const {
    const int bar = m_side->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, m_side);
    return m_cards->minimumSizeHint().width() + bar + metrics::halfGrid;
}

int PlannerColumns::cardsWidth() const {
    return std::max(leastCards(), std::min(widestCards, static_cast<int>(width() * cardsShare)));
}

void PlannerColumns::setDrawerOpen(bool open) {
    if (open == m_open) {
        return;
    }
    const bool focused = m_side->isAncestorOf(window()->focusWidget());
    m_open = open;
    if (!open && m_drawer && focused) {
        Q_EMIT focusLeft(); // before it is hidden, which would pass the focus to anything
    }
    arrange();
    Q_EMIT drawerChanged();
}

void PlannerColumns::arrange() {
    const auto* area = qobject_cast<QScrollArea*>(m_drawing);
    const int bar = area->verticalScrollBar()->sizeHint().width();
    const int drawing = area->widget()->minimumSizeHint().width() + bar;
    const int wanted = std::max(drawing, m_wanted() + bar);
    const int least = leastCards();
    const bool drawer = width() < std::max(leastBeside, drawing + columnGap + least);
    // Beside a wide drawing they shrink rather than become a drawer.
    const int cards = drawer ? std::max({cardsWidth(), least + metrics::grid, leastDrawer}) // with its edge
                             : std::clamp(width() - columnGap - wanted, least, cardsWidth());
    const bool changed = drawer != m_drawer;
    m_drawer = drawer;
    const int beside = drawer ? std::min(cards, std::max(width() - leastLeftFree, 0)) : cards;
    QRect side(width() - beside, 0, beside, height());
    QRect main(0, 0, drawer ? width() : width() - beside - columnGap, height());
    if (layoutDirection() == Qt::RightToLeft) {
        side.moveLeft(0);
        main.moveLeft(width() - main.width());
    }
    m_drawing->setGeometry(main);
    m_side->setGeometry(side);
    m_side->setProperty("floats", drawer); // lies over the drawing
    drawerSide(m_side).setEdge(drawer);
    const bool hides = drawer && !m_open;
    const bool focused = changed && hides && m_side->isAncestorOf(window()->focusWidget());
    if (changed) {
        Q_EMIT drawerChanged();
    }
    if (focused) {
        Q_EMIT focusLeft(); // before it is hidden, which would pass the focus to anything
    }
    m_side->setVisible(!hides);
    m_side->raise();
}

void PlannerColumns::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void PlannerColumns::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange) {
        arrange();
    }
}

bool PlannerColumns::eventFilter(QObject* watched, QEvent* event) {
    // Another text or font. One event of many may change what the columns need.
    if (event->type() == QEvent::LayoutRequest && !std::exchange(m_arrangeQueued, true)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_arrangeQueued = false;
                arrange();
            },
            Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void PlannerColumns::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_drawer && m_open) {
        setDrawerOpen(false);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace poolhouse::ui
