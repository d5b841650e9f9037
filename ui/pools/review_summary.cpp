// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/review_summary.h"

#include "ui/pools/figure_card.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace poolhouse::ui {

ReviewSummary::ReviewSummary(QWidget* parent)
    : QWidget(parent),
      m_summary(new TextLabel(TextStyle::Body, this)),
      m_card(new FigureCard(this)),
      m_notes(new TextLabel(TextStyle::Small, this)),
      m_column(new QVBoxLayout(this)) {
    m_summary->setObjectName(QStringLiteral("reviewSummary"));
    m_card->setObjectName(QStringLiteral("reviewCard"));
    m_notes->setObjectName(QStringLiteral("reviewNotes"));
    for (auto* label : {m_summary, m_notes}) {
        label->setWrapping();
        label->setDim();
    }
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(10);
    m_column->addWidget(m_summary);
    m_column->addWidget(m_card);
    m_column->addWidget(m_notes);
    m_column->addStretch(1);
}

void ReviewSummary::showReview(const QString& summary, const std::vector<views::FigureRow>& figures,
                               const QStringList& notes) {
    m_summary->showText(summary);
    m_card->showFigures(figures);
    m_notes->showText(notes.join(QLatin1Char('\n')), true);
}

void ReviewSummary::addBelowCard(QWidget* widget) {
    m_column->insertWidget(m_column->indexOf(m_notes), widget, 0, Qt::AlignLeading);
}

} // namespace poolhouse::ui
