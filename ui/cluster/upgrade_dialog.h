// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/cluster_forms.h"
#include "ui/pools/form_dialog.h"

class QLineEdit;

namespace poolhouse::ui {

/// Upgrades the PostgreSQL version of a cluster, after the phrase was typed. Object names "upgradeDialog",
/// "upgradeVersion" (the field), "upgradeField" (the problem below it); see ConfirmDialog, with "upgrade" for NAME.
class UpgradeDialog : public FormDialog {
    Q_OBJECT
public:
    UpgradeDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                  views::RefusalCheck refusal, QWidget* parent = nullptr);

protected:
    void updateForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override { return m_form.whyNot; }

private:
    [[nodiscard]] QWidget* versionField();

    views::RefusalCheck m_refusal;
    views::UpgradeForm m_form;
    QLineEdit* m_version = nullptr;
    FieldProblem* m_problem = nullptr;
};

} // namespace poolhouse::ui
