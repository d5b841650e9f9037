// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/add_pool_wizard.h"
#include "ui/pools/figure_card.h"
#include "ui/pools/level_picker.h"
#include "ui/pools/name_field.h"
#include "ui/pools/pool_apps_editor.h"
#include "ui/pools/pool_drafts.h"
#include "ui/pools/resumed_note.h"
#include "ui/pools/review_summary.h"
#include "ui/pools/step_list.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge_label.h"
#include "ui/widgets/count_stepper.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/instance_strip.h"
#include "ui/widgets/page_scroll.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tint_frame.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

/// Construction of the wizard's pages; behaviour is in add_pool_wizard.cpp.
namespace poolhouse::ui {

namespace {

QVBoxLayout* pageColumn(QWidget* page) {
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    return column;
}

} // namespace

void AddPoolWizard::buildFrame() {
    m_steps = new StepList({tr("Level"), tr("Instances and name"), tr("Review"), tr("Apps (optional)")}, this);
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
    for (QWidget* page : {buildLevelPage(), buildCountPage(), buildReviewPage(), buildAppsPage()}) {
        m_pages->addWidget(scrolled(page, m_pages));
    }
    m_whyNot = new TextLabel(TextStyle::Body, body());
    m_whyNot->setObjectName(QStringLiteral("wizardWhyNot"));
    m_whyNot->setWrapping();
    m_whyNot->setTone(text::Tone::Attention);
    m_resumedNote = new ResumedNote(body());
    connect(m_resumedNote, &ResumedNote::discarded, this, [this] {
        m_drafts.remove(cluster());
        m_draft = {};
        m_apps->setDrafts({});
        m_resumed = false;
        showForm();
        m_draft = m_form.draft;
        goTo(0);
    });
    auto* column = pageColumn(body());
    column->addWidget(m_heading);
    column->addWidget(m_whyNot);
    column->addWidget(m_resumedNote);
    column->addWidget(m_pages, 1);

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
    resizeWithinScreen(*this, {936, 608}); // fits a note beside each level
}

QWidget* AddPoolWizard::buildLevelPage() {
    auto* page = new QWidget;
    auto* about =
        new TextLabel(TextStyle::Body, tr("All instances of the pool use this level. It can be changed later."), page);
    about->setWrapping();
    about->setDim();
    m_levels = new LevelPicker(page);
    m_levelProblem = new FieldProblem(QStringLiteral("levelProblem"), page);
    auto* column = pageColumn(page);
    column->addWidget(about);
    column->addWidget(m_levelProblem);
    column->addWidget(m_levels);
    column->addStretch(1);
    return page;
}

QWidget* AddPoolWizard::buildCountPage() {
    auto* page = new QWidget;
    m_levelLine = new TextLabel(TextStyle::Body, page);
    m_levelLine->setWrapping();
    m_levelLine->setDim();
    m_count = new CountStepper(page);
    m_remaining = new TextLabel(TextStyle::Body, page);
    m_remaining->setObjectName(QStringLiteral("countRoom"));
    m_remaining->setEllipsis();
    m_remaining->setDim();
    m_remaining->setMinimumHeight(m_count->sizeHint().height());
    m_badge = new BadgeLabel(page);
    m_badge->setObjectName(QStringLiteral("redundancyBadge"));
    m_boxes = new InstanceStrip(page);
    m_boxes->setObjectName(QStringLiteral("newInstances"));
    m_countProblem = new FieldProblem(QStringLiteral("countProblem"), page);
    m_name = new NameField(page);
    m_figures = new FigureCard(page);
    auto* countRow = new FlowLayout(nullptr, 10, 4);
    countRow->addWidget(m_count);
    countRow->addWidget(m_remaining);
    countRow->addWidget(m_badge);
    auto* column = pageColumn(page);
    column->addWidget(m_levelLine);
    column->addLayout(countRow);
    column->addWidget(m_countProblem);
    column->addWidget(m_boxes);
    column->addSpacing(4);
    column->addWidget(m_name);
    column->addSpacing(8);
    column->addWidget(m_figures);
    column->addStretch(1);
    return page;
}

QWidget* AddPoolWizard::buildReviewPage() {
    m_review = new ReviewSummary;
    auto* attach = new QPushButton(tr("&Attach apps…"), m_review);
    attach->setObjectName(QStringLiteral("attachApps"));
    attach->setAutoDefault(false);
    connect(attach, &QPushButton::clicked, this, [this] { goTo(step() + 1); });
    m_review->addBelowCard(attach);
    return m_review;
}

QWidget* AddPoolWizard::buildAppsPage() {
    auto* page = new QWidget;
    auto* about = new TextLabel(TextStyle::Body,
                                tr("These apps are attached once the pool is available. Others can be attached later, "
                                   "from the tab Apps."),
                                page);
    about->setWrapping();
    about->setDim();
    m_apps = new PoolAppsEditor(page);
    m_credentialHint = hiddenNote("appCredentialHint", page);
    m_appFigures = new FigureCard(page);
    m_appFigures->setObjectName(QStringLiteral("appFigures"));
    auto* column = pageColumn(page);
    column->addWidget(about);
    column->addWidget(m_apps);
    column->addWidget(m_credentialHint);
    column->addWidget(m_appFigures);
    column->addStretch(1);
    return page;
}

} // namespace poolhouse::ui
