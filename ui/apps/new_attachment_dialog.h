// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/attachment_forms.h"
#include "ui/pools/change_dialog.h"

class QVBoxLayout;

namespace poolhouse::ui {

class ChevronCombo;
class FieldProblem;
class FigureCard;
class NameField;
class TextLabel;
class WarningList;

/// Base of the dialogs that make an attachment: pool, name, what changes, and what to know before. Object names of the
/// children: "attachTitle", "attachPool", "attachPoolProblem", "poolName" and its kin (NameField), "figureCard",
/// "warningList", "acceptWarnings", "attachSequence", "attachNotes".
class NewAttachmentDialog : public ChangeDialog {
    Q_OBJECT
protected:
    NewAttachmentDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                        views::RefusalCheck refusal, QWidget* parent);

    [[nodiscard]] QWidget* page() const { return m_page; } ///< parent of the subclass's own widgets
    [[nodiscard]] const views::RefusalCheck& refusal() const { return m_refusal; }
    /// Layout of the page; `own` of a subclass come before or after addPool(), in the tab order too.
    [[nodiscard]] QVBoxLayout* rows() const { return m_rows; }
    [[nodiscard]] TextLabel* addLabel(const char* name, bool dim);
    /// A list to choose from with a label; `label` has its mnemonic.
    [[nodiscard]] ChevronCombo* addCombo(const char* name, const QString& label);
    [[nodiscard]] FieldProblem* addProblem(const char* name);
    void addPool();
    void addRest(); ///< name, figures, warnings, notes: call last
    void focusPool();
    void revealName(); ///< its problem is shown, as after it was left

    void edited(); ///< the draft changed
    /// Shows what both dialogs have. Accepted warnings are kept only if `sameDraft`.
    void showCommon(const views::NewAttachmentForm& form, const std::string& name, const QString& sequence,
                    bool sameDraft);
    [[nodiscard]] std::optional<QString> whyNotSubmit(const views::NewAttachmentForm& form) const;
    virtual void setPool(const std::string& pool) = 0;
    virtual void setName(const std::string& name) = 0;

    void showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) override;
    [[nodiscard]] bool sameBasis(const core::ClusterInfo& info) const override;
    void busyChanged() override;

private:
    views::RefusalCheck m_refusal;
    QWidget* m_page;
    QVBoxLayout* m_rows;
    TextLabel* m_title;
    ChevronCombo* m_pool = nullptr;
    FieldProblem* m_poolProblem = nullptr;
    NameField* m_name = nullptr;
    FigureCard* m_figures = nullptr;
    WarningList* m_warnings = nullptr;
    TextLabel* m_sequence = nullptr;
    TextLabel* m_notes = nullptr;
};

} // namespace poolhouse::ui
