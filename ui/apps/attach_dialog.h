// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/apps/new_attachment_dialog.h"

namespace poolhouse::fleet {
class CredentialReader;
}

namespace poolhouse::ui {

/// Attaches an app to a pool of a cluster. The credentials to choose from are read when it opens; meanwhile, and if
/// that fails, those in use are offered. A problem of the app appears once its field was left, then while typing. Enter
/// in that field confirms a completed name and submits nothing. Object names "attachDialog", "attachApp",
/// "attachAppText", "attachAppProblem", "attachCredential", "attachCredentialHint"; "askButton" attaches.
class AttachDialog : public NewAttachmentDialog {
    Q_OBJECT
public:
    /// The reader outlives the dialog.
    AttachDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                 fleet::CredentialReader& credentials, views::RefusalCheck refusal, QWidget* parent = nullptr);

    void setDraft(const views::AttachDraft& draft); ///< as if entered by the user
    void setPool(const std::string& pool) override;
    using ChangeDialog::busy; ///< its operation is running: the form stays as it is

protected:
    void showForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override { return whyNotSubmit(m_form); }
    void setName(const std::string& name) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void revealApp();

    fleet::CredentialReader& m_credentials;
    views::AttachDraft m_draft;
    views::AttachDraft m_shownDraft; ///< at the last showForm()
    views::AttachForm m_form;
    bool m_appLeft = false;
    ChevronCombo* m_app = nullptr;
    FieldProblem* m_appProblem = nullptr;
    ChevronCombo* m_credential = nullptr;
    TextLabel* m_credentialHint = nullptr;
};

} // namespace poolhouse::ui
