// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/quota_forms.h"
#include "ui/pools/form_dialog.h"

class QComboBox;
class QLayout;
class QLineEdit;

namespace poolhouse::fleet {
class QuotaReader;
}

namespace poolhouse::ui {

/// Changes the thresholds and the action of a quota, and says what happens then and what would apply today; the phrase
/// is typed if that restricts. Follows what is read of the quota while it is open. Object name "quotaDialog";
/// "quotaWarning", "quotaCritical", "quotaAction", "quotaWarningField" and "quotaCriticalField" (the problems beside
/// them); see ConfirmDialog, with "quota" for NAME.
class QuotaDialog : public FormDialog {
    Q_OBJECT
public:
    /// `reader` outlives the dialog, and has read the quota of this type.
    QuotaDialog(const fleet::Store& store, const core::Clock& clock, fleet::QuotaReader& reader,
                core::ClusterId cluster, std::string type, views::RefusalCheck refusal, QWidget* parent = nullptr);

    void setTerms(const core::QuotaTerms& terms);

protected:
    void updateForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override { return m_form.whyNot; }
    void showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) override;

private:
    [[nodiscard]] QWidget* fields();
    [[nodiscard]] views::QuotaDraft entered() const;
    void showDraft(const views::QuotaDraft& draft);
    void offerAction(const std::string& word);
    void onRead(const core::Quota& read);
    void showFieldProblems();

    std::string m_type;
    views::RefusalCheck m_refusal;
    core::Quota m_shown;      ///< as it was read last
    bool m_readAgain = false; ///< its terms changed while this was open
    views::QuotaDraft m_draft;
    views::QuotaForm m_form;
    std::optional<core::DraftField> m_refusedField; ///< what the API refused; empty: nothing that was entered since
    QString m_refused;                              ///< what it said
    views::QuotaDraft m_refusedDraft;
    QLineEdit* m_warning = nullptr;
    QLineEdit* m_critical = nullptr;
    QComboBox* m_action = nullptr;
    FieldProblem* m_warningProblem = nullptr;
    FieldProblem* m_criticalProblem = nullptr;
};

} // namespace poolhouse::ui
