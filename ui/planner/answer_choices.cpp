// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/other_answers.h"

#include "ui/planner/tab_order.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

OtherAnswers::OtherAnswers(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("otherAnswers"));
    setAccessibleName(tr("Other configurations that meet every need"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
}

void OtherAnswers::addRow() {
    const int which = static_cast<int>(m_rows.size()) + 1;
    auto* widget = new QWidget(this);
    const auto label = [&](TextStyle style, const char* part) {
        auto* made = new TextLabel(style, widget);
        made->setObjectName(QStringLiteral("otherAnswer.%1.%2").arg(which - 1).arg(QLatin1String(part)));
        made->setWrapping();
        return made;
    };
    Row row{widget, label(TextStyle::Strong, "title"), label(TextStyle::Body, "cost"),
            label(TextStyle::Small, "comparison"), new QPushButton(tr("Use it"), widget)};
    row.comparison->setDim();
    row.load->setObjectName(QStringLiteral("otherAnswer.%1.load").arg(which - 1));
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::grid);
    grid->setVerticalSpacing(2);
    grid->addWidget(row.title, 0, 0);
    grid->addWidget(row.cost, 1, 0);
    grid->addWidget(row.load, 0, 1, 2, 1, Qt::AlignTop);
    grid->addWidget(row.comparison, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    layout()->addWidget(widget);
    connect(row.load, &QPushButton::clicked, this, [this, which] { Q_EMIT loadRequested(which); });
    m_rows.push_back(row);
    std::vector<QWidget*> loads;
    for (const auto& each : m_rows) {
        loads.push_back(each.load);
    }
    placeInTabOrder(*this, loads);
}

void OtherAnswers::showAnswers(const std::vector<views::PlannerAlternativeAnswer>& answers) {
    if (answers == m_answers) {
        return;
    }
    m_answers = answers;
    while (m_rows.size() < answers.size()) {
        addRow();
    }
    for (std::size_t index = 0; index < m_rows.size(); ++index) {
        const auto& row = m_rows[index];
        row.widget->setVisible(index < answers.size());
        if (index < answers.size()) {
            const auto& answer = answers[index];
            row.title->showText(answer.title);
            row.title->setToolTip(toolTipText(answer.lines.join(QLatin1Char('\n'))));
            setSpokenDescription(row.title, answer.lines.join(QLatin1Char('\n')));
            row.cost->showText(answer.cost);
            row.comparison->showText(answer.comparison.join(QStringLiteral(" · ")), true);
            row.load->setEnabled(answer.canLoad);
            setSpokenName(row.load, tr("Use it: %1").arg(answer.title));
        }
    }
}

} // namespace poolhouse::ui
