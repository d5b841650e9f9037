// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/planner_bar.h"

#include "models/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace poolhouse::ui {

PlannerBar::PlannerBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("plannerBar"));
    const auto button = [this](const QString& text, const char* name) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    m_open = button(tr("Open plan…"), "openPlan");
    m_save = button(tr("Save plan…"), "savePlan");
    m_undo = button(tr("Undo"), "undoPlan");
    m_redo = button(tr("Redo"), "redoPlan");
    m_reset = button(tr("Reset to live"), "resetPlan");
    m_copy = button(tr("Copy as CLI / curl"), "copyPlan");
    m_review = button(QString(), "reviewPlan");
    m_review->setProperty("primary", true);
    m_hint = new TextLabel(TextStyle::Small, tr("Nothing changes until you apply"), this);
    m_hint->setDim();
    m_hint->setEllipsis();
    m_hint->align(Qt::AlignTrailing | Qt::AlignVCenter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    for (QPushButton* each : {m_open, m_save, m_undo, m_redo, m_reset}) {
        row->addWidget(each);
    }
    row->addWidget(m_hint, 1);
    row->addWidget(m_copy);
    row->addWidget(m_review);
    connect(m_open, &QPushButton::clicked, this, &PlannerBar::openRequested);
    connect(m_save, &QPushButton::clicked, this, &PlannerBar::saveRequested);
    connect(m_undo, &QPushButton::clicked, this, &PlannerBar::undoRequested);
    connect(m_redo, &QPushButton::clicked, this, &PlannerBar::redoRequested);
    connect(m_reset, &QPushButton::clicked, this, &PlannerBar::resetRequested);
    connect(m_copy, &QPushButton::clicked, this, &PlannerBar::copyRequested);
    connect(m_review, &QPushButton::clicked, this, &PlannerBar::reviewRequested);
    offer(false, false, false);
    showChanges(0, false);
}

void PlannerBar::offer(bool open, bool save, bool copy) {
    m_open->setVisible(open);
    m_save->setVisible(save);
    m_copy->setVisible(copy);
}

void PlannerBar::showUndo(const QString& undo, const QString& redo) {
    m_undo->setEnabled(!undo.isEmpty());
    m_redo->setEnabled(!redo.isEmpty());
    m_undo->setToolTip(toolTipText(undo.isEmpty() ? tr("Nothing to undo.") : tr("Undo: %1 (Ctrl+Z)").arg(undo)));
    m_redo->setToolTip(toolTipText(redo.isEmpty() ? tr("Nothing to redo.") : tr("Redo: %1 (Ctrl+Shift+Z)").arg(redo)));
}

void PlannerBar::showChanges(int changes, bool resettable) {
    m_review->setText(changes == 0   ? tr("Review and apply…")
                      : changes == 1 ? tr("Review and apply 1 change…")
                                     : tr("Review and apply %1 changes…").arg(text::Text::number(changes)));
    m_reset->setEnabled(resettable);
    m_reset->setToolTip(resettable ? QString() : tr("Nothing is changed yet."));
}

void PlannerBar::setWhyNotReview(const std::optional<QString>& why) {
    m_review->setEnabled(!why);
    m_review->setToolTip(toolTipText(why.value_or(QString())));
}

} // namespace poolhouse::ui
