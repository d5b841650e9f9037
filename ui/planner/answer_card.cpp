// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/answer_card.h"

#include "models/text/text.h"
#include "ui/planner/answer_choices.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

constexpr double cardEdge = 4;

int gravity(text::Tone tone) {
    return tone == text::Tone::Bad ? 3 : tone == text::Tone::Attention ? 2 : tone == text::Tone::Unknown ? 1 : 0;
}

bool graver(const views::FormWarning& a, const views::FormWarning& b) {
    return gravity(a.tone) > gravity(b.tone);
}

QString answerNote(const views::PlannerAnswerCard& answer) {
    return answer.outdated ? AnswerCard::tr("The needs changed. Find the cheapest again.") : answer.note;
}

/// Line by line as shown.
QStringList answerWords(const views::PlannerAnswerCard& answer) {
    return QStringList(answer.title) << answer.lines << answer.cost << answerNote(answer) << answer.rest;
}

} // namespace

EdgeCard::EdgeCard(text::Tone tone, QWidget* parent) : QWidget(parent), m_tone(tone), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(12, metrics::halfGrid, 12, metrics::halfGrid);
    m_column->setSpacing(metrics::halfGrid);
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
      m_choices(new AnswerChoices(this)),
      m_note(new TextLabel(TextStyle::Small, this)),
      m_find(new QPushButton(tr("Find the cheapest"), this)),
      m_draw(new QPushButton(tr("Show in the drawing"), this)),
      m_load(new QPushButton(tr("Use it"), this)) {
    setObjectName(QStringLiteral("answerCard"));
    setAccessibleName(tr("Cheapest that meets every need"));
    m_title->setObjectName(QStringLiteral("answerTitle"));
    m_text->setObjectName(QStringLiteral("answerText"));
    m_note->setObjectName(QStringLiteral("answerNote"));
    m_find->setObjectName(QStringLiteral("findCheapest"));
    m_find->setToolTip(toolTipText(tr("Find the cheapest configuration that meets these needs")));
    m_draw->setObjectName(QStringLiteral("showAnswer"));
    m_draw->setCheckable(true);
    m_load->setObjectName(QStringLiteral("loadCheapest"));
    m_note->setDim();
    m_find->setProperty("quiet", true);
    column()->addWidget(m_title);
    for (TextLabel* label : {m_title, m_text, m_note}) {
        label->setWrapping();
    }
    m_title->align(Qt::AlignLeading | Qt::AlignVCenter);
    column()->setSpacing(2);
    column()->addWidget(m_choices);
    column()->addWidget(m_text);
    column()->addWidget(m_note);
    auto* buttons = new QWidget(this);
    auto* row = new FlowLayout(buttons, metrics::grid, metrics::halfGrid);
    row->addWidget(m_draw);
    row->addWidget(m_load);
    row->addWidget(m_find);
    column()->addWidget(buttons);
    setTabOrder(m_load, m_find);
    connect(m_find, &QPushButton::clicked, this, &AnswerCard::findRequested);
    connect(m_draw, &QPushButton::toggled, this, &AnswerCard::drawRequested);
    connect(m_load, &QPushButton::clicked, this, [this] { Q_EMIT loadRequested(m_chosen); });
    connect(m_choices, &AnswerChoices::choiceMade, this, &AnswerCard::choiceMade);
    showParts();
}

void AnswerCard::showAnswer(const AnswerKey& key, const views::PlannerAnswerCard& answer, bool drawn) {
    const QSignalBlocker quiet(m_draw);
    m_draw->setChecked(drawn);
    const bool same = std::exchange(m_key, key) == key;
    if (same && answer == m_answer) {
        return;
    }
    const auto before = std::exchange(m_answer, answer);
    showParts();
    announce(this, same ? newsSince(before) : answer.seeking ? answer.searching : QString());
}

void AnswerCard::showOthers(const std::vector<views::PlannerAlternativeAnswer>& others, int chosen) {
    if (others != m_others || chosen != m_chosen) {
        m_others = others;
        m_chosen = chosen;
        showChoices();
    }
}

void AnswerCard::showChoices() {
    m_choices->showChoices(m_answer, m_others, m_chosen);
    m_title->showText(titleText());
    const auto& lines = m_chosen > 0 ? m_others[static_cast<std::size_t>(m_chosen) - 1].lines : m_answer.lines;
    m_text->showText(lines.join(QLatin1Char('\n')), true);
}

QString AnswerCard::titleText() const {
    if (m_chosen > 0) {
        return m_chosen == 1 ? tr("Next cheapest that differs in kind")
                             : tr("Second next cheapest that differs in kind");
    }
    return m_answer.title.isEmpty() ? tr("Cheapest that meets every need") : m_answer.title;
}

void AnswerCard::showParts() {
    const bool asked = !m_answer.title.isEmpty();
    const bool found = !m_answer.cost.isEmpty();
    setTone(!asked || m_answer.outdated ? text::Tone::Unknown : found ? text::Tone::Good : text::Tone::Bad);
    m_find->setText(asked ? tr("Find again") : tr("Find the cheapest"));
    showChoices();
    QStringList notes{answerNote(m_answer), m_answer.searching};
    notes.removeAll(QString());
    m_note->showText(notes.join(QLatin1Char(' ')), true);
    for (QPushButton* each : {m_draw, m_load}) {
        each->setVisible(found);
        each->setEnabled(m_answer.canLoad);
    }
}

QString AnswerCard::newsSince(const views::PlannerAnswerCard& before) const {
    if (m_answer.seeking) {
        return before.seeking ? QString() : m_answer.searching;
    }
    auto news = answerWords(m_answer);
    if (before.seeking || before.title != m_answer.title) { // all of it, even if the same was found before
        news << m_answer.searching;
    } else {
        auto said = answerWords(before);
        if (!before.cost.isEmpty()) {
            said << m_answer.cost; // beside that of the plan, it follows every edit
        }
        news.removeIf([&said](const QString& line) { return said.contains(line); });
    }
    news.removeAll(QString());
    return m_answer.title.isEmpty() ? QString() : news.join(QLatin1Char('\n'));
}

PlanWarnings::PlanWarnings(QWidget* parent)
    : EdgeCard(text::Tone::Attention, parent), m_rest(new TextLabel(TextStyle::Small, this)) {
    setObjectName(QStringLiteral("planWarnings"));
    setAccessibleName(tr("Before you apply"));
    column()->addWidget(new TextLabel(TextStyle::Strong, tr("Before you apply"), this));
    m_rest->setObjectName(QStringLiteral("moreWarnings"));
    m_rest->setWrapping();
    m_rest->setDim();
    m_rest->hide();
    column()->addWidget(m_rest);
    hide();
}

PlanWarnings::Row PlanWarnings::madeRow() {
    auto* box = new QWidget(this);
    Row row{{}, box, new ToneIcon(box), new TextLabel(TextStyle::Body, box)};
    row.text->setWrapping();
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(row.icon, 0, Qt::AlignTop);
    line->addWidget(row.text, 1);
    return row;
}

void PlanWarnings::showIn(Row& row, const views::FormWarning& warning) {
    row.shown = warning;
    row.icon->showTone(warning.tone, warning.tone == text::Tone::Neutral ? tr("informational") : QString());
    row.text->showText(warning.sentence);
    row.box->show();
}

void PlanWarnings::showAtMost(std::size_t rows) {
    m_most = rows;
}

void PlanWarnings::showWarnings(const std::vector<views::FormWarning>& all) {
    if (all == m_warnings) {
        return;
    }
    m_warnings = all;
    auto shown = all;
    if (shown.size() > m_most) {
        std::stable_sort(shown.begin(), shown.end(), graver);
        shown.resize(m_most);
    }
    showRows(shown);
    const auto rest = static_cast<std::int64_t>(all.size() - shown.size());
    m_rest->showText(rest == 0   ? QString()
                     : rest == 1 ? tr("One more is in the review.")
                                 : tr("%1 more are in the review.").arg(text::Text::number(rest)),
                     true);
    setTone(all.empty() ? text::Tone::Neutral : std::min_element(all.begin(), all.end(), graver)->tone);
    setVisible(!all.empty());
}

/// An edit changes one or two: the others keep their row and its layout.
void PlanWarnings::showRows(const std::vector<views::FormWarning>& warnings) {
    std::vector<Row> rows(warnings.size());
    std::vector<std::size_t> added;
    for (std::size_t at = 0; at < warnings.size(); ++at) {
        const auto same = std::find_if(m_rows.begin(), m_rows.end(),
                                       [&warnings, at](const Row& row) { return row.shown == warnings[at]; });
        if (same != m_rows.end()) {
            rows[at] = *same;
            m_rows.erase(same);
        } else {
            added.push_back(at);
        }
    }
    for (const auto at : added) {
        if (m_rows.empty()) {
            m_rows.push_back(madeRow());
        }
        rows[at] = m_rows.back();
        m_rows.pop_back();
        showIn(rows[at], warnings[at]);
    }
    for (auto& unused : m_rows) {
        unused.shown = {};
        unused.text->setObjectName(QString());
        unused.box->hide();
        column()->removeWidget(unused.box);
    }
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const int place = static_cast<int>(at) + 1; // below the title
        const auto* there = column()->itemAt(place);
        if (there == nullptr || there->widget() != rows[at].box) {
            column()->removeWidget(rows[at].box);
            column()->insertWidget(place, rows[at].box);
        }
        rows[at].text->setObjectName(QStringLiteral("planWarning.%1").arg(at));
    }
    rows.insert(rows.end(), m_rows.begin(), m_rows.end());
    m_rows = std::move(rows);
}

} // namespace poolhouse::ui
