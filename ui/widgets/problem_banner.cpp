// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/problem_banner.h"

#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

ProblemBanner::ProblemBanner(QWidget* parent)
    : QFrame(parent),
      m_what(new TextLabel(TextStyle::Strong, this)),
      m_text(new TextLabel(TextStyle::Body, this)),
      m_details(new TextLabel(TextStyle::Small, this)),
      m_detailsButton(new QPushButton(tr("Details"), this)),
      m_retry(new QPushButton(tr("Retry"), this)) {
    setObjectName(QStringLiteral("problemBanner"));
    m_what->setObjectName(QStringLiteral("problemWhat"));
    m_text->setObjectName(QStringLiteral("problemText"));
    m_details->setObjectName(QStringLiteral("problemDetails"));
    m_detailsButton->setObjectName(QStringLiteral("detailsButton"));
    m_retry->setObjectName(QStringLiteral("retryButton"));
    for (TextLabel* label : {m_what, m_text, m_details}) {
        label->setWrapping();
        label->setSelectable();
    }
    m_details->hide();
    m_detailsButton->setCheckable(true);
    m_detailsButton->setAutoDefault(false);
    m_retry->setAutoDefault(false);
    m_detailsButton->setAccessibleDescription(tr("Shows details for a problem report."));
    m_retry->setAccessibleDescription(tr("Retries now."));

    auto* sign = new ToneIcon(this);
    sign->showTone(text::Tone::Bad, tr("Problem"));
    auto* words = new QVBoxLayout;
    words->setSpacing(metrics::halfGrid);
    words->addWidget(m_what);
    words->addWidget(m_text);
    words->addWidget(m_details);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::cardPadding, 12, metrics::cardPadding, 12);
    row->setSpacing(12);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_detailsButton, 0, Qt::AlignTop);
    row->addWidget(m_retry, 0, Qt::AlignTop);

    connect(m_detailsButton, &QPushButton::toggled, m_details, &QWidget::setVisible);
    connect(m_retry, &QPushButton::clicked, this, &ProblemBanner::retryRequested);
    hide();
}

void ProblemBanner::showProblem(const std::optional<text::ProblemText>& problem) {
    if (!problem) {
        hide();
        return;
    }
    if (problem->what != m_what->text()) {
        m_detailsButton->setChecked(false);
    }
    m_what->showText(problem->what);
    QStringList rest{problem->why, problem->next};
    rest.removeAll(QString());
    m_text->showText(rest.join(QLatin1Char(' ')), true);
    m_details->showText(problem->detail);
    m_detailsButton->setVisible(!problem->detail.isEmpty());
    m_details->setVisible(m_detailsButton->isChecked() && !problem->detail.isEmpty());
    setSpokenName(this, problem->what);
    setSpokenDescription(this, rest.join(QLatin1Char(' ')));
    show();
}

void ProblemBanner::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    const auto& colours = theme.tone(text::Tone::Bad);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(mixed(colours.outline, theme.card, 0.5), 1));
    // Half of the badge tint keeps dim text legible.
    painter.setBrush(mixed(colours.background, theme.card, 0.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius, metrics::cardRadius);
}

} // namespace poolhouse::ui
