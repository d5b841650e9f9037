// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/leader_dialog.h"

#include "ui/pools/field_problem.h"
#include "ui/pools/figure_card.h"
#include "ui/pools/level_picker.h"
#include "ui/pools/page_scroll.h"
#include "ui/pools/warning_list.h"
#include "ui/theme/theme.h"
#include "ui/widgets/instance_strip.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace poolhouse::ui {

LeaderDialog::LeaderDialog(const models::Store& store, const core::Clock& clock, core::ClusterId cluster, Begin begin,
                           QWidget* parent)
    : ChangeDialog(store, clock, std::move(cluster), parent) {
    setObjectName(QStringLiteral("leaderDialog"));
    for (const auto& shape : basis()) {
        if (shape.role == core::PoolRole::Leader) {
            m_draft = {shape.level, shape.count > 1};
        }
    }
    m_shownDraft = m_draft;
    build();
    wire();
    showForm();
    showButtons();
    (begin == Begin::Level ? static_cast<QWidget*>(m_levels) : m_standby)->setFocus(Qt::OtherFocusReason);
}

void LeaderDialog::build() {
    auto* page = new QWidget;
    const auto label = [page](const char* name, TextStyle style, bool dim) {
        auto* made = new TextLabel(style, page);
        made->setObjectName(QLatin1String(name));
        made->setWrapping();
        made->setDim(dim);
        return made;
    };
    m_title = label("leaderTitle", TextStyle::Heading, false);
    m_levelLine = label("leaderLevel", TextStyle::Body, true);
    m_levels = new LevelPicker(page);
    m_levelProblem = new FieldProblem(QStringLiteral("levelProblem"), page);
    m_standby = new QCheckBox(tr("&High availability: a standby beside the leader"), page);
    m_standby->setObjectName(QStringLiteral("standbyBox"));
    m_standby->setMinimumHeight(metrics::target);
    m_price = label("standbyPrice", TextStyle::Body, true);
    m_effect = label("standbyEffect", TextStyle::Body, true);
    m_boxes = new InstanceStrip(page);
    m_boxes->setObjectName(QStringLiteral("leaderInstances"));
    m_figures = new FigureCard(page);
    m_warnings = new WarningList(page);
    m_sequence = label("sequence", TextStyle::Body, false);
    m_notes = label("reviewNotes", TextStyle::Small, true);
    auto* level = new TextLabel(TextStyle::Strong, tr("&Level"), page);
    level->setBuddy(m_levels);

    auto* standby = new QHBoxLayout;
    standby->setSpacing(12);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_standby);
    words->addWidget(m_price);
    words->addWidget(m_effect);
    standby->addLayout(words, 1);
    standby->addWidget(m_boxes, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_levelLine);
    column->addLayout(standby);
    column->addWidget(level);
    column->addWidget(m_levels);
    column->addWidget(m_levelProblem);
    column->addWidget(m_figures);
    column->addWidget(m_notes);
    column->addStretch(1);
    auto* outer = new QVBoxLayout(body());
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(8);
    outer->addWidget(scrolled(page, body()), 1);
    // Never below the fold: what has to be agreed to stands right above the buttons.
    outer->addWidget(m_sequence);
    outer->addWidget(m_warnings);
    askButton()->setProperty("primary", true);
    resize(680, 400);
}

void LeaderDialog::wire() {
    connect(m_levels, &LevelPicker::levelChosen, this, [this](const QString& level) {
        m_draft.level = level.toStdString();
        edited();
    });
    connect(m_standby, &QCheckBox::toggled, this, &LeaderDialog::setStandby);
    connect(m_warnings, &WarningList::acceptanceChanged, this, &LeaderDialog::showButtons);
}

void LeaderDialog::setStandby(bool standby) {
    m_draft.standby = standby;
    edited();
}

void LeaderDialog::edited() {
    showForm();
    showButtons();
    makeRoom();
}

void LeaderDialog::showForm() {
    auto form = models::leaderForm(subject(), m_draft);
    if (!form) {
        return;
    }
    m_form = std::move(form);
    setWindowTitle(m_form->title);
    m_title->showText(m_form->title);
    m_levelLine->showText(m_form->levelLine);
    m_levels->showLevels(m_form->levels);
    m_levels->choose(m_draft.level);
    const auto* problem = m_form->problemOf(core::DraftField::Level);
    m_levelProblem->showProblem(problem != nullptr ? problem->sentence : QString());
    {
        const QSignalBlocker quiet(m_standby);
        m_standby->setChecked(m_draft.standby);
    }
    m_standby->setAccessibleDescription(m_form->standbyPrice + QStringLiteral(". ") + m_form->standbyEffect);
    m_price->showText(m_form->standbyPrice);
    m_effect->showText(m_form->standbyEffect);
    m_boxes->showInstances(m_form->boxes);
    m_figures->showFigures(m_form->figures);
    m_warnings->showWarnings(m_form->warnings, m_draft == m_shownDraft);
    m_shownDraft = m_draft;
    m_sequence->showText(m_form->sequence, true);
    m_notes->showText(m_form->notes.join(QLatin1Char('\n')), true);
    setVerb(m_form->verb);
}

std::vector<core::Change> LeaderDialog::changes() const {
    return m_form ? m_form->changes : std::vector<core::Change>{};
}

QString LeaderDialog::whyNot() const {
    if (!m_form) {
        return tr("The cluster has no leader pool yet.");
    }
    if (!m_form->problems.empty()) {
        return m_form->problems.front().sentence;
    }
    if (m_form->changes.empty()) {
        return tr("Nothing is changed yet.");
    }
    return m_warnings->accepted() ? QString() : tr("Accept the warning first.");
}

void LeaderDialog::showFieldProblem(core::DraftField field, const QString& sentence) {
    if (field == core::DraftField::Level) {
        m_levelProblem->showProblem(sentence);
    }
}

} // namespace poolhouse::ui
