// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/fact_card.h"

#include "ui/pools/figure_card.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

FactCard::FactCard(const QString& name, QWidget* parent)
    : QWidget(parent),
      m_title(new TextLabel(TextStyle::Strong)),
      m_frame(new CardFrame),
      m_facts(new FactList),
      m_note(new TextLabel(TextStyle::Small)),
      m_inner(new QVBoxLayout(m_frame)) {
    setObjectName(name);
    m_title->setObjectName(name + QLatin1String("Title"));
    m_title->setWrapping();
    m_note->setObjectName(name + QLatin1String("Note"));
    m_note->setWrapping();
    m_note->setDim();
    m_inner->setContentsMargins(metrics::grid, metrics::grid, metrics::cardPadding, metrics::grid);
    m_inner->addWidget(m_facts);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(m_title);
    column->addWidget(m_frame);
    column->addWidget(m_note);
}

QPushButton* FactCard::addButton(const QString& objectName, const QString& label) {
    auto* button = new QPushButton(label, m_frame);
    button->setObjectName(objectName);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(metrics::grid, metrics::grid / 2, 0, metrics::grid / 2);
    row->addWidget(button);
    row->addStretch(1);
    m_inner->addLayout(row);
    return button;
}

void FactCard::showCard(const QString& title, const std::vector<views::FactRow>& facts, const QString& note, bool dim) {
    m_title->showText(title);
    setSpokenName(m_frame, title);
    m_facts->showFacts(facts);
    m_facts->setDim(dim);
    m_frame->setVisible(!facts.empty());
    m_note->showText(note, true);
}

} // namespace poolhouse::ui
