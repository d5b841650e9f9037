// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/attachment_forms.h"
#include "ui/pools/form_dialog.h"

namespace poolhouse::ui {

/// Detaches an app, after the phrase was typed where one is wanted. Object name "detachDialog"; see ConfirmDialog, with
/// "detach" for NAME.
class DetachDialog : public FormDialog {
    Q_OBJECT
public:
    DetachDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                 core::AttachmentId attachment, views::RefusalCheck refusal, QWidget* parent = nullptr);

protected:
    void updateForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override;

private:
    core::AttachmentId m_attachment;
    views::RefusalCheck m_refusal;
    views::DetachForm m_form;
    bool m_gone = false;
};

} // namespace poolhouse::ui
