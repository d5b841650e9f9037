// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_filter.h"

#include "models/tables/roles.h"

#include <algorithm>
#include <set>
#include <utility>

namespace poolhouse::tables {

FleetFilter::FleetFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true);
    setSortRole(SortRole);
    setSortLocaleAware(false);
}

void FleetFilter::setFilterText(const QString& text) {
    const auto words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_text = text;
    if (words != m_words) {
        m_words = words;
        invalidateFilter();
    }
}

void FleetFilter::sort(int column, Qt::SortOrder order) {
    const bool byUrgency = column < 0;
    const auto before = std::pair(sortedTitle(), sortOrder());
    setSortRole(byUrgency ? UrgencyRole : SortRole);
    QSortFilterProxyModel::sort(byUrgency ? 0 : column, byUrgency ? Qt::DescendingOrder : order);
    if (before == std::pair(sortedTitle(), sortOrder())) {
        return;
    }
    for (const int title : std::set<int>{before.first, sortedTitle()}) {
        if (title >= 0) {
            Q_EMIT headerDataChanged(Qt::Horizontal, title, title);
        }
    }
}

int FleetFilter::sortedTitle() const {
    return sortRole() == SortRole ? sortColumn() : -1;
}

QVariant FleetFilter::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::AccessibleTextRole || orientation != Qt::Horizontal) {
        return QSortFilterProxyModel::headerData(section, orientation, role);
    }
    const QString title = QSortFilterProxyModel::headerData(section, orientation, Qt::DisplayRole).toString();
    if (section != sortedTitle()) {
        return title;
    }
    return sortOrder() == Qt::AscendingOrder ? tr("%1, sorted ascending").arg(title)
                                             : tr("%1, sorted descending").arg(title);
}

void FleetFilter::setRequiredFlags(int flags) {
    if (flags != m_flags) {
        m_flags = flags;
        invalidateFilter();
    }
}

int FleetFilter::countWith(int flags) const {
    int count = 0;
    for (int row = 0; row < sourceModel()->rowCount(); ++row) {
        const auto index = sourceModel()->index(row, 0);
        count += (index.data(FlagsRole).toInt() & flags) == flags && textAccepts(index) ? 1 : 0;
    }
    return count;
}

bool FleetFilter::textAccepts(const QModelIndex& row) const {
    if (m_words.isEmpty()) {
        return true;
    }
    const auto text = row.data(SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool FleetFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const auto index = sourceModel()->index(row, 0, parent);
    return (m_flags == 0 || (index.data(FlagsRole).toInt() & m_flags) == m_flags) && textAccepts(index);
}

bool FleetFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const auto a = left.data(sortRole());
    const auto b = right.data(sortRole());
    // Equal rows stand in the source's order, whichever way they were sorted before.
    const bool firstInSource = sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
    if (a.isValid() != b.isValid()) {
        // descending order asks the other way round, and unknown is last there too
        return sortOrder() == Qt::AscendingOrder ? a.isValid() : b.isValid();
    }
    if (!a.isValid()) {
        return firstInSource;
    }
    if (a.typeId() == QMetaType::QString) {
        const int order = a.toString().compare(b.toString(), Qt::CaseInsensitive);
        return order < 0 || (order == 0 && firstInSource);
    }
    const double x = a.toDouble(), y = b.toDouble();
    return x < y || (!(y < x) && firstInSource);
}

} // namespace poolhouse::tables
