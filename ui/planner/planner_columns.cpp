// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/planner_columns.h"

#include <QGridLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int columnGap = 24;
constexpr std::array<int, 3> leastWidths{432, 360, 320}; ///< minimum column widths, in pixels
constexpr std::array<int, 3> stretches{6, 5, 4};

} // namespace

PlannerColumns::PlannerColumns(QWidget* first, QWidget* second, QWidget* third, QWidget* parent)
    : QWidget(parent), m_parts{first, second, third}, m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(columnGap);
    m_grid->setVerticalSpacing(columnGap);
    arrange(3);
}

QSize PlannerColumns::minimumSizeHint() const {
    int widest = 0;
    for (const QWidget* part : m_parts) {
        widest = std::max(widest, part->minimumSizeHint().width());
    }
    return {widest, QWidget::minimumSizeHint().height()};
}

void PlannerColumns::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    std::array<int, 3> least{};
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        least[part] = std::max(leastWidths[part], m_parts[part]->minimumSizeHint().width());
    }
    const int three = least[0] + least[1] + least[2] + 2 * columnGap;
    const int two = least[0] + std::max(least[1], least[2]) + columnGap;
    arrange(width() >= three ? 3 : width() >= two ? 2 : 1);
}

void PlannerColumns::arrange(int columns) {
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    for (QWidget* part : m_parts) {
        m_grid->removeWidget(part);
    }
    const auto stretch = [this](int second, int third) {
        m_grid->setColumnStretch(0, stretches[0]);
        m_grid->setColumnStretch(1, second);
        m_grid->setColumnStretch(2, third);
        // An empty column would keep its gap.
        m_grid->setHorizontalSpacing(second > 0 ? columnGap : 0);
    };
    if (columns == 3) {
        m_grid->addWidget(m_parts[0], 0, 0);
        m_grid->addWidget(m_parts[1], 0, 1);
        m_grid->addWidget(m_parts[2], 0, 2);
        stretch(stretches[1], stretches[2]);
    } else if (columns == 2) {
        m_grid->addWidget(m_parts[0], 0, 0, 2, 1);
        m_grid->addWidget(m_parts[1], 0, 1);
        m_grid->addWidget(m_parts[2], 1, 1);
        stretch(stretches[1], 0);
    } else {
        m_grid->addWidget(m_parts[0], 0, 0);
        m_grid->addWidget(m_parts[1], 1, 0);
        m_grid->addWidget(m_parts[2], 2, 0);
        stretch(0, 0);
    }
}

} // namespace poolhouse::ui
