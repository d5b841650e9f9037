// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/run_panel.h"

#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

RunPanel::RunPanel(QWidget* parent) : EdgeCard(text::Tone::Working, parent) {
    setObjectName(QStringLiteral("runPanel"));
    setAccessibleName(tr("Plan being applied"));
    build();
    hide();
}

void RunPanel::build() {
    m_icon = new ToneIcon(this);
    m_title = new TextLabel(TextStyle::Strong, this);
    m_title->setObjectName(QStringLiteral("runTitle"));
    m_title->setWrapping();
    m_details = new TextLabel(TextStyle::Body, this);
    m_details->setObjectName(QStringLiteral("runDetails"));
    m_details->setWrapping();
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    m_steps = new QVBoxLayout;
    m_steps->setSpacing(metrics::halfGrid);
    auto* buttons = new QWidget(this);
    auto* flow = new FlowLayout(buttons);
    const auto button = [&](const QString& text, const char* name, void (RunPanel::*request)()) {
        auto* made = new QPushButton(text, buttons);
        made->setObjectName(QLatin1String(name));
        flow->addWidget(made);
        connect(made, &QPushButton::clicked, this, request);
        return made;
    };
    m_pause = button(tr("Pause after this step"), "pauseRun", &RunPanel::pauseRequested);
    m_resume = button(tr("Resume"), "resumeRun", &RunPanel::resumeRequested);
    m_stop = button(tr("Stop"), "stopRun", &RunPanel::stopRequested);
    m_stop->setToolTip(toolTipText(tr("No further steps. Requests already sent are completed by the API.")));
    m_inverse = button(tr("Undo this plan…"), "inversePlan", &RunPanel::inverseRequested);
    m_close = button(tr("Close"), "closeRun", &RunPanel::closed);
    column()->addLayout(head);
    column()->addLayout(m_steps);
    column()->addWidget(m_details);
    column()->addWidget(buttons);
}

void RunPanel::addRow() {
    Row row{new QWidget(this), nullptr, nullptr, nullptr, nullptr};
    row.icon = new ToneIcon(row.box);
    row.title = new TextLabel(TextStyle::Body, row.box);
    row.title->setObjectName(QStringLiteral("runStep.%1").arg(m_rows.size()));
    row.title->setWrapping();
    row.state = new TextLabel(TextStyle::Body, row.box);
    row.state->setDim();
    row.sentence = new TextLabel(TextStyle::Small, row.box);
    row.sentence->setDim();
    row.sentence->setWrapping();
    auto* grid = new QGridLayout(row.box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::grid);
    grid->setVerticalSpacing(2);
    grid->addWidget(row.icon, 0, 0);
    grid->addWidget(row.title, 0, 1);
    grid->addWidget(row.state, 0, 2);
    grid->addWidget(row.sentence, 1, 1, 1, 2);
    grid->setColumnStretch(1, 1);
    m_steps->addWidget(row.box);
    m_rows.push_back(row);
}

void RunPanel::showRun(const views::PlanRunView& run) {
    if (run == m_run) {
        return;
    }
    const bool announce = run.title != m_run.title;
    m_run = run;
    setTone(run.tone);
    m_icon->showTone(run.tone);
    m_title->showText(run.title);
    while (m_rows.size() < run.rows.size()) {
        addRow();
    }
    for (std::size_t index = 0; index < m_rows.size(); ++index) {
        const auto& row = m_rows[index];
        row.box->setVisible(index < run.rows.size());
        if (index < run.rows.size()) {
            const auto& step = run.rows[index];
            row.icon->showTone(step.tone, step.state);
            row.title->showText(tr("%1. %2", "number of a step, what it does").arg(step.number, step.title));
            row.state->showText(step.state);
            row.sentence->showText(step.sentence.value_or(QString()), true);
        }
    }
    auto details = run.details;
    if (!run.outcome.isEmpty()) {
        details.prepend(run.outcome);
    }
    m_details->showText(details.join(QLatin1Char('\n')), true);
    m_pause->setVisible(run.canPause);
    m_resume->setVisible(run.canResume);
    m_stop->setVisible(run.canStop);
    m_inverse->setVisible(run.canOpenInverse);
    m_close->setVisible(run.ended);
    setVisible(!run.title.isEmpty());
    if (announce && isVisible()) {
        setSpokenDescription(this, run.title);
        ui::announce(this, run.outcome.isEmpty() ? run.title : run.title + QLatin1Char('\n') + run.outcome);
    }
}

} // namespace poolhouse::ui
