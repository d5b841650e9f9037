// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/ruled_grid.h"

#include "ui/theme/theme.h"
#include "ui/widgets/badge_label.h"
#include "ui/widgets/span_label.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int roomyPadding = 7;
constexpr int compactPadding = 1;

TextLabel* ruledCell(TextStyle style, const QString& name, bool trailing, QWidget* parent) {
    auto* cell = new TextLabel(style, parent);
    cell->setObjectName(name);
    cell->align(Qt::AlignVCenter | (trailing ? Qt::AlignTrailing : Qt::AlignLeading));
    return cell;
}

} // namespace

RuledGrid::RuledGrid(QWidget* parent, Density density)
    : QWidget(parent),
      m_grid(new QGridLayout(this)),
      m_padding(density == Density::Compact ? compactPadding : roomyPadding) {
    const int beside = density == Density::Compact ? 0 : metrics::grid;
    m_grid->setContentsMargins(beside, m_padding, beside, m_padding);
    m_grid->setHorizontalSpacing(density == Density::Compact ? metrics::grid : 12);
    m_grid->setVerticalSpacing(2 * m_padding + 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void RuledGrid::setShownRows(int rows) {
    m_shown = rows;
    update();
}

void RuledGrid::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(Theme::of(palette()).hairline);
    for (int row = 0; row < m_shown; ++row) {
        int bottom = 0;
        for (int column = 0; column < m_grid->columnCount(); ++column) {
            const auto* item = m_grid->itemAtPosition(row, column);
            bottom = std::max(bottom, item != nullptr ? item->geometry().bottom() : 0);
        }
        const int y = bottom + m_padding + 1;
        painter.drawLine(0, y, width(), y);
    }
}

PlanFigures::PlanFigures(QWidget* parent, Density density)
    : RuledGrid(parent, density),
      m_labels(density == Density::Compact ? TextStyle::Small : TextStyle::Body),
      m_title(new TextLabel(TextStyle::Strong, this)) {
    setObjectName(QStringLiteral("planFigures"));
    setAccessibleName(tr("Before and after"));
    const QString heads[] = {tr("Live"), tr("Plan"), tr("Change")};
    for (int column = 1; column < 4; ++column) {
        auto* head = ruledCell(TextStyle::Small, {}, true, this);
        head->setText(heads[column - 1]);
        head->setDim();
        grid()->addWidget(head, 0, column);
    }
    m_title->setObjectName(QStringLiteral("figuresTitle"));
    grid()->addWidget(m_title, 0, 0);
    grid()->setColumnStretch(0, 1);
}

void PlanFigures::showTitle(const QString& title) {
    m_title->showText(title);
}

void PlanFigures::addRow() {
    const int row = static_cast<int>(m_rows.size());
    const auto name = [row](const char* part) {
        return QStringLiteral("figure.%1.%2").arg(row).arg(QLatin1String(part));
    };
    Row cells{ruledCell(m_labels, name("label"), false, this), ruledCell(TextStyle::Body, name("live"), true, this),
              ruledCell(TextStyle::Body, name("plan"), true, this),
              ruledCell(TextStyle::Body, name("change"), true, this)};
    cells.label->setWrapping();
    cells.label->align(Qt::AlignLeading | Qt::AlignVCenter);
    cells.live->setWrapping(); // "760 now · 1,140 expected"
    cells.live->align(Qt::AlignTrailing | Qt::AlignVCenter);
    cells.change->setWrapping();
    cells.change->align(Qt::AlignTrailing | Qt::AlignVCenter);
    int column = 0;
    for (TextLabel* cell : {cells.label, cells.live, cells.plan, cells.change}) {
        grid()->addWidget(cell, row + 1, column++);
    }
    m_rows.push_back(cells);
}

void PlanFigures::showFigures(const std::vector<views::PlannerFigure>& figures) {
    while (m_rows.size() < figures.size()) {
        addRow();
    }
    for (std::size_t index = 0; index < m_rows.size(); ++index) {
        const auto& cells = m_rows[index];
        const bool used = index < figures.size();
        for (TextLabel* cell : {cells.label, cells.live, cells.plan, cells.change}) {
            cell->setVisible(used);
        }
        if (used) {
            const auto& figure = figures[index];
            cells.label->showText(figure.label);
            cells.live->showText(figure.live);
            cells.plan->showText(figure.plan);
            cells.change->showText(figure.change);
            setSpokenName(cells.live, tr("%1 live: %2").arg(figure.label, figure.live));
            setSpokenName(cells.plan, tr("%1 planned: %2").arg(figure.label, figure.plan));
            setSpokenName(cells.change, figure.change.isEmpty() ? tr("%1 change: none").arg(figure.label)
                                                                : tr("%1 change: %2").arg(figure.label, figure.change));
        }
    }
    setShownRows(static_cast<int>(figures.size()) + 1);
}

PlanSteps::PlanSteps(QWidget* parent) : RuledGrid(parent) {
    setObjectName(QStringLiteral("planSteps"));
    setAccessibleName(tr("Steps, in the order they will run"));
    grid()->setColumnStretch(1, 1);
}

void PlanSteps::addRow() {
    const int row = static_cast<int>(m_rows.size());
    const auto name = [row](const char* part) {
        return QStringLiteral("step.%1.%2").arg(row).arg(QLatin1String(part));
    };
    Row cells{ruledCell(TextStyle::Body, name("number"), false, this), new QWidget(this), nullptr, nullptr,
              ruledCell(TextStyle::Body, name("cost"), true, this)};
    cells.number->setDim();
    cells.text = new SpanLabel(cells.middle);
    cells.text->setObjectName(name("text"));
    cells.badge = new BadgeLabel(cells.middle);
    cells.badge->setObjectName(name("badge"));
    auto* middle = new QHBoxLayout(cells.middle);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(metrics::grid);
    middle->addWidget(cells.text, 1);
    middle->addWidget(cells.badge);
    grid()->addWidget(cells.number, row, 0);
    grid()->addWidget(cells.middle, row, 1);
    grid()->addWidget(cells.cost, row, 2);
    m_rows.push_back(cells);
}

void PlanSteps::showSteps(const std::vector<views::PlannerStepRow>& steps) {
    while (m_rows.size() < steps.size()) {
        addRow();
    }
    for (std::size_t index = 0; index < m_rows.size(); ++index) {
        const auto& cells = m_rows[index];
        const bool used = index < steps.size();
        for (QWidget* cell : {static_cast<QWidget*>(cells.number), cells.middle, static_cast<QWidget*>(cells.cost)}) {
            cell->setVisible(used);
        }
        if (used) {
            const auto& step = steps[index];
            cells.number->showText(step.number);
            cells.text->showSpans(step.text);
            cells.badge->showBadge(step.badge.text, step.badge.tone, step.badge.explanation);
            cells.cost->showText(step.cost);
            setSpokenName(cells.cost, tr("Costs %1", "a step of a plan").arg(step.cost));
        }
    }
    setShownRows(static_cast<int>(steps.size()));
    setVisible(!steps.empty());
}

} // namespace poolhouse::ui
