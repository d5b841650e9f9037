// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/new_attachment_dialog.h"

#include "models/fleet/store.h"
#include "ui/pools/choice_combo.h"
#include "ui/pools/figure_card.h"
#include "ui/pools/name_field.h"
#include "ui/pools/warning_list.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/page_scroll.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemView>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

NewAttachmentDialog::NewAttachmentDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                                         views::RefusalCheck refusal, QWidget* parent)
    : ChangeDialog(store, clock, std::move(cluster), parent),
      m_refusal(std::move(refusal)),
      m_page(new QWidget(this)),
      m_rows(new QVBoxLayout(m_page)),
      m_title(new TextLabel(TextStyle::Heading, m_page)) {
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(6);
    m_title->setObjectName(QStringLiteral("attachTitle"));
    m_title->setWrapping();
    m_rows->addWidget(m_title);
    m_rows->addSpacing(4);
    auto* outer = new QVBoxLayout(body());
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(8);
    outer->addWidget(scrolled(m_page, body()), 1);
    submitButton()->setProperty("primary", true);
    submitButton()->setDefault(true);
    resizeWithinScreen(*this, {700, 400}); // two config vars beside each other, also in large type
}

TextLabel* NewAttachmentDialog::addLabel(const char* name, bool dim) {
    auto* label = new TextLabel(TextStyle::Small, m_page);
    label->setObjectName(QLatin1String(name));
    label->setWrapping();
    label->setDim(dim);
    m_rows->addWidget(label);
    return label;
}

ChevronCombo* NewAttachmentDialog::addCombo(const char* name, const QString& label) {
    auto* title = new TextLabel(TextStyle::Strong, label, m_page);
    auto* combo = new ChevronCombo(m_page);
    const auto spoken = QString(label).remove(QLatin1Char('&'));
    combo->setObjectName(QLatin1String(name));
    combo->setAccessibleName(spoken);
    combo->view()->setObjectName(QLatin1String(name) + QStringLiteral("List"));
    combo->view()->setAccessibleName(spoken);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(12); // characters; a longer text is elided
    title->setBuddy(combo);
    m_rows->addWidget(title);
    m_rows->addWidget(combo);
    return combo;
}

FieldProblem* NewAttachmentDialog::addProblem(const char* name) {
    auto* problem = new FieldProblem(QLatin1String(name), m_page);
    problem->showProblem({});
    m_rows->addWidget(problem);
    return problem;
}

void NewAttachmentDialog::addPool() {
    m_pool = addCombo("attachPool", tr("P&ool"));
    m_poolProblem = addProblem("attachPoolProblem");
    connect(m_pool, qOverload<int>(&QComboBox::activated), this,
            [this] { setPool(m_pool->currentData().toString().toStdString()); });
}

void NewAttachmentDialog::addRest() {
    m_name = new NameField(m_page);
    m_figures = new FigureCard(m_page);
    m_warnings = new WarningList(m_page);
    m_warnings->setAcceptance(tr("I accept that the app &loses the old config var"));
    m_rows->addWidget(m_name);
    m_rows->addSpacing(6);
    m_rows->addWidget(m_figures);
    m_rows->addWidget(m_warnings);
    m_sequence = addLabel("attachSequence", false);
    m_notes = addLabel("attachNotes", true);
    m_rows->addStretch(1);
    connect(m_name, &NameField::nameChanged, this, [this](const QString& name) { setName(name.toStdString()); });
    connect(m_name, &NameField::revealed, this, &NewAttachmentDialog::growToFit);
    connect(m_warnings, &WarningList::acceptanceChanged, this, &NewAttachmentDialog::showButtons);
}

void NewAttachmentDialog::focusPool() {
    m_pool->setFocus(Qt::OtherFocusReason);
}

void NewAttachmentDialog::revealName() {
    m_name->reveal();
}

void NewAttachmentDialog::edited() {
    showForm();
    showButtons();
    growToFit();
}

void NewAttachmentDialog::showCommon(const views::NewAttachmentForm& form, const std::string& name,
                                     const QString& sequence, bool sameDraft) {
    setTitle(form.title);
    m_title->showText(form.title);
    showChoices(*m_pool, form.pools, form.pool);
    const auto* pool = form.problemOf(views::AttachField::Pool);
    m_poolProblem->showProblem(pool != nullptr ? std::optional(pool->sentence) : std::nullopt);
    m_name->setName(QString::fromStdString(name));
    m_name->setHint(form.nameHint);
    const auto* problem = form.problemOf(views::AttachField::Name);
    if (problem != nullptr) {
        const views::FormProblem shown{core::DraftField::Name, problem->sentence, problem->suggestion};
        m_name->showProblem(&shown);
    } else {
        m_name->showProblem(nullptr);
    }
    m_figures->showFigures(form.figures);
    m_warnings->showWarnings(form.warnings, sameDraft);
    m_sequence->showText(sequence, true);
    m_notes->showText(form.notes.join(QLatin1Char('\n')), true);
    setVerb(form.verb);
}

std::optional<QString> NewAttachmentDialog::whyNotSubmit(const views::NewAttachmentForm& form) const {
    if (form.whyNot) {
        return form.whyNot;
    }
    return m_warnings->accepted() ? std::nullopt : std::optional(tr("Accept the warning first."));
}

void NewAttachmentDialog::showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) {
    if (field == core::DraftField::Name) {
        m_name->showAnswer(sentence);
    }
}

/// Levels and counts of the pools are no part of it; a pool that is gone is a problem of its field.
bool NewAttachmentDialog::sameBasis(const core::ClusterInfo& /*info*/) const {
    return true;
}

void NewAttachmentDialog::busyChanged() {
    showForm();
    ChangeDialog::busyChanged();
}

} // namespace poolhouse::ui
