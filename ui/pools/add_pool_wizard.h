// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pools/change_dialog.h"

class QStackedWidget;

namespace poolhouse::ui {

class BadgeLabel;
class CountStepper;
class FieldProblem;
class FigureCard;
class InstanceStrip;
class LevelPicker;
class NameField;
class PoolDrafts;
class StepList;
class TextLabel;

/// Adds a follower pool in three steps: level, instances and name, review. Input is saved per cluster until the pool is
/// added, and restored the next time. Enter advances to the next step but never submits. Object names "addPoolWizard",
/// "wizardHeading", "levelPicker", "levelProblem", "countStepper", "countProblem", "countRoom", "redundancyBadge",
/// "newInstances", "poolName", "figureCard" (step 2), "reviewCard" (step 3), "reviewNotes", "startAfresh",
/// "backButton", "nextButton", "askButton", "cancelButton", "stepList".
class AddPoolWizard : public ChangeDialog {
    Q_OBJECT
public:
    AddPoolWizard(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, PoolDrafts& drafts,
                  QWidget* parent = nullptr);

    /// Starts from `draft` instead of the saved input: "Add it again…" of a destroyed pool.
    void setDraft(const views::AddPoolDraft& draft);
    /// Attachments of the destroyed pool. They are not recreated; the review says so.
    void setAttachments(const QStringList& attachments);
    [[nodiscard]] int step() const;

protected:
    void showForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override;
    [[nodiscard]] std::optional<QString> whyNot() const override;
    void showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) override;
    void onApiAccepted() override;
    void busyChanged() override;

private:
    void buildFrame();
    QWidget* buildLevelPage();
    QWidget* buildCountPage();
    QWidget* buildReviewPage();
    void wire();
    void edited();
    void goTo(int step);
    void next();
    void showSteps();
    [[nodiscard]] int reachable() const;
    [[nodiscard]] bool stepHolds(int step) const;

    PoolDrafts& m_drafts;
    views::AddPoolDraft m_draft;
    views::AddPoolForm m_form;
    QStringList m_attachments;
    bool m_resumed = false;

    StepList* m_steps = nullptr;
    TextLabel* m_heading = nullptr;
    QStackedWidget* m_pages = nullptr;
    QWidget* m_resumedNote = nullptr;
    TextLabel* m_whyNot = nullptr;
    LevelPicker* m_levels = nullptr;
    FieldProblem* m_levelProblem = nullptr;
    TextLabel* m_levelLine = nullptr;
    CountStepper* m_count = nullptr;
    TextLabel* m_remaining = nullptr;
    BadgeLabel* m_badge = nullptr;
    InstanceStrip* m_boxes = nullptr;
    FieldProblem* m_countProblem = nullptr;
    NameField* m_name = nullptr;
    FigureCard* m_figures = nullptr;
    TextLabel* m_summary = nullptr;
    FigureCard* m_review = nullptr;
    TextLabel* m_notes = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
};

} // namespace poolhouse::ui
