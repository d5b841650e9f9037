// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/attachment_table.h"

#include "ui/widgets/framed_table.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/spoken.h"

#include <QAction>
#include <QHeaderView>
#include <QScrollBar>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <array>

namespace poolhouse::ui {

namespace {

using tables::AttachmentsModel;

constexpr int mostRowsShown = 14; ///< beyond these the table scrolls
constexpr int tableCellPadding = 24;
constexpr int sortSign = 16; ///< beside the title of a column
constexpr int narrowestColumn = 72;

class SortedAttachments final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override {
        const bool known = left.data(tables::SortRole).isValid();
        if (known == right.data(tables::SortRole).isValid()) {
            return QSortFilterProxyModel::lessThan(left, right);
        }
        return known == (sortOrder() == Qt::AscendingOrder); // last either way
    }
};

} // namespace

AttachmentTable::AttachmentTable(QWidget* parent)
    : QTableView(parent), m_model(new AttachmentsModel(this)), m_sorted(new SortedAttachments(this)) {
    setObjectName(QStringLiteral("attachmentTable"));
    setSpokenName(this, tr("Attachments"));
    setUpFramedTable(*this);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(tables::SortRole);
    setModel(m_sorted);
    setItemDelegate(new LeftToRightDelegate(this));
    auto* titles = horizontalHeader();
    titles->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    titles->setSortIndicatorClearable(true);
    titles->setSortIndicator(-1, Qt::AscendingOrder);
    titles->setStretchLastSection(true);
    titles->setMinimumSectionSize(narrowestColumn);
    setSortingEnabled(true);
    makeMenu();
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &AttachmentTable::chosenChanged);
}

void AttachmentTable::makeMenu() {
    addRowCopy(*this, QStringLiteral("copyAttachments"));
    auto* separator = new QAction(this);
    separator->setSeparator(true);
    addAction(separator);
    for (int column = 0; column < AttachmentsModel::ColumnCount; ++column) {
        const auto title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        auto* sort = new QAction(tr("Sort by \"%1\"", "title of a column").arg(title), this);
        connect(sort, &QAction::triggered, this, [this, column] { sortBy(column); });
        addAction(sort);
    }
}

void AttachmentTable::addChanges(const QList<QAction*>& changes) {
    auto* first = actions().constFirst();
    insertActions(first, changes);
    auto* separator = new QAction(this);
    separator->setSeparator(true);
    insertAction(first, separator);
}

void AttachmentTable::sortBy(int column) {
    const auto* titles = horizontalHeader();
    const bool again = titles->sortIndicatorSection() == column && titles->sortIndicatorOrder() == Qt::AscendingOrder;
    sortByColumn(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void AttachmentTable::showApps(const views::AppsView& view) {
    const int rows = m_model->rowCount();
    m_model->showApps(view);
    fitColumns();
    if (m_model->rowCount() != rows) {
        updateGeometry();
    }
}

bool AttachmentTable::reveal(const core::PoolId& pool) {
    clearSelection();
    for (int row = m_sorted->rowCount() - 1; row >= 0; --row) {
        const auto at = m_sorted->index(row, 0);
        if (!pool.empty() && at.data(tables::IdRole).toString() == QString::fromStdString(pool.value)) {
            selectionModel()->setCurrentIndex(at, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    return selectionModel()->hasSelection();
}

QString AttachmentTable::ofSelected(int role) const {
    const auto rows = selectionModel()->selectedRows();
    return rows.size() == 1 ? rows.front().data(role).toString() : QString();
}

core::AttachmentId AttachmentTable::selectedAttachment() const {
    return {ofSelected(AttachmentsModel::attachmentIdRole).toStdString()};
}

core::PoolId AttachmentTable::selectedPool() const {
    return {ofSelected(tables::IdRole).toStdString()};
}

/// As wide as the texts, while there is room; otherwise the widest names shrink, never the figures in the last column.
void AttachmentTable::fitColumns() {
    std::array<int, AttachmentsModel::ColumnCount> widths{};
    const auto& metrics = fontMetrics();
    for (int column = 0; column < AttachmentsModel::ColumnCount; ++column) {
        auto& width = widths[static_cast<std::size_t>(column)];
        width = metrics.horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) +
                sortSign;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            width = std::max(width, metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
        }
        width += tableCellPadding;
    }
    const auto sum = [&widths] {
        int all = 0;
        for (const int width : widths) {
            all += width;
        }
        return all;
    };
    while (sum() > viewport()->width()) {
        auto& widest = *std::max_element(widths.begin(), widths.end() - 1);
        if (widest <= narrowestColumn) {
            break;
        }
        --widest;
    }
    for (int column = 0; column + 1 < AttachmentsModel::ColumnCount; ++column) { // the last one takes the rest
        const int width = widths[static_cast<std::size_t>(column)];
        if (columnWidth(column) != width) {
            setColumnWidth(column, width);
        }
    }
}

QSize AttachmentTable::sizeHint() const {
    return {QTableView::sizeHint().width(), minimumSizeHint().height()};
}

QSize AttachmentTable::minimumSizeHint() const {
    const int rows = std::clamp(m_model->rowCount(), 2, mostRowsShown);
    return {QTableView::minimumSizeHint().width(), horizontalHeader()->sizeHint().height() +
                                                       rows * verticalHeader()->defaultSectionSize() +
                                                       2 * frameWidth() + 4};
}

void AttachmentTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

void AttachmentTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitColumns();
        updateGeometry();
    }
}

} // namespace poolhouse::ui
