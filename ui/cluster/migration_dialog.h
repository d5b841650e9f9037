// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/migration_form.h"
#include "ui/pools/form_dialog.h"

class QComboBox;
class QLabel;
class QRadioButton;

namespace poolhouse::fleet {
class MigrationReader;
}

namespace poolhouse::ui {

/// Prepares a migration from a classic database into a cluster, watches it, runs or cancels it; what deletes data or
/// takes a database offline wants the phrase. Has the migration read while it is in front, and follows what is read.
/// Object name "migrationDialog"; "migrationSource", "migrationMethod", "migrationMethodEffect", "migrationSources"
/// (the note), "migrationRun", "migrationCancel"; see ConfirmDialog, with "migration" for NAME.
class MigrationDialog : public FormDialog {
    Q_OBJECT
public:
    /// `reader` outlives the dialog.
    MigrationDialog(const fleet::Store& store, const core::Clock& clock, fleet::MigrationReader& reader,
                    core::ClusterId cluster, views::RefusalCheck refusal, QWidget* parent = nullptr);

protected:
    void updateForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override { return m_form.whyNot; }
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* fields();
    [[nodiscard]] QWidget* preparation(QWidget* parent);
    [[nodiscard]] QWidget* decision(QWidget* parent);
    [[nodiscard]] views::MigrationForm currentForm() const;
    void followClock();
    void showFields();
    void showSources();

    fleet::MigrationReader& m_reader;
    views::RefusalCheck m_refusal;
    views::MigrationForm m_form;
    std::vector<views::SourceChoice> m_sources; ///< as the box has them
    core::ClusterId m_chosen;                   ///< of them, also while it is not there; empty: none was
    QWidget* m_preparation = nullptr;
    QWidget* m_decision = nullptr;
    QComboBox* m_source = nullptr;
    QComboBox* m_method = nullptr;
    QLabel* m_methodEffect = nullptr;
    QLabel* m_sourcesNote = nullptr;
    QRadioButton* m_run = nullptr;
    QRadioButton* m_cancel = nullptr;
};

} // namespace poolhouse::ui
