// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/resumed_note.h"

#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace poolhouse::ui {

ResumedNote::ResumedNote(QWidget* parent) : TintFrame(text::Tone::Neutral, parent) {
    auto* again = new QPushButton(tr("Discard draft"), this);
    again->setObjectName(QStringLiteral("startAfresh"));
    again->setProperty("quiet", true);
    again->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 4);
    row->addWidget(new TextLabel(TextStyle::Small, tr("Draft restored."), this), 1);
    row->addWidget(again);
    connect(again, &QPushButton::clicked, this, &ResumedNote::discarded);
}

} // namespace poolhouse::ui
