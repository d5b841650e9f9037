// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pools/change_dialog.h"

namespace poolhouse::ui {

class BadgeLabel;
class CountStepper;
class FieldProblem;
class FigureCard;
class InstanceStrip;
class LevelPicker;
class TextLabel;
class WarningList;

/// Level and number of instances of a follower pool; when both change they become two changes in the right order.
/// Object names "scaleDialog", "levelPicker", "levelProblem", "countStepper", "countRoom", "countNote", "countProblem",
/// "redundancyBadge", "newInstances", "survivable", "sequence", "figureCard", "warningList", "acceptWarnings",
/// "reviewNotes".
class ScaleDialog : public ChangeDialog {
    Q_OBJECT
public:
    ScaleDialog(const models::Store& store, const core::Clock& clock, core::ClusterId cluster, std::string pool,
                QWidget* parent = nullptr);

    void setCount(int count); ///< as if it had been entered: "scale it to 0 instances instead", "Scale back to 3"
    void setLevel(const std::string& level);

protected:
    void showForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override;
    [[nodiscard]] QString whyNot() const override;
    void showFieldProblem(core::DraftField field, const QString& sentence) override;
    [[nodiscard]] bool stillThere(const core::ClusterInfo& info) const override;

private:
    void build();
    void wire();
    void edited();

    std::string m_pool;
    models::ScaleDraft m_draft;
    models::ScaleDraft m_shownDraft;
    std::optional<models::ScaleForm> m_form;

    TextLabel* m_title = nullptr;
    TextLabel* m_levelLine = nullptr;
    LevelPicker* m_levels = nullptr;
    FieldProblem* m_levelProblem = nullptr;
    CountStepper* m_count = nullptr;
    TextLabel* m_room = nullptr;
    BadgeLabel* m_badge = nullptr;
    FieldProblem* m_countProblem = nullptr;
    InstanceStrip* m_boxes = nullptr;
    TextLabel* m_survivable = nullptr;
    TextLabel* m_countNote = nullptr;
    FigureCard* m_figures = nullptr;
    WarningList* m_warnings = nullptr;
    TextLabel* m_sequence = nullptr;
    TextLabel* m_notes = nullptr;
};

} // namespace poolhouse::ui
