// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace poolhouse::ui {

class DriftNote;
class FieldProblem;
class PlanFigures;
class PlanSteps;
class PlanWarnings;
class TextLabel;

/// The last look at a plan before it is applied: steps, effect, warnings, the phrase to type where something is
/// destroyed. It follows the clusters while it is open and does not let a plan go that they no longer fit. It deletes
/// itself when closed; show it with open(). Object names "reviewDialog", "reviewPhrase", "reviewPhraseLabel",
/// "reviewRefusal", "cancelReview", "applyPlan", and those of its parts.
class ReviewDialog : public QDialog {
    Q_OBJECT
public:
    explicit ReviewDialog(views::PlannerModel& model, QWidget* parent = nullptr);

    void setLocked(const QString& why); ///< why nothing can be applied just now; empty: it can
    void refuse(const QString& why);    ///< the answer to applyRequested() where it is no: the dialog stays as it is

Q_SIGNALS:
    void applyRequested(const poolhouse::core::Plan& plan, const QString& phrase);

private:
    void build();
    void showPlan();
    void showButtons();
    void apply();

    views::PlannerModel& m_model;
    QString m_locked;
    DriftNote* m_drift = nullptr;
    TextLabel* m_title = nullptr;
    PlanSteps* m_steps = nullptr;
    PlanFigures* m_figures = nullptr;
    PlanWarnings* m_warnings = nullptr;
    FieldProblem* m_refusal = nullptr;
    bool m_refused = false;
    TextLabel* m_phraseLabel = nullptr;
    QLineEdit* m_phrase = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_apply = nullptr;
};

} // namespace poolhouse::ui
