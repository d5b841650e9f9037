// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/scale_dialog.h"

#include "ui/widgets/badge_label.h"
#include "ui/widgets/count_stepper.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/instance_strip.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

namespace poolhouse::ui {

ScaleDialog::ScaleDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, std::string pool,
                         QWidget* parent)
    : ShapeDialog(store, clock, std::move(cluster), parent), m_pool(std::move(pool)) {
    setObjectName(QStringLiteral("scaleDialog"));
    for (const auto& shape : basis()) {
        if (shape.name == m_pool) {
            m_draft = {shape.level, shape.count};
        }
    }
    m_shownDraft = m_draft;
    build();
    showForm();
    showButtons();
    m_count->setFocus(Qt::OtherFocusReason);
}

void ScaleDialog::build() {
    m_count = new CountStepper(page());
    m_countProblem = new FieldProblem(QStringLiteral("countProblem"), page());
    m_badge = new BadgeLabel(page());
    m_badge->setObjectName(QStringLiteral("redundancyBadge"));
    m_boxes = new InstanceStrip(page());
    m_boxes->setObjectName(QStringLiteral("newInstances"));
    m_room = label("countRoom", TextStyle::Body, true);
    m_room->align(Qt::AlignLeading | Qt::AlignVCenter);
    m_survivable = label("survivable", TextStyle::Body, true);
    m_countNote = label("countNote", TextStyle::Body, false);
    auto* instances = new TextLabel(TextStyle::Strong, tr("&Instances"), page());
    instances->setBuddy(m_count->field());

    auto* countRow = new QHBoxLayout;
    countRow->setSpacing(10);
    countRow->addWidget(m_count);
    countRow->addWidget(m_room, 1);
    countRow->addWidget(m_badge);
    auto* own = new QVBoxLayout;
    own->setSpacing(8);
    own->addWidget(instances);
    own->addLayout(countRow);
    own->addWidget(m_countProblem);
    own->addWidget(m_boxes);
    own->addWidget(m_survivable);
    own->addWidget(m_countNote);
    layOut(own);
    connect(m_count, &CountStepper::countChanged, this, &ScaleDialog::setCount);
    connect(m_countProblem, &FieldProblem::suggestionTaken, this,
            [this](const QString& count) { setCount(count.toInt()); });
}

void ScaleDialog::setCount(int count) {
    m_draft.count = count;
    edited();
}

void ScaleDialog::setLevel(const std::string& level) {
    m_draft.level = level;
    edited();
}

void ScaleDialog::showForm() {
    auto form = views::scaleForm(subject(), m_pool, m_draft);
    if (!form) {
        return; // the pool is gone: the panel says so, what was shown stays
    }
    m_form = std::move(form);
    const auto* problem = m_form->problemOf(core::DraftField::Count);
    m_countProblem->showProblem(problem != nullptr ? problem->sentence : QString(),
                                problem != nullptr ? problem->suggestion : QString());
    m_count->setBounds(0, m_form->most);
    m_count->setCount(m_draft.count);
    m_room->showText(m_form->remaining);
    m_badge->showBadge(m_form->redundancy.text, m_form->redundancy.tone, m_form->redundancy.explanation);
    m_boxes->showInstances(m_form->boxes);
    m_boxes->setVisible(!m_form->boxes.empty());
    m_survivable->showText(m_form->survivable, true);
    m_countNote->showText(m_form->countNote, true);
    showShape(*m_form, m_draft.level, m_form->sequence, m_draft == m_shownDraft);
    m_shownDraft = m_draft;
}

std::vector<core::Change> ScaleDialog::changes() const {
    return m_form ? m_form->changes : std::vector<core::Change>{};
}

QString ScaleDialog::whyNot() const {
    return m_form ? whyNotAsk(*m_form) : tr("The pool is no longer there.");
}

void ScaleDialog::showFieldProblem(core::DraftField field, const QString& sentence) {
    ShapeDialog::showFieldProblem(field, sentence);
    if (field == core::DraftField::Count) {
        m_countProblem->showProblem(sentence);
    }
}

bool ScaleDialog::stillThere(const core::ClusterInfo& info) const {
    return info.findPool(m_pool) != nullptr;
}

} // namespace poolhouse::ui
