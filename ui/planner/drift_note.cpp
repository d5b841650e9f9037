// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/drift_note.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace poolhouse::ui {

DriftNote::DriftNote(QWidget* parent)
    : TintFrame(text::Tone::Attention, parent),
      m_text(new TextLabel(TextStyle::Body, this)),
      m_rebase(new QPushButton(tr("Use the new figures"), this)) {
    setObjectName(QStringLiteral("planDrift"));
    m_text->setObjectName(QStringLiteral("planDriftText"));
    m_text->setWrapping();
    m_rebase->setObjectName(QStringLiteral("rebasePlan"));
    m_rebase->setToolTip(toolTipText(tr("The plan's own changes are kept; everything else follows the cluster.")));
    auto* icon = new ToneIcon(this);
    icon->showTone(text::Tone::Attention);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(10);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_rebase, 0, Qt::AlignVCenter);
    hide();
    connect(m_rebase, &QPushButton::clicked, this, &DriftNote::rebaseRequested);
}

void DriftNote::showDrift(const QStringList& sentences) {
    m_text->showText(tr("What this plan is based on has changed: %1").arg(sentences.join(QLatin1Char(' '))));
    setVisible(!sentences.isEmpty());
}

} // namespace poolhouse::ui
