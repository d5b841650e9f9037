// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/new_cluster_wizard.h"

#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/text/operation_text.h"
#include "ui/pools/choice_combo.h"
#include "ui/pools/cluster_drafts.h"
#include "ui/pools/copy_time_field.h"
#include "ui/pools/leader_level_page.h"
#include "ui/pools/name_field.h"
#include "ui/pools/new_pools_editor.h"
#include "ui/pools/resumed_note.h"
#include "ui/pools/review_summary.h"
#include "ui/pools/step_list.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

enum WizardStep { NamesStep, SizeStep, PoolsStep, FinalStep };

int stepOf(core::NewClusterField field) {
    return field == core::NewClusterField::Level ? SizeStep : NamesStep;
}

std::string textOf(const QLineEdit& field) {
    return field.text().trimmed().toStdString();
}

bool stepHolds(const views::NewClusterForm& form, int step) {
    if (step == PoolsStep) {
        return !form.pools.whyNot;
    }
    return std::none_of(form.issues.begin(), form.issues.end(),
                        [step](const views::NewClusterIssue& issue) { return stepOf(issue.field) == step; });
}

int reachableIn(const views::NewClusterForm& form) {
    for (const int step : {NamesStep, SizeStep, PoolsStep}) {
        if (!stepHolds(form, step)) {
            return step;
        }
    }
    return FinalStep;
}

} // namespace

NewClusterWizard::NewClusterWizard(const fleet::Store& store, const core::Clock& clock, const std::string& source,
                                   ClusterDrafts& drafts, std::vector<views::SavedTemplate> saved,
                                   views::RefusalCheck refusal, QWidget* parent)
    : ChangeDialog(store, clock, {}, parent),
      m_time(clock),
      m_drafts(drafts),
      m_source(source),
      m_saved(std::move(saved)),
      m_refusal(std::move(refusal)) {
    setObjectName(QStringLiteral("newClusterWizard"));
    if (!source.empty()) {
        m_draft.cluster.source = core::ClusterSource{source};
    }
    buildFrame();
    wire();
    const auto kept = drafts.find(source);
    if (kept) {
        m_draft = kept->draft;
        showDraft();
    }
    m_resumed->setVisible(kept.has_value());
    showForm();
    m_draft.cluster.level = m_form.cluster.level;
    goTo(kept ? std::min(kept->step, reachableIn(m_form)) : NamesStep);
}

void NewClusterWizard::proposeApp(const std::string& app) {
    m_proposedApp = app;
    if (m_app != nullptr && m_draft.cluster.app.empty()) {
        m_draft.cluster.app = app;
        showDraft();
        showForm();
        m_name->setFocus(Qt::OtherFocusReason);
    }
}

void NewClusterWizard::setLike(const std::string& key) {
    m_draft = views::filledInFrom(store(), key, m_draft, m_saved);
    showDraft();
    edited();
}

/// In the fields that showForm() does not fill.
void NewClusterWizard::showDraft() {
    const auto& cluster = m_draft.cluster;
    m_level->setStandby(cluster.highAvailability);
    m_name->setName(QString::fromStdString(cluster.name));
    m_attachment->setName(QString::fromStdString(cluster.attachment));
    m_pools->setDrafts(m_draft.pools);
    if (m_copyTime != nullptr) {
        m_copyTime->setTime(m_draft.past, m_draft.time);
        return;
    }
    const QSignalBlocker quietApp(m_app->lineEdit()), quietVersion(m_version);
    m_app->setEditText(QString::fromStdString(cluster.app));
    m_version->setText(QString::fromStdString(cluster.version));
    m_plan->setCurrentIndex(m_plan->findData(QString::fromStdString(cluster.plan)));
}

int NewClusterWizard::step() const {
    return m_pages->currentIndex();
}

void NewClusterWizard::wire() {
    const auto text = [this](QLineEdit* field, Field about, std::string core::NewCluster::*member) {
        connect(field, &QLineEdit::textChanged, this, [this, field, member] {
            m_draft.cluster.*member = textOf(*field);
            edited();
        });
        connect(field, &QLineEdit::editingFinished, this, [this, field, about] {
            if (!field->text().isEmpty()) {
                leave(about);
            }
        });
    };
    const auto name = [this](NameField* field, std::string core::NewCluster::*member) {
        connect(field, &NameField::nameChanged, this, [this, member](const QString& entered) {
            m_draft.cluster.*member = entered.toStdString();
            edited();
        });
        connect(field, &NameField::revealed, this, &NewClusterWizard::showSteps);
    };
    name(m_name, &core::NewCluster::name);
    name(m_attachment, &core::NewCluster::attachment);
    if (m_app != nullptr) {
        text(m_app->lineEdit(), Field::App, &core::NewCluster::app);
        text(m_version, Field::Version, &core::NewCluster::version);
        connect(m_plan, qOverload<int>(&QComboBox::activated), this, [this] {
            m_draft.cluster.plan = m_plan->currentData().toString().toStdString();
            edited();
        });
    } else {
        connect(m_copyTime, &CopyTimeField::edited, this, [this] {
            m_draft.past = m_copyTime->past();
            m_draft.time = m_copyTime->time();
            edited();
        });
        connect(m_copyTime, &CopyTimeField::left, this, [this] { leave(Field::At); });
        connect(&store(), &fleet::Store::clusterChanged, this, [this](const core::ClusterId&) {
            showForm(); // until when it can be rolled back to
            showButtons();
        });
    }
    connect(m_like, qOverload<int>(&QComboBox::activated), this,
            [this] { setLike(m_like->currentData().toString().toStdString()); });
    connect(m_pools, &NewPoolsEditor::edited, this, [this] {
        m_draft.pools = m_pools->drafts();
        edited();
    });
    connect(m_level, &LeaderLevelPage::levelChosen, this, [this](const QString& level) {
        m_draft.cluster.level = level.toStdString();
        edited();
    });
    connect(m_level, &LeaderLevelPage::confirmed, this, &NewClusterWizard::next);
    connect(m_level, &LeaderLevelPage::standbyChosen, this, [this](bool on) {
        m_draft.cluster.highAvailability = on;
        edited();
    });
    connect(m_next, &QPushButton::clicked, this, &NewClusterWizard::next);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(step() - 1); });
    connect(m_steps, &StepList::stepChosen, this, &NewClusterWizard::goTo);
    connect(m_resumed, &ResumedNote::discarded, this, &NewClusterWizard::discardDraft);
}

void NewClusterWizard::edited() {
    m_answers.clear();
    showForm();
    keepDraft();
}

void NewClusterWizard::keepDraft() {
    m_drafts.save(m_source, {m_draft, step()});
}

void NewClusterWizard::discardDraft() {
    m_drafts.remove(m_source);
    m_draft = {};
    if (!m_source.empty()) {
        m_draft.cluster.source = core::ClusterSource{m_source};
    }
    m_draft.cluster.app = m_proposedApp;
    m_left.clear();
    m_answers.clear();
    m_resumed->hide();
    showDraft();
    showForm();
    m_draft.cluster.level = m_form.cluster.level;
    goTo(NamesStep);
}

void NewClusterWizard::leave(Field field) {
    m_left.insert(field);
    showForm();
}

void NewClusterWizard::showForm() {
    if (busy()) {
        return; // its own operation is no reason against the draft
    }
    m_form = views::newClusterForm(store(), m_time.now() + m_time.wallClockShift(), m_draft, m_refusal, m_saved);
    setWindowTitle(m_form.title);
    m_about->showText(m_form.about, true);
    showFields();
    m_level->showLevels(m_form.levels, m_form.cluster.level, sentenceOf(Field::Level));
    m_level->showStandbyHint(m_form.standby);
    showChoices(*m_like, m_form.templates, m_draft.like);
    m_likeHint->showText(m_form.likeHint, true);
    setSpokenDescription(m_like, m_form.likeHint);
    m_pools->setNext(views::anotherPool(m_form.cluster, m_draft.pools));
    m_pools->showForm(m_form.pools);
    showReview();
    showSteps();
}

std::optional<QString> NewClusterWizard::sentenceOf(Field field) const {
    if (const auto answer = m_answers.find(field); answer != m_answers.end()) {
        return answer->second;
    }
    const auto* issue = m_form.issueOf(field);
    return issue != nullptr && m_left.contains(field) ? std::optional(issue->sentence) : std::nullopt;
}

void NewClusterWizard::showFields() {
    const auto showName = [this](NameField& name, Field field, const QString& hint) {
        const auto* issue = m_form.issueOf(field);
        const auto problem = issue != nullptr
                                 ? std::optional(views::FormProblem{core::DraftField::Name, issue->sentence, {}})
                                 : std::nullopt;
        name.setHint(hint);
        name.showProblem(problem ? &*problem : nullptr);
    };
    showName(*m_name, Field::Name, m_form.nameHint);
    showName(*m_attachment, Field::Attachment, m_form.attachmentHint);
    const auto show = [this](FieldProblem& problem, QWidget* field, Field about, const QString& hint) {
        const auto sentence = sentenceOf(about);
        problem.showProblem(sentence);
        setSpokenDescription(field, sentence.value_or(hint));
    };
    if (m_app == nullptr) {
        m_copyTime->showState(m_form.noRollback, m_form.timeHint, sentenceOf(Field::At));
        return;
    }
    showSuggestions(*m_app, m_form.apps, m_app->currentText().trimmed());
    show(*m_appProblem, m_app, Field::App, {});
    show(*m_planProblem, m_plan, Field::Plan, m_form.plan);
    show(*m_versionProblem, m_version, Field::Version, {});
    m_planHint->showText(m_form.plan, true);
}

void NewClusterWizard::showReview() {
    const core::Change change{core::ChangeKind::CreateCluster, {}, {}, 0, {}, {}, m_form.cluster};
    const auto title = text::changeTitle(change, std::nullopt);
    m_review->showReview(m_form.cluster.name.empty()
                             ? tr("%1. Its name will be generated.", "what is created").arg(title)
                             : tr("%1.", "what is created").arg(title),
                         m_form.figures, m_form.notes);
    setVerb(m_form.verb);
}

void NewClusterWizard::showSteps() {
    const int at = step();
    m_steps->showStep(at, std::max(at, reachableIn(m_form)));
    m_steps->setEnabled(!busy());
    m_back->setEnabled(at > NamesStep && !busy());
    m_next->setVisible(at != FinalStep);
    submitButton()->setVisible(at == FinalStep);
    showButtons();
}

/// What is wrong on this step is shown, rather than a button that can't be pressed.
void NewClusterWizard::next() {
    const int at = step();
    if (at == FinalStep) {
        return;
    }
    if (stepHolds(m_form, at)) {
        goTo(at + 1);
        return;
    }
    for (const auto& issue : m_form.issues) {
        if (stepOf(issue.field) == at) {
            m_left.insert(issue.field);
        }
    }
    if (at == NamesStep) {
        m_name->reveal();
        m_attachment->reveal();
    } else if (at == PoolsStep) {
        m_pools->reveal();
    }
    showForm();
    growToFit();
    if (at == PoolsStep) {
        m_pools->focusFirst();
    }
}

void NewClusterWizard::goTo(int step) {
    const QString headings[] = {m_form.title, tr("Which level?"), tr("Which follower pools?"),
                                m_form.cluster.source ? tr("Create this copy?") : tr("Create this cluster?")};
    m_pages->setCurrentIndex(std::clamp<int>(step, NamesStep, FinalStep));
    m_heading->showText(headings[this->step()]);
    showSteps();
    // Enter advances, but never submits a chargeable change.
    auto* byDefault = this->step() == FinalStep ? m_back : m_next;
    byDefault->setDefault(true);
    if (this->step() > NamesStep || m_drafts.find(m_source)) {
        keepDraft();
    }
    if (this->step() == PoolsStep) {
        m_pools->focusFirst();
        return;
    }
    QWidget* first = m_app != nullptr ? static_cast<QWidget*>(m_app) : m_copyTime;
    QWidget* focused = this->step() == NamesStep  ? first
                       : this->step() == SizeStep ? static_cast<QWidget*>(m_level)
                                                  : m_back;
    focused->setFocus(Qt::OtherFocusReason);
}

void NewClusterWizard::clearProblems() {
    m_answers.clear();
    m_name->showAnswer({});
    m_attachment->showAnswer({});
}

void NewClusterWizard::showProblem(const views::OperationNote& note) {
    if (!note.newClusterField) {
        return;
    }
    const auto field = *note.newClusterField;
    if (field == Field::Name || field == Field::Attachment) {
        (field == Field::Name ? m_name : m_attachment)->showAnswer(note.text);
    } else {
        m_answers[field] = note.text;
    }
    showForm();
    goTo(stepOf(field));
}

void NewClusterWizard::busyChanged() {
    showSteps();
}

/// The dialog may be closed, or Poolhouse, before the API answers.
void NewClusterWizard::onTaken(const std::string& operation) {
    m_drafts.save(m_source, {m_draft, step(), operation});
}

void NewClusterWizard::onApiAccepted() {
    m_drafts.remove(m_source);
    ChangeDialog::onApiAccepted();
}

} // namespace poolhouse::ui
