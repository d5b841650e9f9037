// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/plan_summary.h"

#include "ui/planner/ruled_grid.h"
#include "ui/theme/theme.h"
#include "ui/widgets/span_label.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

PlanSummary::PlanSummary(QWidget* parent)
    : CardFrame(parent),
      m_figures(new PlanFigures(this, RuledGrid::Density::Compact)),
      m_all(new QPushButton(tr("All figures"), this)),
      m_steps(new SpanLabel(this)),
      m_notes(new TextLabel(TextStyle::Small, this)) {
    setObjectName(QStringLiteral("planSummary"));
    m_all->setObjectName(QStringLiteral("allFigures"));
    m_all->setCheckable(true);
    m_all->setProperty("quiet", true);
    m_steps->setObjectName(QStringLiteral("stepsLine"));
    m_steps->setDim();
    m_steps->setTextStyle(TextStyle::Small);
    m_notes->setObjectName(QStringLiteral("priceNotes"));
    m_notes->setWrapping();
    m_notes->setDim();
    auto* all = new QHBoxLayout;
    all->setSpacing(metrics::grid);
    all->addWidget(m_notes, 1);
    all->addWidget(m_all, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, metrics::halfGrid, 12, metrics::grid);
    column->setSpacing(metrics::halfGrid);
    column->addWidget(m_figures);
    column->addWidget(m_steps);
    column->addLayout(all);
    connect(m_all, &QPushButton::toggled, this, &PlanSummary::showChosen);
}

void PlanSummary::showFigures(const views::PlannerSummary& summary) {
    setSpokenName(this, summary.title);
    m_figures->showTitle(summary.title);
    if (summary.figures != m_shown || summary.brief != m_brief) {
        m_shown = summary.figures;
        m_brief = summary.brief;
        showChosen();
    }
}

void PlanSummary::showSteps(const views::PlannerSummary& summary, const QStringList& notes) {
    m_notes->showText(notes.join(QLatin1Char('\n')));
    m_steps->showSpans(summary.steps);
    m_steps->setVisible(!summary.steps.empty());
}

void PlanSummary::showChosen() {
    const auto shown = m_all->isChecked() ? m_shown.size() : std::min(m_brief, m_shown.size());
    m_figures->showFigures({m_shown.begin(), m_shown.begin() + static_cast<std::ptrdiff_t>(shown)});
}

} // namespace poolhouse::ui
