// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/planner_bar.h"

#include "models/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QSignalBlocker>

namespace poolhouse::ui {

namespace {

constexpr int buttonGap = 5; ///< all in one row of a small window

/// A screen reader would speak the markup of a long tool tip.
void explainButton(QPushButton* button, const QString& text) {
    button->setToolTip(toolTipText(text));
    setSpokenDescription(button, text);
}

} // namespace

PlannerBar::PlannerBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("plannerBar"));
    m_edits = new QWidget(this);
    m_ends = new QWidget(this);
    auto* edits = new FlowLayout(m_edits, buttonGap, metrics::halfGrid);
    auto* ends = new FlowLayout(m_ends, buttonGap, metrics::halfGrid);
    const auto button = [](FlowLayout* row, const QString& text, const char* name) {
        auto* made = new QPushButton(text, row->parentWidget());
        made->setObjectName(QLatin1String(name));
        made->setProperty("tight", true);
        row->addWidget(made);
        return made;
    };
    m_open = button(edits, tr("Open plan…"), "openPlan");
    m_save = button(edits, tr("Save plan…"), "savePlan");
    m_drawing = button(edits, tr("Save drawing…"), "saveDrawing");
    m_undo = button(edits, tr("Undo"), "undoPlan");
    m_redo = button(edits, tr("Redo"), "redoPlan");
    m_reset = button(edits, tr("Discard changes"), "resetPlan");
    m_drawer = button(ends, tr("Needs and answer"), "needsDrawer"); // first: an open drawer leaves it in sight
    m_drawer->setCheckable(true);
    m_drawer->setToolTip(toolTipText(tr("Show what the apps need, and this plan in figures")));
    m_copy = button(ends, tr("Copy as CLI / curl"), "copyPlan");
    m_review = button(ends, QString(), "reviewPlan");
    m_review->setProperty("primary", true);
    m_hint = new TextLabel(TextStyle::Small, tr("Nothing changes until you apply"), this);
    m_hint->setDim();
    m_hint->setEllipsis();
    m_hint->align(Qt::AlignTrailing | Qt::AlignVCenter);
    m_ends->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_edits->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(buttonGap);
    m_row->addWidget(m_edits);
    m_row->addStretch(1);
    m_row->addWidget(m_hint);
    m_row->addWidget(m_ends);
    connect(m_open, &QPushButton::clicked, this, &PlannerBar::openRequested);
    connect(m_save, &QPushButton::clicked, this, &PlannerBar::saveRequested);
    connect(m_drawing, &QPushButton::clicked, this, &PlannerBar::drawingRequested);
    connect(m_undo, &QPushButton::clicked, this, &PlannerBar::undoRequested);
    connect(m_redo, &QPushButton::clicked, this, &PlannerBar::redoRequested);
    connect(m_reset, &QPushButton::clicked, this, &PlannerBar::resetRequested);
    connect(m_drawer, &QPushButton::toggled, this, &PlannerBar::drawerToggled);
    connect(m_copy, &QPushButton::clicked, this, &PlannerBar::copyRequested);
    connect(m_review, &QPushButton::clicked, this, &PlannerBar::reviewRequested);
    offer(false, false, false);
    showDrawer(false, false);
    showChanges(0, false);
}

void PlannerBar::arrange() {
    const int buttons = m_edits->sizeHint().width() + m_ends->sizeHint().width() + m_row->spacing();
    const bool narrow = buttons > width();
    m_hint->setVisible(buttons + m_row->spacing() + m_hint->sizeHint().width() <= width()); // whole or not at all
    m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void PlannerBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

bool PlannerBar::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) { // another text or font
        arrange();
    }
    return QWidget::event(event);
}

void PlannerBar::offer(bool open, bool save, bool copy) {
    m_open->setVisible(open);
    m_save->setVisible(save);
    m_drawing->setVisible(save);
    m_copy->setVisible(copy);
}

void PlannerBar::showDrawer(bool offered, bool open) {
    const QSignalBlocker quiet(m_drawer);
    m_drawer->setChecked(open);
    m_drawer->setVisible(offered);
}

void PlannerBar::focusDrawer() {
    m_drawer->setFocus(Qt::OtherFocusReason);
}

void PlannerBar::showUndo(const QString& undo, const QString& redo) {
    m_undo->setEnabled(!undo.isEmpty());
    m_redo->setEnabled(!redo.isEmpty());
    explainButton(m_undo, undo.isEmpty() ? tr("Nothing to undo.") : tr("Undo: %1 (Ctrl+Z)").arg(undo));
    explainButton(m_redo, redo.isEmpty() ? tr("Nothing to redo.") : tr("Redo: %1 (Ctrl+Shift+Z)").arg(redo));
}

void PlannerBar::showChanges(int changes, bool resettable) {
    m_review->setText(changes == 0   ? tr("Review and apply…")
                      : changes == 1 ? tr("Review and apply 1 change…")
                                     : tr("Review and apply %1 changes…").arg(text::Text::number(changes)));
    m_reset->setEnabled(resettable);
    m_reset->setToolTip(resettable ? QString() : tr("No changes yet."));
}

void PlannerBar::setWhyNotReview(const std::optional<QString>& why) {
    m_review->setEnabled(!why);
    explainButton(m_review, why.value_or(QString()));
}

} // namespace poolhouse::ui
