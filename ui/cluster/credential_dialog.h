// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/credential_forms.h"
#include "ui/pools/form_dialog.h"

class QCheckBox;

namespace poolhouse::fleet {
class CredentialReader;
}

namespace poolhouse::ui {

/// Creates a credential of a cluster, rotates one or all, or destroys one, after the phrase was typed where that breaks
/// something. Follows what is read of the credentials while it is open. Object name "credentialDialog";
/// "credentialName", "credentialForced", "credentialField" (the problem beside the name); see ConfirmDialog, with
/// "credential" for NAME.
class CredentialDialog : public FormDialog {
    Q_OBJECT
public:
    /// `draft`: its kind, and its name but for a new one. `reader` outlives the dialog, and has read the credentials.
    CredentialDialog(const fleet::Store& store, const core::Clock& clock, fleet::CredentialReader& reader,
                     core::ClusterId cluster, views::CredentialDraft draft, views::RefusalCheck refusal,
                     QWidget* parent = nullptr);

protected:
    void updateForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override { return m_form.whyNot; }
    void showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) override;

private:
    [[nodiscard]] QWidget* fields();
    void onRead();

    fleet::CredentialReader& m_reader;
    views::RefusalCheck m_refusal;
    std::vector<core::Credential> m_all; ///< as they were read last
    bool m_readAgain = false;            ///< they changed while this was open
    views::CredentialDraft m_draft;
    views::CredentialForm m_form;
    PhraseField* m_name = nullptr;
    QCheckBox* m_forced = nullptr;
    FieldProblem* m_problem = nullptr;
};

} // namespace poolhouse::ui
