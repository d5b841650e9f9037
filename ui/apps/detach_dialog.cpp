// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/detach_dialog.h"

#include "models/fleet/store.h"
#include "models/views/phrase_check.h"

#include <utility>

namespace poolhouse::ui {

DetachDialog::DetachDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                           core::AttachmentId attachment, views::RefusalCheck refusal, QWidget* parent)
    : FormDialog(store, clock, std::move(cluster), QStringLiteral("detach"), parent),
      m_attachment(std::move(attachment)),
      m_refusal(std::move(refusal)) {
    setObjectName(QStringLiteral("detachDialog"));
    setTitle(tr("Detach app"));
    build(nullptr);
    refreshForm();
    updateStyle();
    focusFirst();
}

void DetachDialog::updateForm() {
    auto form = views::detachForm(snapshot(), m_attachment, typed(), m_refusal);
    m_gone = !form;
    if (m_gone) {
        return; // what was shown stays
    }
    m_form = std::move(*form);
    showContent({m_form.title, m_form.consequence, m_form.facts, m_form.warnings, m_form.phrase, m_form.mismatch,
                 m_form.verb, tr("&Keep the attachment")});
}

std::optional<QString> DetachDialog::whyNot() const {
    if (m_gone) {
        return tr("The attachment no longer exists.");
    }
    if (m_form.whyNot) {
        return m_form.whyNot;
    }
    return m_form.confirmed ? std::nullopt : std::optional(views::typeFirst(m_form.phrase));
}

} // namespace poolhouse::ui
