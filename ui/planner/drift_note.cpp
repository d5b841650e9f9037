// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/drift_note.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace poolhouse::ui {

namespace {

void layOutNote(TintFrame* note, TextLabel* text, QPushButton* button) {
    text->setWrapping();
    auto* icon = new ToneIcon(note);
    icon->showTone(text::Tone::Attention);
    auto* row = new QHBoxLayout(note);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(10);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    row->addWidget(button, 0, Qt::AlignVCenter);
    note->hide();
}

} // namespace

DriftNote::DriftNote(QWidget* parent)
    : TintFrame(text::Tone::Attention, parent),
      m_text(new TextLabel(TextStyle::Body, this)),
      m_rebase(new QPushButton(tr("Use the new figures"), this)) {
    setObjectName(QStringLiteral("planDrift"));
    m_text->setObjectName(QStringLiteral("planDriftText"));
    m_rebase->setObjectName(QStringLiteral("rebasePlan"));
    m_rebase->setToolTip(toolTipText(tr("The plan's own changes are kept; everything else follows the cluster.")));
    layOutNote(this, m_text, m_rebase);
    connect(m_rebase, &QPushButton::clicked, this, &DriftNote::rebaseRequested);
}

void DriftNote::showDrift(const QStringList& sentences) {
    m_text->showText(tr("What this plan is based on has changed: %1").arg(sentences.join(QLatin1Char(' '))));
    setVisible(!sentences.isEmpty());
}

LostMovesNote::LostMovesNote(QWidget* parent)
    : TintFrame(text::Tone::Attention, parent), m_text(new TextLabel(TextStyle::Body, this)) {
    setObjectName(QStringLiteral("lostMoves"));
    m_text->setObjectName(QStringLiteral("lostMovesText"));
    auto* dismiss = new QPushButton(tr("Dismiss"), this);
    dismiss->setObjectName(QStringLiteral("dismissLostMoves"));
    layOutNote(this, m_text, dismiss);
    connect(dismiss, &QPushButton::clicked, this, &LostMovesNote::dismissed);
}

void LostMovesNote::showLost(const QString& sentences) {
    m_text->showText(sentences);
    setVisible(!sentences.isEmpty());
}

} // namespace poolhouse::ui
