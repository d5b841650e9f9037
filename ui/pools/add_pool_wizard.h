// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_apps_form.h"
#include "ui/pools/change_dialog.h"

#include <cstdint>
#include <string>
#include <vector>

class QStackedWidget;

namespace poolhouse::fleet {
class CredentialReader;
}

namespace poolhouse::ui {

class BadgeLabel;
class CountStepper;
class FieldProblem;
class FigureCard;
class InstanceStrip;
class LevelPicker;
class NameField;
class PoolAppsEditor;
class PoolDrafts;
class ResumedNote;
class ReviewSummary;
class StepList;
class TextLabel;

/// Adds a follower pool in three steps: level, instances and name, review; a fourth one, which may be left out, names
/// apps that are attached to it. Input is saved per cluster until the pool is added, and restored the next time. Enter
/// advances to the next step but never submits. Object names "addPoolWizard",
/// "wizardHeading", "levelPicker", "levelProblem", "countStepper", "countProblem", "countRoom", "redundancyBadge",
/// "newInstances", "poolName", "figureCard" (step 2), "reviewCard" (step 3), "reviewNotes", "attachApps",
/// "poolAppsEditor", "appCredentialHint", "appFigures" (step 4), "startAfresh",
/// "backButton", "nextButton", "askButton", "cancelButton", "stepList".
class AddPoolWizard : public ChangeDialog {
    Q_OBJECT
public:
    /// `credentials` outlives the wizard, which has them read when apps are to be attached. `refusal`: of attaching an
    /// app.
    AddPoolWizard(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, PoolDrafts& drafts,
                  fleet::CredentialReader& credentials, views::RefusalCheck refusal, QWidget* parent = nullptr);

    /// Starts from `draft` instead of the saved input: "Add it again…" of a destroyed pool.
    void setDraft(const views::AddPoolDraft& draft);
    /// Attachments to make with the pool, such as those of the destroyed one.
    void setApps(std::vector<views::AttachDraft> apps);
    [[nodiscard]] int step() const;

protected:
    void showForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override;
    [[nodiscard]] std::optional<QString> whyNot() const override;
    void showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) override;
    void onTaken(const std::string& operation) override;
    void onApiAccepted() override;
    void busyChanged() override;

private:
    void buildFrame();
    QWidget* buildLevelPage();
    QWidget* buildCountPage();
    QWidget* buildAppsPage();
    QWidget* buildReviewPage();
    void wire();
    void edited();
    void goTo(int step);
    void next();
    void showApps();
    void showSteps();
    void focusStep();
    [[nodiscard]] int reachable() const;
    [[nodiscard]] bool stepHolds(int step) const;
    void keepDraft();
    [[nodiscard]] std::string poolName() const; ///< as entered, else generated: apps are attached by it

    PoolDrafts& m_drafts;
    fleet::CredentialReader& m_credentials;
    bool m_credentialsAsked = false;
    views::AddPoolDraft m_draft;
    views::AddPoolForm m_form;
    views::RefusalCheck m_refusal;
    views::PoolAppsForm m_appsForm;
    std::uint64_t m_entropy;     ///< of the generated name
    std::string m_generatedName; ///< of the pool
    bool m_resumed = false;

    StepList* m_steps = nullptr;
    TextLabel* m_heading = nullptr;
    QStackedWidget* m_pages = nullptr;
    ResumedNote* m_resumedNote = nullptr;
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
    ReviewSummary* m_review = nullptr;
    PoolAppsEditor* m_apps = nullptr;
    TextLabel* m_credentialHint = nullptr;
    FigureCard* m_appFigures = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
};

} // namespace poolhouse::ui
