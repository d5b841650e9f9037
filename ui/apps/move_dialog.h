// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/apps/new_attachment_dialog.h"

class QLabel;

namespace poolhouse::ui {

class PhraseField;

/// Moves an app to another pool: a new attachment, then the old one is removed. Object names "moveDialog",
/// "phraseLabel", "phraseField", "phraseProblem"; see NewAttachmentDialog.
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
    void addPhrase();
    void showPhrase();

    core::AttachmentId m_attachment;
    views::MoveDraft m_draft;
    views::MoveDraft m_shownDraft; ///< at the last showForm()
    views::MoveForm m_form;
    bool m_gone = false;
    QString m_typed;
    QLabel* m_phraseLabel = nullptr;
    PhraseField* m_phrase = nullptr;
    FieldProblem* m_mismatch = nullptr;
};

} // namespace poolhouse::ui
