// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/scale_dialog.h"

#include "models/fleet/store.h"
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
    : DraftDialog(store, clock, std::move(cluster), parent), m_pool(std::move(pool)) {
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
    m_count->field()->setFocus(Qt::OtherFocusReason);
}

void ScaleDialog::build() {
    m_count = new CountStepper(page());
    m_countProblem = new FieldProblem(QStringLiteral("countProblem"), page());
    m_badge = new BadgeLabel(page());
    m_badge->setObjectName(QStringLiteral("redundancyBadge"));
    m_boxes = new InstanceStrip(page());
    m_boxes->setObjectName(QStringLiteral("newInstances"));
    m_remaining = label("countRoom", TextStyle::Body, true);
    m_remaining->align(Qt::AlignLeading | Qt::AlignVCenter);
    m_survivable = label("survivable", TextStyle::Body, true);
    m_countNote = label("countNote", TextStyle::Body, false);
    auto* instances = new TextLabel(TextStyle::Strong, tr("&Instances"), page());
    instances->setBuddy(m_count->field());

    auto* countRow = new QHBoxLayout;
    countRow->setSpacing(10);
    countRow->addWidget(m_count);
    countRow->addWidget(m_remaining, 1);
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
    connect(m_countProblem, &FieldProblem::suggestionAccepted, this,
            [this](const QString& count) { setCount(count.toInt()); });
}

void ScaleDialog::setCount(int count) {
    m_draft.count = count;
    edited();
}

void ScaleDialog::showForm() {
    if (!setForm(views::scaleForm(snapshot(), m_pool, m_draft))) {
        return; // the pool is gone: keep the form, the panel reports it
    }
    const auto* problem = m_form->problemOf(core::DraftField::Count);
    m_countProblem->showProblem(problem != nullptr ? std::optional(problem->sentence) : std::nullopt,
                                problem != nullptr ? problem->suggestion : QString());
    m_count->setBounds(0, m_form->most);
    m_count->setCount(m_draft.count);
    m_remaining->showText(m_form->remaining);
    m_badge->showBadge(m_form->redundancy.text, m_form->redundancy.tone, m_form->redundancy.explanation);
    m_boxes->showInstances(m_form->boxes);
    m_boxes->setVisible(!m_form->boxes.empty());
    m_survivable->showText(m_form->survivable, true);
    m_countNote->showText(m_form->countNote, true);
    showShared();
    setTitle(m_form->title);
}

QString ScaleDialog::missingPool() const {
    return tr("The pool no longer exists.");
}

void ScaleDialog::showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) {
    ShapeDialog::showFieldProblem(field, sentence);
    if (field == core::DraftField::Count) {
        m_countProblem->showProblem(sentence);
    }
}

bool ScaleDialog::stillThere(const core::ClusterInfo& info) const {
    return info.findPool(m_pool) != nullptr;
}

} // namespace poolhouse::ui
