// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/wording.h"
#include "ui/pools/choice_combo.h"
#include "ui/pools/level_picker.h"
#include "ui/pools/name_field.h"
#include "ui/pools/new_cluster_wizard.h"
#include "ui/pools/new_pools_editor.h"
#include "ui/pools/review_summary.h"
#include "ui/pools/step_list.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/page_scroll.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

/// Construction of the wizard's pages; behaviour is in new_cluster_wizard.cpp.
namespace poolhouse::ui {

namespace {

constexpr int newClusterFieldWidth = 320;

QVBoxLayout* wizardColumn(QWidget* page, int spacing = 6) {
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

QVBoxLayout* columnOf(QWidget* page) {
    return qobject_cast<QVBoxLayout*>(page->layout());
}

/// A label above a field; `label` has its mnemonic.
void addField(QWidget* page, const QString& label, QWidget* field) {
    auto* title = new TextLabel(TextStyle::Strong, label, page);
    title->setBuddy(field);
    field->setMaximumWidth(newClusterFieldWidth);
    columnOf(page)->addWidget(title);
    columnOf(page)->addWidget(field);
}

TextLabel* addHint(QWidget* page, const QString& name) {
    auto* hint = new TextLabel(TextStyle::Small, page);
    hint->setObjectName(name);
    hint->setWrapping();
    hint->setDim();
    columnOf(page)->addWidget(hint);
    return hint;
}

FieldProblem* addProblemLine(QWidget* page, const QString& name) {
    auto* problem = new FieldProblem(name, page);
    columnOf(page)->addWidget(problem);
    return problem;
}

QWidget* followerPoolsPage(NewPoolsEditor* editor) {
    auto* page = new QWidget;
    auto* about = new TextLabel(
        TextStyle::Body,
        NewClusterWizard::tr("Follower pools are read-only and take queries off the leader. They are added "
                             "once the cluster is available; more can be added later."),
        page);
    about->setWrapping();
    about->setDim();
    auto* rows = wizardColumn(page, 10);
    rows->addWidget(about);
    rows->addWidget(editor);
    rows->addStretch(1);
    return page;
}

ChevronCombo* addTemplate(QWidget* page, bool copies) {
    auto* like = choiceCombo(page, QStringLiteral("clusterLike"), NewClusterWizard::tr("Like cluster"));
    addField(page, NewClusterWizard::tr("Li&ke cluster"), like);
    addHint(page, QStringLiteral("clusterLikeHint"))
        ->showText(copies ? NewClusterWizard::tr("Fills in level, high availability and follower pools of that "
                                                 "cluster.")
                          : NewClusterWizard::tr("Fills in plan, level, high availability and follower pools of that "
                                                 "cluster, not its data."));
    columnOf(page)->addSpacing(6);
    return like;
}

} // namespace

void NewClusterWizard::buildFrame() {
    const bool copies = m_draft.cluster.source.has_value();
    m_steps = new StepList(
        {copies ? tr("Time and names") : tr("App and names"), tr("Level"), tr("Follower pools"), tr("Review")}, this);
    m_steps->setMinimumWidth(190);
    auto* whole = qobject_cast<QVBoxLayout*>(layout());
    whole->removeItem(column());
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_steps);
    row->addLayout(column(), 1);
    whole->insertLayout(0, row, 1);

    m_heading = new TextLabel(TextStyle::Heading, body());
    m_heading->setObjectName(QStringLiteral("wizardHeading"));
    m_pages = new QStackedWidget(body());
    m_pools = new NewPoolsEditor;
    m_review = new ReviewSummary;
    for (QWidget* page :
         {buildNamesPage(), buildLevelPage(), followerPoolsPage(m_pools), static_cast<QWidget*>(m_review)}) {
        m_pages->addWidget(scrolled(page, m_pages));
    }
    auto* all = wizardColumn(body(), 10);
    all->addWidget(m_heading);
    all->addWidget(m_pages, 1);

    m_back = new QPushButton(tr("&Back"), this);
    m_back->setObjectName(QStringLiteral("backButton"));
    m_next = new QPushButton(tr("&Next"), this);
    m_next->setObjectName(QStringLiteral("nextButton"));
    m_next->setProperty("primary", true);
    submitButton()->setProperty("primary", true);
    const int before = footer()->indexOf(submitButton());
    footer()->insertWidget(before, m_back);
    footer()->insertWidget(before + 1, m_next);
    setTabOrder(cancelButton(), m_back);
    setTabOrder(m_back, m_next);
    setTabOrder(m_next, submitButton());
    resizeWithinScreen(*this, {936, 640});
}

QWidget* NewClusterWizard::buildNamesPage() {
    auto* page = new QWidget;
    wizardColumn(page);
    m_about = new TextLabel(TextStyle::Body, page);
    m_about->setObjectName(QStringLiteral("clusterAbout"));
    m_about->setWrapping();
    m_about->setDim();
    columnOf(page)->addWidget(m_about);
    if (m_draft.cluster.source) {
        addTime(page);
    } else {
        addApp(page);
    }
    addNames(page);
    m_like = addTemplate(page, m_draft.cluster.source.has_value());
    if (!m_draft.cluster.source) {
        addPlan(page);
    }
    columnOf(page)->addStretch(1);
    return page;
}

void NewClusterWizard::addApp(QWidget* page) {
    m_app = new ChevronCombo(page);
    m_app->setObjectName(QStringLiteral("clusterApp"));
    m_app->setEditable(true);
    m_app->setInsertPolicy(QComboBox::NoInsert);
    m_app->lineEdit()->setObjectName(QStringLiteral("clusterAppText"));
    m_app->lineEdit()->setAccessibleName(tr("App"));
    m_app->lineEdit()->setPlaceholderText(tr("Name of the app"));
    m_app->lineEdit()->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    addField(page, tr("A&pp"), m_app);
    m_appProblem = addProblemLine(page, QStringLiteral("clusterAppProblem"));
    columnOf(page)->addSpacing(6);
}

void NewClusterWizard::addTime(QWidget* page) {
    m_now = new QRadioButton(tr("&Fork: its data as of now"), page);
    m_now->setObjectName(QStringLiteral("forkNow"));
    m_now->setChecked(true);
    m_past = new QRadioButton(tr("&Roll back: its data as of a time in the past"), page);
    m_past->setObjectName(QStringLiteral("forkPast"));
    m_instant = new QLineEdit(page);
    m_instant->setObjectName(QStringLiteral("forkTime"));
    m_instant->setPlaceholderText(tr("Local time, such as 2026-06-02 13:00"));
    m_instant->setEnabled(false);
    columnOf(page)->addWidget(m_now);
    columnOf(page)->addWidget(m_past);
    addField(page, tr("&Time"), m_instant);
    m_instantProblem = addProblemLine(page, QStringLiteral("forkTimeProblem"));
    m_instantHint = addHint(page, QStringLiteral("forkTimeHint"));
    columnOf(page)->addSpacing(6);
}

void NewClusterWizard::addNames(QWidget* page) {
    m_name = new NameField(QStringLiteral("clusterName"), tr("N&ame of the cluster"), page);
    m_attachment = new NameField(QStringLiteral("clusterAttachment"), tr("Attach&ment"), page);
    columnOf(page)->addWidget(m_name);
    columnOf(page)->addSpacing(6);
    columnOf(page)->addWidget(m_attachment);
    columnOf(page)->addSpacing(6);
}

void NewClusterWizard::addPlan(QWidget* page) {
    m_plan = new ChevronCombo(page);
    m_plan->setObjectName(QStringLiteral("clusterPlan"));
    for (const auto plan : {core::commonPlan, core::privatePlan, core::shieldPlan}) {
        m_plan->addItem(text::planTitle(std::string(plan)), QString::fromStdString(std::string(plan)));
    }
    addField(page, tr("P&lan"), m_plan);
    m_planProblem = addProblemLine(page, QStringLiteral("clusterPlanProblem"));
    m_planHint = addHint(page, QStringLiteral("clusterPlanHint"));
    columnOf(page)->addSpacing(6);
    m_version = new QLineEdit(page);
    m_version->setObjectName(QStringLiteral("clusterVersion"));
    m_version->setPlaceholderText(tr("The API's default"));
    addField(page, tr("PostgreSQL &version"), m_version);
    m_versionProblem = addProblemLine(page, QStringLiteral("clusterVersionProblem"));
}

QWidget* NewClusterWizard::buildLevelPage() {
    auto* page = new QWidget;
    auto* about = new TextLabel(TextStyle::Body,
                                tr("The level of the leader pool, the only writer. It can be changed later."), page);
    about->setWrapping();
    about->setDim();
    m_levels = new LevelPicker(page);
    m_levelProblem = new FieldProblem(QStringLiteral("levelProblem"), page);
    m_standby = new QCheckBox(tr("&High availability"), page);
    m_standby->setObjectName(QStringLiteral("clusterStandby"));
    auto* rows = wizardColumn(page, 10);
    rows->addWidget(about);
    rows->addWidget(m_levelProblem);
    rows->addWidget(m_standby);
    m_standbyHint = addHint(page, QStringLiteral("clusterStandbyHint"));
    rows->addWidget(m_levels);
    rows->addStretch(1);
    return page;
}

} // namespace poolhouse::ui
