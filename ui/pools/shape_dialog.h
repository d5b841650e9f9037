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

/// What the dialogs that give a pool another shape have in common: the level, the effect in figures, and the warnings
/// that want to be accepted. Object names of the parts: "changeTitle", "levelLine", "levelPicker", "levelProblem",
/// "figureCard", "reviewNotes", "sequence", "warningList", "acceptWarnings".
class ShapeDialog : public ChangeDialog {
    Q_OBJECT
public:
    virtual void setLevel(const std::string& level) = 0; ///< as if it had been entered

protected:
    ShapeDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, QWidget* parent);

    [[nodiscard]] QWidget* page() const { return m_page; } ///< parent of what only this dialog has
    [[nodiscard]] TextLabel* label(const char* name, TextStyle style, bool dim);
    /// Lays out the page: title and level on top, then `own`, made before, so that Tab goes the same way.
    void layOut(QLayout* own);
    void edited(); ///< the draft is another one
    /// Shows what both forms have. What was accepted holds only as long as the draft stays the same.
    void showShape(const views::ChangeForm& form, const std::string& level, const QString& sequence, bool sameDraft);
    [[nodiscard]] QString whyNotAsk(const views::ChangeForm& form) const;
    void showFieldProblem(core::DraftField field, const QString& sentence) override;
    [[nodiscard]] LevelPicker* levels() const { return m_levels; }

private:
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

} // namespace poolhouse::ui
