// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/setting_forms.h"
#include "ui/pools/form_dialog.h"

#include <memory>

namespace poolhouse::fleet {
class SettingReader;
struct SettingsRecord;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

/// Reviews settings that are to be changed, before and after, and changes them by one operation; the phrase is typed if
/// the database has to restart. Reads the settings for itself while it is open, whatever cluster is in view. Object
/// name "settingsDialog"; see ConfirmDialog, with "settings" for NAME.
class SettingsDialog : public FormDialog {
    Q_OBJECT
public:
    /// `reader` outlives the dialog: what it has read is shown until something newer is.
    SettingsDialog(const fleet::Store& store, const core::Clock& clock, fleet::SettingReader& reader,
                   core::ClusterId cluster, views::RefusalCheck refusal, QWidget* parent = nullptr);

    ~SettingsDialog() override;

    void setWanted(core::ChangedSettings wanted); ///< as decided; in place of what it showed before

protected:
    void updateForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override { return m_form.whyNot; }

private:
    [[nodiscard]] const fleet::SettingsRecord* latest() const; ///< null: never read

    fleet::SettingReader& m_reader;
    std::unique_ptr<fleet::SettingReader> m_own;
    views::RefusalCheck m_refusal;
    core::ChangedSettings m_wanted;
    views::SettingsForm m_form;
};

} // namespace poolhouse::ui
