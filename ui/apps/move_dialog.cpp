// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/move_dialog.h"

#include "models/fleet/store.h"

#include <utility>

namespace poolhouse::ui {

MoveDialog::MoveDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                       core::AttachmentId attachment, views::RefusalCheck refusal, QWidget* parent)
    : NewAttachmentDialog(store, clock, std::move(cluster), std::move(refusal), parent),
      m_attachment(std::move(attachment)) {
    setObjectName(QStringLiteral("moveDialog"));
    addPool();
    addRest();
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
    auto form = views::moveForm(snapshot(), m_attachment, m_draft, refusal());
    m_gone = !form;
    if (m_gone) {
        return; // what was shown stays
    }
    // The warning to accept names the config vars: it is another one when a poll changes the generated name.
    const bool sameChanges = m_draft == m_shownDraft && form->changes == m_form.changes;
    m_form = std::move(*form);
    showCommon(m_form, m_draft.name, m_form.sequence, sameChanges);
    m_shownDraft = m_draft;
}

std::optional<QString> MoveDialog::whyNot() const {
    return m_gone ? std::optional(tr("The attachment no longer exists.")) : whyNotSubmit(m_form);
}

} // namespace poolhouse::ui
