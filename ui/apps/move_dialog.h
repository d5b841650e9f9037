// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/apps/new_attachment_dialog.h"

namespace poolhouse::ui {

/// Moves an app to another pool: a new attachment, then the old one is removed. Object name "moveDialog"; see
/// NewAttachmentDialog.
class MoveDialog : public NewAttachmentDialog {
    Q_OBJECT
public:
    MoveDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
               core::AttachmentId attachment, views::RefusalCheck refusal, QWidget* parent = nullptr);

    void setPool(const std::string& pool) override;

protected:
    void showForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override;
    void setName(const std::string& name) override;

private:
    core::AttachmentId m_attachment;
    views::MoveDraft m_draft;
    views::MoveDraft m_shownDraft; ///< at the last showForm()
    views::MoveForm m_form;
    bool m_gone = false;
};

} // namespace poolhouse::ui
