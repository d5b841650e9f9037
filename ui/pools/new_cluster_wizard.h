// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/new_cluster_form.h"
#include "ui/pools/change_dialog.h"

#include <map>
#include <set>

class QLineEdit;
class QStackedWidget;

namespace poolhouse::ui {

class ChevronCombo;
class ClusterDrafts;
class CopyTimeField;
class FieldProblem;
class LeaderLevelPage;
class NameField;
class NewPoolsEditor;
class ResumedNote;
class ReviewSummary;
class StepList;
class TextLabel;

/// Creates a cluster in four steps: names, level, follower pools, review. Another cluster may fill them in. As the copy
/// of another one it has no app and plan to choose, but whether it is a fork or a rollback. What is wrong with a field
/// is said once it was left, or Next was pressed; what the API refuses, until the next edit. Enter advances to the next
/// step but never submits. Belongs to no cluster: cluster() is empty. Object names "newClusterWizard", "wizardHeading",
/// "stepList", "clusterApp", "clusterAppText", "clusterName", "clusterAttachment", "clusterPlan", "clusterVersion",
/// "forkNow", "forkPast", "forkTime", "clusterLike", "levelPicker", "clusterStandby", "newPoolsEditor", "reviewCard",
/// "reviewNotes", "backButton", "nextButton"; of a field NAME also "NAMEProblem" and "NAMEHint".
class NewClusterWizard : public ChangeDialog {
    Q_OBJECT
public:
    /// `source`: the name of the cluster to copy; empty: a new database. A draft of it is restored; `drafts` outlives
    /// the wizard. `saved`: templates beside the clusters.
    NewClusterWizard(const fleet::Store& store, const core::Clock& clock, const std::string& source,
                     ClusterDrafts& drafts, std::vector<views::SavedTemplate> saved, views::RefusalCheck refusal,
                     QWidget* parent = nullptr);

    void proposeApp(const std::string& app); ///< by name; a draft may have another one
    void setLike(const std::string& key);    ///< a template, as if chosen
    [[nodiscard]] int step() const;

protected:
    void showForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override { return m_form.whyNot; }
    void clearProblems() override;
    void showProblem(const views::OperationNote& note) override;
    void busyChanged() override;
    void onTaken(const std::string& operation) override;
    void onApiAccepted() override;

private:
    using Field = core::NewClusterField;

    void buildFrame();
    QWidget* buildNamesPage();
    void addApp(QWidget* page);
    void addPlan(QWidget* page);
    void wire();
    void edited();
    void keepDraft();
    void discardDraft();
    void showDraft();
    void leave(Field field);
    void goTo(int step);
    void next();
    void showFields();
    void showReview();
    void showSteps();
    [[nodiscard]] std::optional<QString> sentenceOf(Field field) const; ///< what is shown beside it

    const core::Clock& m_time;
    ClusterDrafts& m_drafts;
    std::string m_source; ///< that is copied; empty: none
    std::string m_proposedApp;
    std::vector<views::SavedTemplate> m_saved;
    views::RefusalCheck m_refusal;
    views::NewClusterDraft m_draft;
    views::NewClusterForm m_form;
    std::set<Field> m_left;             ///< fields whose problems are shown
    std::map<Field, QString> m_answers; ///< what the API refused

    StepList* m_steps = nullptr;
    TextLabel* m_heading = nullptr;
    QStackedWidget* m_pages = nullptr;
    TextLabel* m_about = nullptr;
    ChevronCombo* m_app = nullptr; ///< null for a copy, as what belongs to it
    FieldProblem* m_appProblem = nullptr;
    CopyTimeField* m_copyTime = nullptr; ///< null without a source
    NameField* m_name = nullptr;
    NameField* m_attachment = nullptr;
    ChevronCombo* m_plan = nullptr;
    FieldProblem* m_planProblem = nullptr;
    TextLabel* m_planHint = nullptr;
    QLineEdit* m_version = nullptr;
    FieldProblem* m_versionProblem = nullptr;
    LeaderLevelPage* m_level = nullptr;
    ChevronCombo* m_like = nullptr;
    TextLabel* m_likeHint = nullptr;
    ResumedNote* m_resumed = nullptr;
    NewPoolsEditor* m_pools = nullptr;
    ReviewSummary* m_review = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
};

} // namespace poolhouse::ui
