// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/move_dialog.h"

#include "models/fleet/store.h"
#include "models/views/phrase_check.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/phrase_field.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

MoveDialog::MoveDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                       core::AttachmentId attachment, views::RefusalCheck refusal, QWidget* parent)
    : NewAttachmentDialog(store, clock, std::move(cluster), std::move(refusal), parent),
      m_attachment(std::move(attachment)) {
    setObjectName(QStringLiteral("moveDialog"));
    addPool();
    addRest();
    addPhrase();
    showForm();
    showButtons();
    focusPool();
}

void MoveDialog::setPool(const std::string& pool) {
    m_draft.pool = pool;
    edited();
}

void MoveDialog::setName(const std::string& name) {
    m_draft.name = name;
    edited();
}

void MoveDialog::showForm() {
    if (busy()) {
        return; // its own operations are no reason against the draft
    }
    auto form = views::moveForm(snapshot(), m_attachment, m_draft, m_typed, refusal());
    m_gone = !form;
    if (m_gone) {
        return; // what was shown stays
    }
    // The warning to accept names the config vars: it is another one when a poll changes the generated name.
    const bool sameChanges = m_draft == m_shownDraft && form->changes == m_form.changes;
    m_form = std::move(*form);
    showCommon(m_form, m_draft.name, m_form.sequence, sameChanges);
    m_shownDraft = m_draft;
    showPhrase();
}

void MoveDialog::addPhrase() {
    m_phraseLabel = new QLabel(page());
    m_phraseLabel->setObjectName(QStringLiteral("phraseLabel"));
    m_phraseLabel->setTextFormat(Qt::RichText);
    m_phraseLabel->setWordWrap(true);
    m_phrase = new PhraseField(page());
    m_phrase->setObjectName(QStringLiteral("phraseField"));
    m_mismatch = new FieldProblem(QStringLiteral("phraseProblem"), page());
    for (QWidget* part :
         {static_cast<QWidget*>(m_phraseLabel), static_cast<QWidget*>(m_phrase), static_cast<QWidget*>(m_mismatch)}) {
        rows()->insertWidget(rows()->count() - 1, part); // above the stretch
    }
    connect(m_phrase, &QLineEdit::textChanged, this, [this](const QString& typed) {
        m_typed = typed;
        edited();
    });
    connect(m_phrase, &PhraseField::confirmRequested, this, [this] {
        if (submitButton()->isEnabled()) {
            submitButton()->click();
        } else {
            m_mismatch->showProblem(busy() ? std::nullopt : whyNot());
        }
    });
}

void MoveDialog::showPhrase() {
    const bool typing = !m_form.phrase.isEmpty();
    m_phraseLabel->setVisible(typing);
    m_phrase->setVisible(typing);
    m_phraseLabel->setText(tr("Type <b>%1</b> to confirm").arg(m_form.phrase.toHtmlEscaped()));
    m_phrase->setAccessibleName(tr("Type %1 to confirm").arg(m_form.phrase));
    m_mismatch->showProblem(m_form.mismatch);
}

std::optional<QString> MoveDialog::whyNot() const {
    if (m_gone) {
        return tr("The attachment no longer exists.");
    }
    const auto why = whyNotSubmit(m_form);
    return why || m_form.confirmed ? why : std::optional(views::typeFirst(m_form.phrase));
}

} // namespace poolhouse::ui
