// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/review_dialog.h"

#include "models/text/text.h"
#include "models/views/phrase_check.h"
#include "ui/planner/answer_card.h"
#include "ui/planner/drift_note.h"
#include "ui/planner/ruled_grid.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/label_chip.h"
#include "ui/widgets/page_scroll.h"
#include "ui/widgets/phrase_field.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

ReviewDialog::ReviewDialog(views::PlannerModel& model, QWidget* parent) : QDialog(parent), m_model(model) {
    setObjectName(QStringLiteral("reviewDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Review the plan"));
    build();
    connect(&model, &views::PlannerModel::changed, this, &ReviewDialog::showPlan);
    connect(m_drift, &DriftNote::rebaseRequested, &model, &views::PlannerModel::rebase);
    connect(m_phrase, &QLineEdit::textChanged, this, [this] {
        m_refusal->showProblem({});
        showButtons();
    });
    connect(m_phrase, &PhraseField::confirmRequested, this, [this] {
        if (m_apply->isEnabled()) {
            m_apply->click();
        } else {
            m_refusal->showProblem(whyNotApply());
        }
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &ReviewDialog::apply);
    showPlan();
    resizeWithinScreen(*this, {640, 640});
}

void ReviewDialog::build() {
    auto* page = new QWidget;
    m_title = new TextLabel(TextStyle::Heading, page);
    m_title->setWrapping();
    m_drift = new DriftNote(page);
    m_steps = new PlanSteps(page);
    m_restarts = new TextLabel(TextStyle::Body, page);
    m_restarts->setObjectName(QStringLiteral("reviewRestarts"));
    m_restarts->setWrapping();
    m_figures = new PlanFigures(page);
    m_warnings = new PlanWarnings(page);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_drift);
    column->addWidget(new TextLabel(TextStyle::Strong, tr("Before and after"), page));
    column->addWidget(m_figures); // before any text that warns
    column->addWidget(new TextLabel(TextStyle::Strong, tr("Steps, in the order they will run"), page));
    column->addWidget(m_steps);
    column->addWidget(m_restarts);
    column->addWidget(m_warnings);
    column->addStretch(1);
    m_phraseLabel = new TextLabel(TextStyle::Body, this);
    m_phraseLabel->setObjectName(QStringLiteral("reviewPhraseLabel"));
    m_phraseLabel->setWrapping();
    m_phrase = new PhraseField(this);
    m_phrase->setObjectName(QStringLiteral("reviewPhrase"));
    m_phrase->setAccessibleName(tr("Phrase to confirm the plan"));
    m_phrase->setMinimumHeight(metrics::target);
    m_phraseLabel->setBuddy(m_phrase);
    m_refusal = new FieldProblem(QStringLiteral("reviewRefusal"), this);
    m_cancel = new QPushButton(tr("Back to the plan"), this);
    m_cancel->setObjectName(QStringLiteral("cancelReview"));
    m_cancel->setDefault(true);
    m_apply = new QPushButton(this);
    m_apply->setObjectName(QStringLiteral("applyPlan"));
    m_apply->setProperty("primary", true);
    m_apply->setAutoDefault(false);
    auto* footer = new QHBoxLayout;
    footer->setSpacing(metrics::grid);
    auto* modal = new TextLabel(TextStyle::Small,
                                tr("Other windows are blocked so the plan can't change during the review."), this);
    modal->setObjectName(QStringLiteral("whyModal"));
    modal->setDim();
    modal->setWrapping();
    footer->addWidget(modal, 1);
    footer->addWidget(m_cancel);
    footer->addWidget(m_apply);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(20, 16, 20, 16);
    outer->setSpacing(12);
    m_head = new QVBoxLayout;
    m_head->setSpacing(metrics::halfGrid);
    outer->addLayout(m_head);
    outer->addWidget(scrolled(page, this), 1);
    outer->addWidget(m_phraseLabel);
    outer->addWidget(m_phrase);
    outer->addWidget(m_refusal);
    outer->addLayout(footer);
}

void ReviewDialog::setLocked(const std::optional<QString>& why) {
    m_locked = why;
    showButtons();
}

void ReviewDialog::showPlan() {
    const auto& view = m_model.view();
    m_title->showText(tr("Changes to %1").arg(text::Text::listed(view.changedClusters)));
    showLabels();
    m_drift->showDrift(view.drift);
    m_steps->showSteps(view.steps);
    m_restarts->showText(view.restarts, true);
    m_figures->showFigures(view.reviewFigures);
    m_warnings->showWarnings(view.warnings);
    m_phraseLabel->showText(
        view.phrase.isEmpty() ? QString() : tr("Destructive action. To confirm, type: %1").arg(view.phrase), true);
    m_phrase->setVisible(!view.phrase.isEmpty());
    m_apply->setText(view.changes == 1 ? tr("Apply 1 change")
                                       : tr("Apply %1 changes").arg(text::Text::number(view.changes)));
    if (m_reviewed && *m_reviewed != m_model.draft() && !m_phrase->text().isEmpty()) {
        m_phrase->clear(); // it confirmed another plan
        m_refusal->showProblem(tr("The plan was changed during the review. Check it again."));
    }
    m_reviewed = m_model.draft();
    showButtons();
}

/// Outside the scroll area: one line for each label, with its clusters.
void ReviewDialog::showLabels() {
    const auto& labels = m_model.view().changedLabels;
    while (m_labels.size() > labels.size()) {
        delete m_labels.back();
        m_labels.pop_back();
    }
    for (std::size_t at = 0; at < labels.size(); ++at) {
        if (at == m_labels.size()) {
            m_labels.push_back(new LabelHead(this));
            m_head->addWidget(m_labels.back());
        }
        m_labels[at]->showLabel(labels[at].label, text::Text::listed(labels[at].clusters));
    }
}

std::optional<QString> ReviewDialog::whyNotApply() const {
    const auto& view = m_model.view();
    if (m_locked || view.whyNotApply) {
        return m_locked ? m_locked : view.whyNotApply;
    }
    const bool confirmed = view.phrase.isEmpty() || m_phrase->text().trimmed() == view.phrase;
    return confirmed ? std::nullopt : std::optional(views::typeFirst(view.phrase));
}

void ReviewDialog::showButtons() {
    const auto why = whyNotApply();
    m_apply->setEnabled(!why);
    m_apply->setToolTip(toolTipText(why.value_or(QString())));
}

void ReviewDialog::refuse(const QString& why) {
    m_refused = true;
    m_refusal->showProblem(why);
}

void ReviewDialog::apply() {
    m_refused = false;
    m_refusal->showProblem({});
    Q_EMIT applyRequested(m_model.plan(), m_phrase->isHidden() ? QString() : m_phrase->text().trimmed());
    if (!m_refused) {
        accept();
    }
}

} // namespace poolhouse::ui
