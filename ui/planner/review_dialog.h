// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"

#include <QDialog>
#include <QString>

#include <optional>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace poolhouse::ui {

class DriftNote;
class FieldProblem;
class LabelHead;
class PhraseField;
class PlanFigures;
class PlanSteps;
class PlanWarnings;
class TextLabel;

/// Final review of a plan: steps, effect, warnings and, for destructive steps, a confirmation phrase. Tracks the
/// clusters while open and blocks applying a plan that no longer fits. Deletes itself on close; show it with open().
/// Object names "reviewDialog", "reviewPhrase", "reviewPhraseLabel", "reviewRefusal", "labelHead", "cancelReview",
/// "applyPlan", and those of its children.
class ReviewDialog : public QDialog {
    Q_OBJECT
public:
    explicit ReviewDialog(views::PlannerModel& model, QWidget* parent = nullptr);

    void setLocked(const std::optional<QString>& why); ///< reason that blocks applying
    void refuse(const QString& why);                   ///< rejects applyRequested(): the dialog stays open

Q_SIGNALS:
    void applyRequested(const poolhouse::core::Plan& plan, const QString& phrase);

private:
    void build();
    void showPlan();
    void showLabels();
    [[nodiscard]] std::optional<QString> whyNotApply() const;
    void showButtons();
    void apply();

    views::PlannerModel& m_model;
    std::optional<QString> m_locked;
    std::optional<plans::PlanDraft> m_reviewed; ///< shown last
    DriftNote* m_drift = nullptr;
    QVBoxLayout* m_head = nullptr; ///< of `m_labels`
    std::vector<LabelHead*> m_labels;
    TextLabel* m_title = nullptr;
    PlanSteps* m_steps = nullptr;
    TextLabel* m_restarts = nullptr;
    PlanFigures* m_figures = nullptr;
    PlanWarnings* m_warnings = nullptr;
    FieldProblem* m_refusal = nullptr;
    bool m_refused = false;
    TextLabel* m_phraseLabel = nullptr;
    PhraseField* m_phrase = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_apply = nullptr;
};

} // namespace poolhouse::ui
