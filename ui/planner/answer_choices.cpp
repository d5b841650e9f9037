// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/answer_choices.h"

#include "ui/planner/tab_order.h"
#include "ui/theme/theme.h"
#include "ui/widgets/span_label.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

/// A click anywhere in it is one on its button.
class ChoiceRow final : public QWidget {
public:
    using QWidget::QWidget;

    void setButton(QRadioButton* button) { m_button = button; }

protected:
    void mousePressEvent(QMouseEvent* event) override { event->setAccepted(event->button() == Qt::LeftButton); }
    void mouseReleaseEvent(QMouseEvent* event) override {
        if (event->button() == Qt::LeftButton && m_button->isVisible() && rect().contains(event->pos())) {
            m_button->setFocus(Qt::MouseFocusReason);
            m_button->click();
        }
    }

private:
    QRadioButton* m_button = nullptr;
};

std::vector<views::Span> costSpans(const QString& text, const QString& monthly) {
    const auto at = std::max<qsizetype>(text.indexOf(monthly), 0);
    std::vector<views::Span> spans{{text.left(at)}, {monthly, true}, {text.mid(at + monthly.size())}};
    std::erase_if(spans, [](const views::Span& span) { return span.text.isEmpty(); });
    return spans;
}

QString choiceText(const views::PlannerAlternativeAnswer& answer) {
    return (QStringList(answer.monthly) << answer.comparison).join(QStringLiteral(" · "));
}

} // namespace

AnswerChoices::AnswerChoices(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("answerChoices"));
    setAccessibleName(tr("Configurations that meet every need"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    connect(m_group, &QButtonGroup::idClicked, this, &AnswerChoices::choiceMade);
    addRow();
}

void AnswerChoices::addRow() {
    const int which = static_cast<int>(m_rows.size());
    auto* widget = new ChoiceRow(this);
    const Row row{widget, new QRadioButton(widget), new SpanLabel(widget)};
    widget->setButton(row.button);
    row.button->setObjectName(QStringLiteral("answer.%1").arg(which));
    row.text->setObjectName(which == 0 ? QStringLiteral("answerCost") : QStringLiteral("answer.%1.text").arg(which));
    row.text->setTextStyle(which == 0 ? TextStyle::Body : TextStyle::Small);
    m_group->addButton(row.button, which);
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::halfGrid);
    line->addWidget(row.button, 0, Qt::AlignTop);
    line->addWidget(row.text, 1);
    layout()->addWidget(widget);
    m_rows.push_back(row);
    std::vector<QWidget*> buttons;
    for (const auto& each : m_rows) {
        buttons.push_back(each.button);
    }
    placeInTabOrder(*this, buttons);
}

void AnswerChoices::showChoices(const views::PlannerAnswerCard& cheapest,
                                const std::vector<views::PlannerAlternativeAnswer>& others, int chosen) {
    while (m_rows.size() < others.size() + 1) {
        addRow();
    }
    const auto& first = m_rows.front();
    first.text->showSpans(costSpans(cheapest.cost, cheapest.monthly));
    first.button->setVisible(!others.empty());
    setSpokenName(first.button, tr("Cheapest: %1").arg(cheapest.cost));
    setSpokenDescription(first.button, cheapest.lines.join(QLatin1Char('\n')));
    for (std::size_t at = 1; at < m_rows.size(); ++at) {
        const auto& row = m_rows[at];
        row.widget->setVisible(at <= others.size());
        if (at <= others.size()) {
            const auto& answer = others[at - 1];
            const auto text = choiceText(answer);
            row.text->showSpans(costSpans(text, answer.monthly));
            row.widget->setToolTip(toolTipText(answer.lines.join(QLatin1Char('\n'))));
            setSpokenName(row.button, tr("%1: %2", "pools, cost and comparison").arg(answer.title, text));
            setSpokenDescription(row.button, answer.lines.join(QLatin1Char('\n')));
        }
    }
    m_rows[static_cast<std::size_t>(chosen)].button->setChecked(true);
    setVisible(!cheapest.cost.isEmpty());
}

} // namespace poolhouse::ui
