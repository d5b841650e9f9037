// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/maintenance_forms.h"
#include "ui/pools/form_dialog.h"

class QComboBox;
class QSpinBox;
class QLayout;
class QTimeEdit;

namespace poolhouse::fleet {
class MaintenanceReader;
}

namespace poolhouse::ui {

/// Runs the maintenance of a cluster, after the phrase was typed, moves it by weeks, or changes its window. Follows
/// what is read of the maintenance while it is open. Object name "maintenanceDialog"; "maintenanceWeeks",
/// "weeksLess", "weeksMore", "maintenanceDay", "maintenanceTime", "maintenanceField" (the problem beside them); see
/// ConfirmDialog, with "maintenance" for NAME.
class MaintenanceDialog : public FormDialog {
    Q_OBJECT
public:
    /// `kind`: of core::ChangeArea::Maintenance. `reader` outlives the dialog, and has read the maintenance.
    MaintenanceDialog(const fleet::Store& store, const core::Clock& clock, fleet::MaintenanceReader& reader,
                      core::ClusterId cluster, core::ChangeKind kind, views::RefusalCheck refusal,
                      QWidget* parent = nullptr);

    void setWeeks(int weeks);
    void setWindowStart(const core::WeekTime& start);

protected:
    void updateForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override;
    void showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) override;

private:
    [[nodiscard]] QWidget* fields();
    [[nodiscard]] QLayout* weeksField(QWidget* parent);
    [[nodiscard]] QLayout* windowField(QWidget* parent);
    void onRead(const core::Maintenance& read);

    const core::Clock& m_clock;
    core::ChangeKind m_kind;
    views::RefusalCheck m_refusal;
    core::Maintenance m_shown; ///< as it was read last
    bool m_readAgain = false;  ///< it changed while this was open
    views::MaintenanceDraft m_draft;
    views::MaintenanceForm m_form;
    QSpinBox* m_weeks = nullptr;
    QComboBox* m_day = nullptr;
    QTimeEdit* m_time = nullptr;
    FieldProblem* m_problem = nullptr;
};

} // namespace poolhouse::ui
