// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/cost_table.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace poolhouse::ui {

namespace {

constexpr int rowPadding = 14;

} // namespace

CostTable::CostTable(QWidget* parent)
    : CardFrame(parent), m_grid(new QGridLayout), m_note(new TextLabel(TextStyle::Small, this)) {
    auto* title = new TextLabel(TextStyle::Strong, tr("Cost by pool"), this);
    title->setObjectName(QStringLiteral("costTitle"));
    m_note->setObjectName(QStringLiteral("costNote"));
    m_note->setDim();
    m_note->setWrapping();
    m_note->hide();
    setAccessibleName(title->text());

    m_grid->setHorizontalSpacing(metrics::grid);
    m_grid->setVerticalSpacing(rowPadding);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(3, metrics::grid * 4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::cardPadding, 12, metrics::cardPadding, 12);
    column->setSpacing(12);
    column->addWidget(title);
    column->addLayout(m_grid);
    column->addWidget(m_note);
    column->addStretch(1);
}

void CostTable::showCosts(const std::vector<views::CostRow>& rows, const QString& note) {
    m_note->showText(note, true);
    if (rows == m_rows) {
        return;
    }
    for (std::size_t index = 0; index < std::max(rows.size(), m_lines.size()); ++index) {
        // A line's font depends on whether it is the total.
        const bool gone = index >= rows.size() || (index < m_rows.size() && m_rows[index].total != rows[index].total);
        if (gone && index < m_lines.size()) {
            for (std::size_t rest = m_lines.size(); rest > index; --rest) {
                removeLine(m_lines[rest - 1]);
            }
            m_lines.resize(index);
        }
        if (index >= rows.size()) {
            break;
        }
        const auto& row = rows[index];
        if (index >= m_lines.size()) {
            m_lines.push_back(makeLine(static_cast<int>(index), row.total));
        }
        const Line& line = m_lines[index];
        line.mark->showPool(row.colour);
        line.mark->setVisible(!row.total);
        line.label->showText(row.label);
        line.amount->showText(row.amount);
        line.share->showText(row.share);
    }
    m_rows = rows;
    update();
}

CostTable::Line CostTable::makeLine(int row, bool total) {
    const auto style = total ? TextStyle::Strong : TextStyle::Body;
    Line line{new PoolMark(-1, this), new TextLabel(style, this), new TextLabel(style, this),
              new TextLabel(style, this)};
    const QString prefix = QStringLiteral("cost.%1.").arg(row);
    line.label->setObjectName(prefix + QStringLiteral("label"));
    line.amount->setObjectName(prefix + QStringLiteral("amount"));
    line.share->setObjectName(prefix + QStringLiteral("share"));
    line.label->setWrapping();
    line.share->setDim();
    for (TextLabel* number : {line.amount, line.share}) {
        number->align(Qt::AlignTrailing | Qt::AlignTop);
    }
    m_grid->addWidget(line.mark, row, 0, Qt::AlignVCenter);
    m_grid->addWidget(line.label, row, total ? 0 : 1, 1, total ? 2 : 1);
    m_grid->addWidget(line.amount, row, 2);
    m_grid->addWidget(line.share, row, 3);
    for (QWidget* part :
         {static_cast<QWidget*>(line.label), static_cast<QWidget*>(line.amount), static_cast<QWidget*>(line.share)}) {
        part->show();
    }
    return line;
}

void CostTable::removeLine(const Line& line) {
    delete line.mark;
    delete line.label;
    delete line.amount;
    delete line.share;
}

void CostTable::setStale(bool stale) {
    for (const Line& line : m_lines) {
        line.amount->setDim(stale);
    }
}

void CostTable::paintEvent(QPaintEvent* event) {
    CardFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(QPen(Theme::of(palette()).hairline, 1));
    for (std::size_t index = 0; index + 1 < m_lines.size(); ++index) {
        const double y = m_lines[index].label->geometry().bottom() + rowPadding / 2.0 + 0.5;
        painter.drawLine(QPointF(metrics::cardPadding, y), QPointF(width() - metrics::cardPadding, y));
    }
}

} // namespace poolhouse::ui
