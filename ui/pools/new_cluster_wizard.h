// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/new_cluster_form.h"
#include "ui/pools/change_dialog.h"

#include <map>
#include <set>

class QCheckBox;
class QLineEdit;
class QRadioButton;
class QStackedWidget;

namespace poolhouse::ui {

class ChevronCombo;
class FieldProblem;
class LevelPicker;
class NameField;
class NewPoolsEditor;
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
    /// `source`: the name of the cluster to copy; empty: a new database.
    NewClusterWizard(const fleet::Store& store, const core::Clock& clock, const std::string& source,
                     views::RefusalCheck refusal, QWidget* parent = nullptr);

    void setApp(const std::string& app);      ///< by name, as if chosen
    void setLike(const std::string& cluster); ///< the same of the cluster that fills in the rest
    [[nodiscard]] int step() const;

protected:
    void showForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override { return m_form.whyNot; }
    void clearProblems() override;
    void showProblem(const views::OperationNote& note) override;
    void busyChanged() override;

private:
    using Field = core::NewClusterField;

    void buildFrame();
    QWidget* buildNamesPage();
    QWidget* buildLevelPage();
    void addApp(QWidget* page);
    void addTime(QWidget* page);
    void addNames(QWidget* page);
    void addPlan(QWidget* page);
    void wire();
    void edited();
    void leave(Field field);
    void goTo(int step);
    void next();
    void showFields();
    void showReview();
    void showSteps();
    [[nodiscard]] std::optional<QString> sentenceOf(Field field) const; ///< what is shown beside it
    [[nodiscard]] bool stepHolds(int step) const;
    [[nodiscard]] int reachable() const;

    const core::Clock& m_time;
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
    QRadioButton* m_now = nullptr; ///< null without a source, as what belongs to it
    QRadioButton* m_past = nullptr;
    QLineEdit* m_instant = nullptr;
    FieldProblem* m_instantProblem = nullptr;
    TextLabel* m_instantHint = nullptr;
    NameField* m_name = nullptr;
    NameField* m_attachment = nullptr;
    ChevronCombo* m_plan = nullptr;
    FieldProblem* m_planProblem = nullptr;
    TextLabel* m_planHint = nullptr;
    QLineEdit* m_version = nullptr;
    FieldProblem* m_versionProblem = nullptr;
    LevelPicker* m_levels = nullptr;
    FieldProblem* m_levelProblem = nullptr;
    QCheckBox* m_standby = nullptr;
    TextLabel* m_standbyHint = nullptr;
    ChevronCombo* m_like = nullptr;
    NewPoolsEditor* m_pools = nullptr;
    ReviewSummary* m_review = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
};

} // namespace poolhouse::ui
