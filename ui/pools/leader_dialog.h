// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pools/change_dialog.h"

class QCheckBox;

namespace poolhouse::ui {

class FieldProblem;
class FigureCard;
class InstanceStrip;
class LevelPicker;
class TextLabel;
class WarningList;

/// Level and high availability of the leader pool. Object names "leaderDialog", "levelPicker", "levelProblem",
/// "standbyBox", "standbyPrice", "standbyEffect", "leaderInstances", "figureCard", "warningList", "acceptWarnings",
/// "sequence", "reviewNotes".
class LeaderDialog : public ChangeDialog {
    Q_OBJECT
public:
    enum class Begin { Level, HighAvailability }; ///< which of the two the person came for: it gets the focus

    LeaderDialog(const models::Store& store, const core::Clock& clock, core::ClusterId cluster, Begin begin,
                 QWidget* parent = nullptr);

    void setStandby(bool standby); ///< as if it had been entered

protected:
    void showForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override;
    [[nodiscard]] QString whyNot() const override;
    void showFieldProblem(core::DraftField field, const QString& sentence) override;

private:
    void build();
    void wire();
    void edited();

    models::LeaderDraft m_draft;
    models::LeaderDraft m_shownDraft;
    std::optional<models::LeaderForm> m_form;

    TextLabel* m_title = nullptr;
    TextLabel* m_levelLine = nullptr;
    LevelPicker* m_levels = nullptr;
    FieldProblem* m_levelProblem = nullptr;
    QCheckBox* m_standby = nullptr;
    TextLabel* m_price = nullptr;
    TextLabel* m_effect = nullptr;
    InstanceStrip* m_boxes = nullptr;
    FigureCard* m_figures = nullptr;
    WarningList* m_warnings = nullptr;
    TextLabel* m_sequence = nullptr;
    TextLabel* m_notes = nullptr;
};

} // namespace poolhouse::ui
