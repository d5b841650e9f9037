// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/scale_dialog.h"

#include "ui/pools/count_stepper.h"
#include "ui/pools/field_problem.h"
#include "ui/pools/figure_card.h"
#include "ui/pools/level_picker.h"
#include "ui/pools/page_scroll.h"
#include "ui/pools/warning_list.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge_label.h"
#include "ui/widgets/instance_strip.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace poolhouse::ui {

ScaleDialog::ScaleDialog(const models::Store& store, const core::Clock& clock, core::ClusterId cluster,
                         std::string pool, QWidget* parent)
    : ChangeDialog(store, clock, std::move(cluster), parent), m_pool(std::move(pool)) {
    setObjectName(QStringLiteral("scaleDialog"));
    for (const auto& shape : basis()) {
        if (shape.name == m_pool) {
            m_draft = {shape.level, shape.count};
        }
    }
    m_shownDraft = m_draft;
    build();
    wire();
    showForm();
    showButtons();
    m_count->setFocus(Qt::OtherFocusReason);
}

void ScaleDialog::build() {
    auto* page = new QWidget;
    m_title = new TextLabel(TextStyle::Heading, page);
    m_title->setWrapping();
    m_levelLine = new TextLabel(TextStyle::Body, page);
    m_levelLine->setWrapping();
    m_levelLine->setDim();
    m_levels = new LevelPicker(page);
    m_levelProblem = new FieldProblem(QStringLiteral("levelProblem"), page);
    m_count = new CountStepper(page);
    m_countProblem = new FieldProblem(QStringLiteral("countProblem"), page);
    m_badge = new BadgeLabel(page);
    m_badge->setObjectName(QStringLiteral("redundancyBadge"));
    m_boxes = new InstanceStrip(page);
    m_boxes->setObjectName(QStringLiteral("newInstances"));
    m_figures = new FigureCard(page);
    m_warnings = new WarningList(page);
    const auto label = [page](const char* name, TextStyle style, bool dim) {
        auto* made = new TextLabel(style, page);
        made->setObjectName(QLatin1String(name));
        made->setWrapping();
        made->setDim(dim);
        return made;
    };
    m_room = label("countRoom", TextStyle::Body, true);
    m_room->align(Qt::AlignLeading | Qt::AlignVCenter);
    m_survivable = label("survivable", TextStyle::Body, true);
    m_countNote = label("countNote", TextStyle::Body, false);
    m_sequence = label("sequence", TextStyle::Body, false);
    m_notes = label("reviewNotes", TextStyle::Small, true);
    auto* instances = new TextLabel(TextStyle::Strong, tr("&Instances"), page);
    instances->setBuddy(m_count->field());
    auto* level = new TextLabel(TextStyle::Strong, tr("&Level"), page);
    level->setBuddy(m_levels);

    auto* countRow = new QHBoxLayout;
    countRow->setSpacing(10);
    countRow->addWidget(m_count);
    countRow->addWidget(m_room, 1);
    countRow->addWidget(m_badge);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_levelLine);
    column->addWidget(instances);
    column->addLayout(countRow);
    column->addWidget(m_countProblem);
    column->addWidget(m_boxes);
    column->addWidget(m_survivable);
    column->addWidget(m_countNote);
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

void ScaleDialog::wire() {
    connect(m_levels, &LevelPicker::levelChosen, this, [this](const QString& level) {
        m_draft.level = level.toStdString();
        edited();
    });
    connect(m_count, &CountStepper::countChanged, this, &ScaleDialog::setCount);
    connect(m_countProblem, &FieldProblem::suggestionTaken, this,
            [this](const QString& count) { setCount(count.toInt()); });
    connect(m_warnings, &WarningList::acceptanceChanged, this, &ScaleDialog::showButtons);
}

void ScaleDialog::setCount(int count) {
    m_draft.count = count;
    edited();
}

void ScaleDialog::setLevel(const std::string& level) {
    m_draft.level = level;
    edited();
}

void ScaleDialog::edited() {
    showForm();
    showButtons();
    makeRoom();
}

void ScaleDialog::showForm() {
    auto form = models::scaleForm(subject(), m_pool, m_draft);
    if (!form) {
        return; // the pool is gone: the panel says so, what was shown stays
    }
    m_form = std::move(form);
    setWindowTitle(m_form->title);
    m_title->showText(m_form->title);
    m_levelLine->showText(m_form->levelLine);
    m_levels->showLevels(m_form->levels);
    m_levels->choose(m_draft.level);
    const auto show = [this](FieldProblem* line, core::DraftField field) {
        const auto* problem = m_form->problemOf(field);
        line->showProblem(problem != nullptr ? problem->sentence : QString(),
                          problem != nullptr ? problem->suggestion : QString());
    };
    show(m_levelProblem, core::DraftField::Level);
    show(m_countProblem, core::DraftField::Count);
    m_count->setBounds(0, m_form->most);
    m_count->setCount(m_draft.count);
    m_room->showText(m_form->room);
    m_badge->showBadge(m_form->redundancy.text, m_form->redundancy.tone, m_form->redundancy.explanation);
    m_boxes->showInstances(m_form->boxes);
    m_boxes->setVisible(!m_form->boxes.empty());
    m_survivable->showText(m_form->survivable, true);
    m_countNote->showText(m_form->countNote, true);
    m_figures->showFigures(m_form->figures);
    m_warnings->showWarnings(m_form->warnings, m_draft == m_shownDraft);
    m_shownDraft = m_draft;
    m_sequence->showText(m_form->sequence, true);
    m_notes->showText(m_form->notes.join(QLatin1Char('\n')), true);
    setVerb(m_form->verb);
}

std::vector<core::Change> ScaleDialog::changes() const {
    return m_form ? m_form->changes : std::vector<core::Change>{};
}

QString ScaleDialog::whyNot() const {
    if (!m_form) {
        return tr("The pool is no longer there.");
    }
    if (!m_form->problems.empty()) {
        return m_form->problems.front().sentence;
    }
    if (m_form->changes.empty()) {
        return tr("Nothing is changed yet.");
    }
    return m_warnings->accepted() ? QString() : tr("Accept the warning first.");
}

void ScaleDialog::showFieldProblem(core::DraftField field, const QString& sentence) {
    if (field == core::DraftField::Level) {
        m_levelProblem->showProblem(sentence);
    } else if (field == core::DraftField::Count) {
        m_countProblem->showProblem(sentence);
    }
}

bool ScaleDialog::stillThere(const core::ClusterInfo& info) const {
    return info.findPool(m_pool) != nullptr;
}

} // namespace poolhouse::ui
