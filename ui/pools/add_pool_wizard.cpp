// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/add_pool_wizard.h"

#include "models/core/pool_name.h"
#include "models/fleet/credential_reader.h"
#include "models/fleet/store.h"
#include "ui/pools/figure_card.h"
#include "ui/pools/level_picker.h"
#include "ui/pools/name_field.h"
#include "ui/pools/pool_apps_editor.h"
#include "ui/pools/pool_drafts.h"
#include "ui/pools/resumed_note.h"
#include "ui/pools/review_summary.h"
#include "ui/pools/step_list.h"
#include "ui/widgets/badge_label.h"
#include "ui/widgets/count_stepper.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/instance_strip.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSpinBox>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

enum Step { LevelStep, CountStep, ReviewStep, AppsStep };

} // namespace

AddPoolWizard::AddPoolWizard(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                             PoolDrafts& drafts, fleet::CredentialReader& credentials, views::RefusalCheck refusal,
                             QWidget* parent)
    : ChangeDialog(store, clock, std::move(cluster), parent),
      m_drafts(drafts),
      m_credentials(credentials),
      m_refusal(std::move(refusal)),
      m_entropy(QRandomGenerator::global()->generate64()) {
    setObjectName(QStringLiteral("addPoolWizard"));
    buildFrame();
    wire();
    int step = LevelStep;
    if (auto saved = drafts.find(this->cluster())) {
        m_draft = saved->draft;
        m_apps->setDrafts(std::move(saved->apps));
        step = saved->step;
        m_resumed = true;
    }
    showForm();
    m_draft = m_form.draft;
    goTo(std::min(step, reachable()));
}

void AddPoolWizard::setDraft(const views::AddPoolDraft& draft) {
    m_draft = draft;
    m_resumed = false;
    showForm();
    m_draft = m_form.draft;
    goTo(std::min<int>(reachable(), ReviewStep));
}

void AddPoolWizard::setApps(std::vector<views::AttachDraft> apps) {
    m_apps->setDrafts(std::move(apps));
    showForm();
}

int AddPoolWizard::step() const {
    return m_pages->currentIndex();
}

void AddPoolWizard::wire() {
    connect(m_levels, &LevelPicker::levelChosen, this, [this](const QString& level) {
        m_draft.level = level.toStdString();
        edited();
    });
    connect(m_levels, &LevelPicker::confirmed, this, &AddPoolWizard::next);
    connect(m_count, &CountStepper::countChanged, this, [this](int count) {
        m_draft.count = count;
        edited();
    });
    connect(m_count, &CountStepper::confirmed, this, &AddPoolWizard::next);
    connect(m_name, &NameField::nameChanged, this, [this](const QString& name) {
        m_draft.name = name.toStdString();
        edited();
    });
    connect(m_name, &NameField::revealed, this, &AddPoolWizard::showSteps);
    connect(m_countProblem, &FieldProblem::suggestionAccepted, this, [this](const QString& count) {
        m_count->setCount(count.toInt());
        m_draft.count = m_count->count();
        edited();
    });
    connect(m_apps, &PoolAppsEditor::edited, this, &AddPoolWizard::edited);
    connect(&m_credentials, &fleet::AreaReader::changed, this, [this](const core::ClusterId& changed) {
        if (changed == cluster()) {
            showForm();
        }
    });
    connect(m_next, &QPushButton::clicked, this, &AddPoolWizard::next);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(step() - 1); });
    connect(m_steps, &StepList::stepChosen, this, &AddPoolWizard::goTo);
}

void AddPoolWizard::edited() {
    showForm();
    keepDraft();
}

void AddPoolWizard::keepDraft() {
    m_drafts.save(cluster(), {m_draft, step(), m_apps->drafts()});
}

std::string AddPoolWizard::poolName() const {
    return m_form.draft.name.empty() ? m_generatedName : m_form.draft.name;
}

void AddPoolWizard::showForm() {
    m_form = views::addPoolForm(snapshot(), m_draft);
    setWindowTitle(m_form.title);
    m_resumedNote->setVisible(m_resumed);
    m_levels->showLevels(m_form.levels);
    m_levels->choose(m_form.draft.level);
    const auto* level = m_form.problemOf(core::DraftField::Level);
    m_levelProblem->showProblem(level != nullptr ? std::optional(level->sentence) : std::nullopt);
    m_levelLine->showText(m_form.levelLine);
    m_count->setBounds(1, m_form.most);
    m_count->setCount(m_form.draft.count);
    m_remaining->showText(m_form.remaining);
    m_badge->showBadge(m_form.redundancy.text, m_form.redundancy.tone, m_form.redundancy.explanation);
    m_boxes->showInstances(m_form.boxes);
    const auto* count = m_form.problemOf(core::DraftField::Count);
    m_countProblem->showProblem(count != nullptr ? std::optional(count->sentence) : std::nullopt,
                                count != nullptr ? count->suggestion : QString());
    m_name->setName(QString::fromStdString(m_form.draft.name));
    m_name->setHint(m_form.nameHint);
    m_name->showProblem(m_form.problemOf(core::DraftField::Name));
    m_figures->showFigures(
        {m_form.figures.begin(), m_form.figures.begin() + std::min<std::ptrdiff_t>(3, std::ssize(m_form.figures))});
    if (!busy()) { // its own operations are no reason against the draft
        showApps();
    }
    m_whyNot->showText((m_form.whyNot ? m_form.whyNot : m_appsForm.whyNot).value_or(QString()), true);
    const bool unnamed = m_form.draft.name.empty() && m_appsForm.changes.empty();
    const auto name = unnamed ? tr("name will be generated") : QString::fromStdString(poolName());
    auto figures = m_form.figures;
    figures.insert(figures.end(), m_appsForm.figures.begin(), m_appsForm.figures.end());
    m_review->showReview(tr("%1, %2").arg(m_form.levelLine, name), figures, m_appsForm.notes + m_form.notes);
    setVerb(m_appsForm.verb.isEmpty() ? m_form.verb : m_appsForm.verb);
    showSteps();
}

void AddPoolWizard::showApps() {
    std::vector<std::string> taken;
    for (const auto& pool : snapshot().record.info->pools) {
        taken.push_back(pool.name);
    }
    m_generatedName = core::generatePoolName(m_entropy, taken);
    m_appsForm =
        views::poolAppsForm(snapshot(), m_credentials.record(cluster()), poolName(), m_apps->drafts(), m_refusal);
    m_apps->showForm(m_appsForm);
    m_credentialHint->showText(m_appsForm.credentialHint, true);
    m_appFigures->showFigures(m_appsForm.figures);
}

bool AddPoolWizard::stepHolds(int step) const {
    if (m_form.whyNot) {
        return false;
    }
    const auto none = [this](core::DraftField field) { return m_form.problemOf(field) == nullptr; };
    return step == LevelStep ? none(core::DraftField::Level)
                             : none(core::DraftField::Count) && none(core::DraftField::Name);
}

int AddPoolWizard::reachable() const {
    return !stepHolds(LevelStep) ? LevelStep : !stepHolds(CountStep) ? CountStep : AppsStep;
}

void AddPoolWizard::showSteps() {
    const int at = step();
    m_steps->showStep(at, std::max(at, reachable()));
    m_steps->setEnabled(!busy());
    m_back->setEnabled(at > LevelStep && !busy());
    m_next->setVisible(at < ReviewStep);
    submitButton()->setVisible(at >= ReviewStep);
    // While the name error is not shown yet, Next stays enabled and reveals it.
    const bool quietName =
        at == CountStep && m_form.problemOf(core::DraftField::Count) == nullptr && !m_name->showsProblem();
    const bool goesOn = !m_form.whyNot && (stepHolds(at) || quietName);
    m_next->setEnabled(goesOn);
    const auto why = goesOn ? QString() : m_form.whyNot ? *m_form.whyNot : m_form.problems.front().sentence;
    m_next->setToolTip(why);
    setSpokenDescription(m_next, why);
    showButtons();
}

void AddPoolWizard::next() {
    if (step() == CountStep) {
        m_name->reveal();
    }
    if (step() < ReviewStep && stepHolds(step())) {
        goTo(step() + 1);
    } else if (step() == CountStep && m_form.problemOf(core::DraftField::Name) != nullptr) {
        m_name->setFocus(Qt::OtherFocusReason);
    }
}

void AddPoolWizard::goTo(int step) {
    const QString headings[] = {tr("Which level?"), tr("How many instances?"), tr("Add this pool?"),
                                tr("Attach which apps?")};
    m_pages->setCurrentIndex(std::clamp<int>(step, LevelStep, AppsStep));
    if (this->step() == AppsStep && !std::exchange(m_credentialsAsked, true)) {
        m_credentials.demand(cluster());
    }
    m_heading->showText(headings[this->step()]);
    showSteps();
    // Enter advances, but never submits a chargeable change.
    auto* byDefault = this->step() >= ReviewStep ? m_back : m_next;
    byDefault->setDefault(true);
    focusStep();
    if (m_drafts.find(cluster()) || this->step() > LevelStep) {
        keepDraft();
    }
}

void AddPoolWizard::focusStep() {
    switch (step()) {
    case LevelStep: m_levels->setFocus(Qt::OtherFocusReason); return;
    case CountStep: m_count->field()->setFocus(Qt::OtherFocusReason); return;
    case AppsStep: m_apps->focusFirst(); return;
    default: m_back->setFocus(Qt::OtherFocusReason);
    }
}

std::vector<core::Change> AddPoolWizard::changes() const {
    auto changes = m_form.changes;
    if (!changes.empty() && !m_appsForm.changes.empty()) {
        changes.front().pool = poolName();
        changes.insert(changes.end(), m_appsForm.changes.begin(), m_appsForm.changes.end());
    }
    return changes;
}

std::optional<QString> AddPoolWizard::whyNot() const {
    if (m_form.whyNot) {
        return m_form.whyNot;
    }
    return m_form.problems.empty() ? m_appsForm.whyNot : std::optional(m_form.problems.front().sentence);
}

void AddPoolWizard::showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) {
    switch (field) {
    case core::DraftField::Name: m_name->showAnswer(sentence); break;
    case core::DraftField::Level: m_levelProblem->showProblem(sentence); break;
    case core::DraftField::Count: m_countProblem->showProblem(sentence); break;
    case core::DraftField::Cluster: break;
    }
    if (sentence && field != core::DraftField::Cluster) {
        goTo(field == core::DraftField::Level ? LevelStep : CountStep);
        if (field == core::DraftField::Name) {
            m_name->setFocus(Qt::OtherFocusReason);
        }
    }
}

void AddPoolWizard::busyChanged() {
    showSteps();
}

/// The dialog may be closed, or Poolhouse, before the API answers.
void AddPoolWizard::onTaken(const std::string& operation) {
    m_drafts.save(cluster(), {m_draft, step(), m_apps->drafts(), operation});
}

void AddPoolWizard::onApiAccepted() {
    m_drafts.remove(cluster());
    ChangeDialog::onApiAccepted();
}

} // namespace poolhouse::ui
