// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/figure_card.h"

#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int figurePadding = 4;
constexpr int factPadding = 6;

/// Spans are untrusted text: escaped before emphasis is added.
QString markup(const views::FactRow& fact) {
    QString html;
    for (const auto& span : fact.text) {
        const auto text = span.text.toHtmlEscaped();
        html += span.strong ? QStringLiteral("<b>%1</b>").arg(text) : text;
    }
    return html;
}

} // namespace

FigureCard::FigureCard(QWidget* parent) : CardFrame(parent), m_grid(new QGridLayout(this)) {
    setObjectName(QStringLiteral("figureCard"));
    m_grid->setContentsMargins(metrics::cardPadding, 8, metrics::cardPadding, 8);
    m_grid->setHorizontalSpacing(metrics::cardPadding);
    m_grid->setVerticalSpacing(2 * figurePadding + 1);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, 2);
    m_grid->setColumnStretch(2, 3);
}

void FigureCard::addRow() {
    const int number = static_cast<int>(m_rows.size());
    Row row{new TextLabel(TextStyle::Body, this), new TextLabel(TextStyle::Body, this),
            new TextLabel(TextStyle::Strong, this)};
    int column = 0;
    for (const auto& [label, part] : {std::pair(row.label, "label"), {row.before, "before"}, {row.after, "after"}}) {
        label->setObjectName(QStringLiteral("figure.%1.%2").arg(number).arg(QLatin1String(part)));
        label->setWrapping();
        label->align(Qt::AlignVCenter | (column == 0 ? Qt::AlignLeading : Qt::AlignTrailing));
        m_grid->addWidget(label, number, column++);
    }
    m_rows.push_back(row);
}

/// `alone`: over the column of `before` too, since long values such as config vars wrap late then.
void FigureCard::spanAfter(std::size_t index, bool alone) {
    auto& row = m_rows[index];
    if (row.alone != alone) {
        row.alone = alone;
        m_grid->removeWidget(row.after);
        m_grid->addWidget(row.after, static_cast<int>(index), alone ? 1 : 2, 1, alone ? 2 : 1);
    }
}

void FigureCard::showFigures(const std::vector<views::FigureRow>& rows) {
    while (m_rows.size() < rows.size()) {
        addRow();
    }
    for (std::size_t index = 0; index < m_rows.size(); ++index) {
        const bool used = index < rows.size();
        auto& row = m_rows[index];
        const bool alone = used && rows[index].before.isEmpty();
        for (TextLabel* label : {row.label, row.after}) {
            label->setVisible(used);
        }
        row.before->setVisible(used && !alone);
        if (used) {
            spanAfter(index, alone);
            row.label->showText(rows[index].label);
            row.before->showText(rows[index].before);
            row.after->showText(rows[index].after);
            setSpokenName(row.before, tr("%1 before: %2").arg(rows[index].label, rows[index].before));
            setSpokenName(row.after, tr("%1 after: %2").arg(rows[index].label, rows[index].after));
        }
    }
    m_shown = rows.size();
    setVisible(m_shown > 0);
    update();
}

void FigureCard::paintEvent(QPaintEvent* event) {
    CardFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(Theme::of(palette()).hairline);
    for (std::size_t index = 1; index < m_shown; ++index) {
        const auto& row = m_rows[index];
        const int values = row.alone ? row.after->y() : std::min(row.before->y(), row.after->y());
        const int top = std::min(row.label->y(), values);
        painter.drawLine(10, top - figurePadding - 1, width() - 10, top - figurePadding - 1);
    }
}

FactList::FactList(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    setObjectName(QStringLiteral("factList"));
    m_grid->setContentsMargins(10, factPadding, 0, factPadding + 1);
    m_grid->setHorizontalSpacing(20);
    m_grid->setVerticalSpacing(2 * factPadding + 1);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, 8);
}

void FactList::showFacts(const std::vector<views::FactRow>& facts) {
    if (facts == m_facts) {
        return;
    }
    while (m_rows.size() < facts.size()) {
        auto* label = new TextLabel(TextStyle::Body, this);
        label->setDim();
        label->setWrapping();
        auto* text = new QLabel(this);
        text->setObjectName(QStringLiteral("fact.%1").arg(m_rows.size()));
        text->setTextFormat(Qt::RichText);
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setForegroundRole(textRole());
        const int row = static_cast<int>(m_rows.size());
        m_grid->addWidget(label, row, 0, Qt::AlignTop);
        m_grid->addWidget(text, row, 1, Qt::AlignTop);
        m_rows.emplace_back(label, text);
    }
    for (std::size_t index = 0; index < m_rows.size(); ++index) {
        const auto& [label, text] = m_rows[index];
        const bool used = index < facts.size();
        label->setVisible(used);
        text->setVisible(used);
        if (used) {
            label->showText(facts[index].label);
            text->setText(markup(facts[index]));
            setSpokenName(text, QStringLiteral("%1: %2").arg(facts[index].label, facts[index].plain()));
        }
    }
    m_facts = facts;
    update();
}

QPalette::ColorRole FactList::textRole() const {
    return m_dim ? QPalette::PlaceholderText : QPalette::WindowText;
}

void FactList::setDim(bool dim) {
    m_dim = dim;
    for (const auto& [label, text] : m_rows) {
        text->setForegroundRole(textRole());
    }
}

void FactList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(Theme::of(palette()).hairline);
    for (std::size_t index = 0; index < m_facts.size(); ++index) {
        const auto& [label, text] = m_rows[index];
        const int y = std::max(label->geometry().bottom(), text->geometry().bottom()) + factPadding + 1;
        painter.drawLine(0, y, width(), y);
    }
}

} // namespace poolhouse::ui
