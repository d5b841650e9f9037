// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/comparison_table.h"

#include "ui/theme/theme.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/framed_table.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

constexpr int mostComparedRows = 8;
constexpr int comparedPadding = 3;
constexpr int besideLines = 2; ///< above and below those of a cell of several

enum ComparedColumn { WhichColumn, CostColumn, ReadColumn, AfterLossColumn, PoolsColumn, VcpuColumn, MemoryColumn };

/// In at most so many lines, up to 3.
QStringList headerLabels(int lines) {
    if (lines == 1) {
        return {ComparisonTable::tr("Plan"),
                ComparisonTable::tr("Cost per month"),
                ComparisonTable::tr("Read connections"),
                ComparisonTable::tr("After losing one per pool"),
                ComparisonTable::tr("Follower pools"),
                ComparisonTable::tr("Follower vCPU"),
                ComparisonTable::tr("Follower memory")};
    }
    return {ComparisonTable::tr("Plan"),
            ComparisonTable::tr("Monthly\ncost"),
            ComparisonTable::tr("Read\nconnections"),
            lines == 2 ? ComparisonTable::tr("After losing\none per pool")
                       : ComparisonTable::tr("After\nlosing one\nper pool"),
            ComparisonTable::tr("Follower\npools"),
            ComparisonTable::tr("Follower\nvCPU"),
            ComparisonTable::tr("Follower\nmemory")};
}

Qt::Alignment alignmentOf(int column) {
    const bool word = column == WhichColumn || column == PoolsColumn;
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
    m_aside->setObjectName(QStringLiteral("keepForComparison"));
    m_load->setObjectName(QStringLiteral("loadAlternative"));
    m_drop->setObjectName(QStringLiteral("dropAlternative"));
    m_table->setHorizontalHeaderLabels(headerLabels(1));
    for (int column = 0; column < m_table->columnCount(); ++column) {
        m_table->horizontalHeaderItem(column)->setTextAlignment(alignmentOf(column));
    }
    m_table->setItemDelegate(new LeftToRightDelegate(m_table));
    setUpFramedTable(*m_table);
    m_table->setStyleSheet(m_table->styleSheet() + QStringLiteral("QTableView::item { padding: 0 %1px; }"
                                                                  "QHeaderView::section { padding: 4px %1px; }")
                                                       .arg(comparedPadding));
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
    connect(m_aside, &QPushButton::clicked, this, &ComparisonTable::keepRequested);
    connect(m_load, &QPushButton::clicked, this, &ComparisonTable::load);
    connect(m_drop, &QPushButton::clicked, this, [this] {
        if (chosen() >= 0) {
            Q_EMIT dropRequested(chosen());
        }
    });
    connect(m_table, &QTableWidget::itemDoubleClicked, this, &ComparisonTable::load);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ComparisonTable::showButtons);
    onFontChange(*this, [this] { fitColumns(); });
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
                wider = wider || m_wraps || texts[column].size() > cell->text().size();
                cell->setText(texts[column]);
            }
            if (const QString tip = toolTipText(each.shape); cell->toolTip() != tip) {
                cell->setToolTip(tip);
            }
        }
    }
    if (wider) {
        fitColumns();
    }
    showButtons();
}

/// A header of two lines where the columns would not fit below one of one line; then cells of several, and a header in
/// small letters. If they don't fit even then, the last are scrolled to.
void ComparisonTable::fitColumns() {
    auto* header = m_table->horizontalHeader();
    const int available = m_table->viewport()->width();
    header->setSectionResizeMode(PoolsColumn, QHeaderView::Interactive);
    m_table->setWordWrap(false);
    header->setFont(font());
    bool fits = false;
    for (int lines = 1; lines <= 2 && !fits; ++lines) {
        m_table->setHorizontalHeaderLabels(headerLabels(lines));
        m_table->resizeColumnsToContents();
        fits = header->length() <= available;
    }
    m_wraps = !fits;
    if (m_wraps) {
        fits = breakLines();
    } else {
        header->setSectionResizeMode(PoolsColumn, QHeaderView::Stretch);
    }
    auto* rows = m_table->verticalHeader();
    const QAbstractItemView& cells = *m_table;
    int shown = m_table->rowCount() == 0 ? rows->defaultSectionSize() : 0;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const int needed = m_wraps ? cells.sizeHintForRow(row) + 2 * besideLines : 0;
        rows->resizeSection(row, std::max(needed, rows->defaultSectionSize()));
        shown += row < mostComparedRows ? rows->sectionSize(row) : 0;
    }
    m_table->setFixedHeight(header->sizeHint().height() + shown +
                            (fits ? 0 : m_table->horizontalScrollBar()->sizeHint().height()) + 6);
}

/// Each column is as wide as its widest word. What is left goes to the names, up to their widths.
bool ComparisonTable::breakLines() {
    static const QRegularExpression spaces(QStringLiteral("\\s+"));
    auto* header = m_table->horizontalHeader();
    const auto& cells = *m_table->model();
    const auto letters = m_table->fontMetrics();
    const int beside =
        2 * (comparedPadding + m_table->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_table) + 1);
    m_table->setWordWrap(true);
    header->setFont(styled(font(), TextStyle::Small));
    m_table->setHorizontalHeaderLabels(headerLabels(3));
    int left = m_table->viewport()->width();
    for (int column = m_table->columnCount() - 1; column >= 0; --column) {
        int least = header->sectionSizeHint(column);
        for (int row = 0; row < m_table->rowCount(); ++row) {
            for (const auto& word : cells.index(row, column).data().toString().split(spaces)) {
                least = std::max(least, letters.horizontalAdvance(word) + beside);
            }
        }
        const int wanted =
            column == WhichColumn ? std::clamp(left, least, std::max(least, header->sectionSize(column))) : least;
        header->resizeSection(column, wanted);
        left -= wanted;
    }
    if (left > 0) {
        header->resizeSection(PoolsColumn, header->sectionSize(PoolsColumn) + left);
    }
    return left >= 0;
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
