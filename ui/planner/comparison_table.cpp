// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/comparison_table.h"

#include "ui/theme/theme.h"
#include "ui/widgets/framed_table.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

constexpr int mostComparedRows = 8;

enum ComparedColumn { NameColumn, CostColumn, ReadColumn, AfterLossColumn, PoolsColumn, VcpuColumn, MemoryColumn };

QStringList headerLabels(int lines) {
    return lines == 1 ? QStringList{ComparisonTable::tr("Plan"),
                                    ComparisonTable::tr("Cost per month"),
                                    ComparisonTable::tr("Read connections"),
                                    ComparisonTable::tr("After losing one per pool"),
                                    ComparisonTable::tr("Follower pools"),
                                    ComparisonTable::tr("Follower vCPU"),
                                    ComparisonTable::tr("Follower memory")}
                      : QStringList{ComparisonTable::tr("Plan"),
                                    ComparisonTable::tr("Monthly\ncost"),
                                    ComparisonTable::tr("Read\nconnections"),
                                    ComparisonTable::tr("After losing\none per pool"),
                                    ComparisonTable::tr("Follower\npools"),
                                    ComparisonTable::tr("Follower\nvCPU"),
                                    ComparisonTable::tr("Follower\nmemory")};
}

Qt::Alignment alignmentOf(int column) {
    const bool word = column == NameColumn || column == PoolsColumn;
    return (word ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

} // namespace

ComparisonTable::ComparisonTable(QWidget* parent)
    : QWidget(parent),
      m_table(new QTableWidget(0, 7, this)),
      m_aside(new QPushButton(tr("Keep this plan for comparison"), this)),
      m_load(new QPushButton(tr("Load"), this)),
      m_drop(new QPushButton(tr("Drop"), this)) {
    setObjectName(QStringLiteral("comparison"));
    m_table->setObjectName(QStringLiteral("comparisonTable"));
    m_table->setAccessibleName(tr("Plans side by side"));
    m_aside->setObjectName(QStringLiteral("putAside"));
    m_load->setObjectName(QStringLiteral("loadAlternative"));
    m_drop->setObjectName(QStringLiteral("dropAlternative"));
    m_table->setHorizontalHeaderLabels(headerLabels(1));
    for (int column = 0; column < m_table->columnCount(); ++column) {
        m_table->horizontalHeaderItem(column)->setTextAlignment(alignmentOf(column));
    }
    m_table->setItemDelegate(new LeftToRightDelegate(m_table));
    setUpFramedTable(*m_table);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    buttons->addWidget(m_aside);
    buttons->addWidget(m_load);
    buttons->addWidget(m_drop);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(m_table);
    column->addLayout(buttons);
    connect(m_aside, &QPushButton::clicked, this, &ComparisonTable::putAsideRequested);
    connect(m_load, &QPushButton::clicked, this, &ComparisonTable::load);
    connect(m_drop, &QPushButton::clicked, this, [this] {
        if (chosen() >= 0) {
            Q_EMIT dropRequested(chosen());
        }
    });
    connect(m_table, &QTableWidget::itemDoubleClicked, this, &ComparisonTable::load);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ComparisonTable::showButtons);
    showButtons();
}

void ComparisonTable::showRows(const std::vector<views::PlannerComparisonRow>& rows) {
    if (rows == m_rows) {
        return;
    }
    const bool moved = rows.size() != m_rows.size();
    bool wider = moved;
    m_rows = rows;
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (std::size_t index = 0; index < rows.size(); ++index) {
        const auto& each = rows[index];
        const QString texts[] = {each.name,  each.cost, each.readConnections, each.survivable,
                                 each.pools, each.vcpu, each.memory};
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const int row = static_cast<int>(index);
            auto* cell = m_table->item(row, column);
            if (cell == nullptr) {
                cell = new QTableWidgetItem;
                cell->setTextAlignment(alignmentOf(column));
                m_table->setItem(row, column, cell);
            }
            if (cell->text() != texts[column]) {
                wider = wider || texts[column].size() > cell->text().size();
                cell->setText(texts[column]);
            }
            if (const QString tip = toolTipText(each.shape); cell->toolTip() != tip) {
                cell->setToolTip(tip);
            }
        }
    }
    if (wider) {
        fitColumns(); // only when a text grew
    }
    showButtons();
}

/// A header of two lines where the columns would not fit below one of one line. If they don't even then, the last are
/// scrolled to.
void ComparisonTable::fitColumns() {
    auto* header = m_table->horizontalHeader();
    header->setSectionResizeMode(PoolsColumn, QHeaderView::Interactive);
    bool fits = false;
    for (int lines = 1; lines <= 2 && !fits; ++lines) {
        m_table->setHorizontalHeaderLabels(headerLabels(lines));
        m_table->resizeColumnsToContents();
        fits = header->length() <= m_table->viewport()->width();
    }
    if (fits) {
        header->setSectionResizeMode(PoolsColumn, QHeaderView::Stretch);
    }
    const int shown = std::clamp(m_table->rowCount(), 1, mostComparedRows);
    m_table->setFixedHeight(header->sizeHint().height() + shown * m_table->verticalHeader()->defaultSectionSize() +
                            (fits ? 0 : m_table->horizontalScrollBar()->sizeHint().height()) + 6);
}

int ComparisonTable::chosen() const {
    const auto rows = m_table->selectionModel()->selectedRows();
    const auto row = rows.isEmpty() ? m_rows.size() : static_cast<std::size_t>(rows.front().row());
    return row < m_rows.size() ? m_rows[row].alternative : -1;
}

void ComparisonTable::showButtons() {
    const bool any = chosen() >= 0;
    const QString why = any ? QString() : tr("Select a plan kept for comparison first.");
    for (QPushButton* button : {m_load, m_drop}) {
        button->setEnabled(any);
        button->setToolTip(why);
    }
}

void ComparisonTable::load() {
    if (chosen() >= 0) {
        Q_EMIT loadRequested(chosen());
    }
}

bool ComparisonTable::eventFilter(QObject* watched, QEvent* event) {
    const int width = m_table->viewport()->width();
    if (watched == m_table->viewport() && event->type() == QEvent::Resize && std::exchange(m_fitted, width) != width) {
        fitColumns();
    }
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            load();
            return true;
        }
        if (key == Qt::Key_Delete && chosen() >= 0) {
            Q_EMIT dropRequested(chosen());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace poolhouse::ui
