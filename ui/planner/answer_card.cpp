// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/answer_card.h"

#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr double cardEdge = 4;

text::Tone gravest(const std::vector<views::FormWarning>& warnings) {
    const auto has = [&warnings](text::Tone tone) {
        return std::any_of(warnings.begin(), warnings.end(),
                           [tone](const views::FormWarning& warning) { return warning.tone == tone; });
    };
    return has(text::Tone::Bad)         ? text::Tone::Bad
           : has(text::Tone::Attention) ? text::Tone::Attention
           : has(text::Tone::Unknown)   ? text::Tone::Unknown
                                        : text::Tone::Neutral;
}

} // namespace

EdgeCard::EdgeCard(text::Tone tone, QWidget* parent) : QWidget(parent), m_tone(tone), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(metrics::cardPadding, 12, metrics::cardPadding, 12);
    m_column->setSpacing(6);
}

void EdgeCard::setTone(text::Tone tone) {
    if (tone != m_tone) {
        m_tone = tone;
        update();
    }
}

void EdgeCard::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(theme.hairline, 1));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(box, metrics::cardRadius, metrics::cardRadius);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QPainterPath path;
    path.addRoundedRect(QRectF(rect()), metrics::cardRadius, metrics::cardRadius);
    painter.setClipRect(QRectF(mirrored ? width() - cardEdge : 0, 0, cardEdge, height()));
    painter.fillPath(path, theme.tone(m_tone).outline);
}

AnswerCard::AnswerCard(QWidget* parent)
    : EdgeCard(text::Tone::Good, parent),
      m_title(new TextLabel(TextStyle::Strong, this)),
      m_text(new TextLabel(TextStyle::Body, this)),
      m_cost(new TextLabel(TextStyle::Strong, this)),
      m_note(new TextLabel(TextStyle::Small, this)),
      m_load(new QPushButton(tr("Load into plan"), this)) {
    setObjectName(QStringLiteral("answerCard"));
    m_title->setObjectName(QStringLiteral("answerTitle"));
    m_text->setObjectName(QStringLiteral("answerText"));
    m_cost->setObjectName(QStringLiteral("answerCost"));
    m_note->setObjectName(QStringLiteral("answerNote"));
    m_load->setObjectName(QStringLiteral("loadCheapest"));
    m_note->setDim();
    for (TextLabel* label : {m_title, m_text, m_cost, m_note}) {
        label->setWrapping();
        column()->addWidget(label);
    }
    auto* row = new QHBoxLayout;
    row->addWidget(m_load);
    row->addStretch(1);
    column()->addLayout(row);
    hide();
    connect(m_load, &QPushButton::clicked, this, &AnswerCard::loadRequested);
}

void AnswerCard::showAnswer(const views::PlannerAnswerCard& answer) {
    if (answer == m_answer) {
        return;
    }
    // Its cost beside that of the plan follows every edit; that alone is no news.
    auto before = m_answer;
    before.cost = answer.cost;
    const bool news = !(before == answer) || m_answer.cost.isEmpty() != answer.cost.isEmpty();
    m_answer = answer;
    const bool found = !answer.cost.isEmpty();
    setTone(answer.outdated ? text::Tone::Unknown : found ? text::Tone::Good : text::Tone::Bad);
    m_title->showText(answer.title);
    m_text->showText(answer.lines.join(QLatin1Char('\n')), true);
    m_cost->showText(answer.cost, true);
    m_note->showText(answer.outdated ? tr("The requirements changed. Find the cheapest again.") : answer.note, true);
    m_load->setVisible(found);
    m_load->setEnabled(answer.canLoad);
    setVisible(!answer.title.isEmpty());
    if (news) {
        announce(this, inWords());
    }
}

/// Line by line as shown.
QString AnswerCard::inWords() const {
    QStringList lines{m_title->text(), m_text->text(), m_cost->text(), m_note->text()};
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

PlanWarnings::PlanWarnings(QWidget* parent) : EdgeCard(text::Tone::Attention, parent) {
    setObjectName(QStringLiteral("planWarnings"));
    setAccessibleName(tr("Before you apply"));
    column()->addWidget(new TextLabel(TextStyle::Strong, tr("Before you apply"), this));
    hide();
}

void PlanWarnings::showWarnings(const std::vector<views::FormWarning>& warnings) {
    if (warnings == m_warnings) {
        return;
    }
    m_warnings = warnings;
    qDeleteAll(m_rows);
    m_rows.clear();
    for (const auto& warning : warnings) {
        auto* box = new QWidget(this);
        auto* icon = new ToneIcon(box);
        icon->showTone(warning.tone, warning.tone == text::Tone::Neutral ? tr("informational") : QString());
        auto* text = new TextLabel(TextStyle::Body, warning.sentence, box);
        text->setObjectName(QStringLiteral("planWarning.%1").arg(m_rows.size()));
        text->setWrapping();
        auto* row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(metrics::grid);
        row->addWidget(icon, 0, Qt::AlignTop);
        row->addWidget(text, 1);
        column()->addWidget(box);
        m_rows.push_back(box);
    }
    setTone(gravest(warnings));
    setVisible(!warnings.empty());
}

} // namespace poolhouse::ui
