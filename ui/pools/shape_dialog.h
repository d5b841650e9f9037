// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pools/change_dialog.h"

class QLayout;

namespace poolhouse::ui {

class FieldProblem;
class FigureCard;
class LevelPicker;
class TextLabel;
class WarningList;
enum class TextStyle;

/// Base of the dialogs that change a pool's shape: level, figures before and after, and warnings to accept. The page
/// with the inputs scrolls; the figures are always in sight, above the warnings. Object names of the children:
/// "changeTitle", "levelLine", "levelPicker", "levelProblem", "figureCard", "reviewNotes", "sequence", "warningList",
/// "acceptWarnings".
class ShapeDialog : public ChangeDialog {
    Q_OBJECT
public:
    virtual void setLevel(const std::string& level) = 0; ///< as if entered by the user

protected:
    ShapeDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, QWidget* parent);

    [[nodiscard]] QWidget* page() const { return m_page; } ///< parent of the subclass's own widgets
    [[nodiscard]] TextLabel* label(const char* name, TextStyle style, bool dim);
    /// Lays out the page: title, level line, `own`, then the shared widgets. `own` must be created first: tab order
    /// follows creation order.
    void layOut(QLayout* own);
    void edited(); ///< the draft changed
    /// Shows the shared part of the form. Accepted warnings are kept only if `sameDraft`.
    void showShape(const views::ChangeForm& form, const std::string& level, const QString& sequence, bool sameDraft);
    [[nodiscard]] std::optional<QString> whyNotSubmit(const views::ChangeForm& form) const;
    void showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) override;
    [[nodiscard]] LevelPicker* levels() const { return m_levels; }
    /// Figures and warnings to accept stay visible above the buttons; on a screen without room for that they end the
    /// page.
    void arrangeParts() override;

private:
    void place(QWidget* part, bool inPage);

    QWidget* m_page;
    TextLabel* m_title = nullptr;
    TextLabel* m_levelLine = nullptr;
    LevelPicker* m_levels = nullptr;
    FieldProblem* m_levelProblem = nullptr;
    FigureCard* m_figures = nullptr;
    WarningList* m_warnings = nullptr;
    TextLabel* m_sequence = nullptr;
    TextLabel* m_notes = nullptr;
};

/// Shape dialog that edits a draft and shows the form computed from it.
template <class Draft, class Form> class DraftDialog : public ShapeDialog {
public:
    void setLevel(const std::string& level) override {
        m_draft.level = level;
        edited();
    }

protected:
    using ShapeDialog::ShapeDialog;

    [[nodiscard]] std::vector<core::Change> changes() const override {
        return m_form ? m_form->changes : std::vector<core::Change>{};
    }
    [[nodiscard]] std::optional<QString> whyNot() const override {
        return m_form ? whyNotSubmit(*m_form) : missingPool();
    }
    [[nodiscard]] virtual QString missingPool() const = 0; ///< message while there is no form

    /// Stores a new form; false, without effect, if there is none: the previous one stays visible.
    [[nodiscard]] bool setForm(std::optional<Form> form) {
        if (!form) {
            return false;
        }
        m_form = std::move(form);
        return true;
    }
    /// Shows the shared part of the form; call last in showForm().
    void showShared() {
        showShape(*m_form, m_draft.level, m_form->sequence, m_draft == m_shownDraft);
        m_shownDraft = m_draft;
    }

    Draft m_draft;
    Draft m_shownDraft; ///< draft at the last showShared()
    std::optional<Form> m_form;
};

} // namespace poolhouse::ui
