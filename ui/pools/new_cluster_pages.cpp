// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/wording.h"
#include "ui/pools/choice_combo.h"
#include "ui/pools/copy_time_field.h"
#include "ui/pools/leader_level_page.h"
#include "ui/pools/name_field.h"
#include "ui/pools/new_cluster_wizard.h"
#include "ui/pools/new_pools_editor.h"
#include "ui/pools/resumed_note.h"
#include "ui/pools/review_summary.h"
#include "ui/pools/step_list.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/page_scroll.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
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

NameField* addName(QWidget* page, const QString& name, const QString& title) {
    auto* field = new NameField(name, title, page);
    columnOf(page)->addWidget(field);
    columnOf(page)->addSpacing(6);
    return field;
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
    m_level = new LeaderLevelPage;
    m_pools = new NewPoolsEditor;
    m_review = new ReviewSummary;
    for (QWidget* page : {buildNamesPage(), static_cast<QWidget*>(m_level), followerPoolsPage(m_pools),
                          static_cast<QWidget*>(m_review)}) {
        m_pages->addWidget(scrolled(page, m_pages));
    }
    auto* all = wizardColumn(body(), 10);
    m_resumed = new ResumedNote(body());
    all->addWidget(m_heading);
    all->addWidget(m_resumed);
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
        m_copyTime = new CopyTimeField(page);
        columnOf(page)->addWidget(m_copyTime);
        columnOf(page)->addSpacing(6);
    } else {
        addApp(page);
    }
    m_name = addName(page, QStringLiteral("clusterName"), tr("N&ame of the cluster"));
    m_attachment = addName(page, QStringLiteral("clusterAttachment"), tr("Attach&ment"));
    m_like = choiceCombo(page, QStringLiteral("clusterLike"), tr("Template"));
    addField(page, tr("T&emplate"), m_like);
    m_likeHint = addHint(page, QStringLiteral("clusterLikeHint"));
    columnOf(page)->addSpacing(6);
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

} // namespace poolhouse::ui
