// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/switch_form.h"
#include "ui/pools/form_dialog.h"

#include <set>

class QCheckBox;
class QVBoxLayout;

namespace poolhouse::fleet {
class CredentialReader;
}

namespace poolhouse::ui {

class ChevronCombo;
class FieldProblem;
class TextLabel;

/// Switches apps over to a cluster from another one, such as the one that it is a copy of. Object names "switchDialog",
/// "switchSource", "keepNames" and, from row 0 on, "switchVar.ROW", "switchSteps.ROW", "switchProblem.ROW"; see
/// ConfirmDialog, with the name "switch".
class SwitchDialog : public FormDialog {
    Q_OBJECT
public:
    /// `cluster`: the new one. Its credentials and those of the source are read when the dialog opens.
    SwitchDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                 fleet::CredentialReader& credentials, views::ClusterRefusalCheck refusal, QWidget* parent = nullptr);

protected:
    void updateForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override;
    [[nodiscard]] std::vector<operations::Intent> intents() const override { return m_form.intents; }
    [[nodiscard]] std::optional<QString> whyNot() const override;

private:
    struct Row {
        QCheckBox* chosen;
        TextLabel* steps;
        FieldProblem* problem;
    };
    QWidget* buildChoices();
    void addRow();
    void showRow(std::size_t at);
    void choose(std::size_t at, bool chosen);
    void edited();
    void readCredentials();

    fleet::CredentialReader& m_credentials;
    views::ClusterRefusalCheck m_refusal;
    views::SwitchDraft m_draft;
    views::SwitchForm m_form;
    std::set<core::ClusterId> m_asked; ///< whose credentials were asked for since this opened
    ChevronCombo* m_source = nullptr;
    QCheckBox* m_keepNames = nullptr;
    QVBoxLayout* m_list = nullptr;
    std::vector<Row> m_rows; ///< may be more than there are attachments
};

} // namespace poolhouse::ui
