// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/activity_model.h"

#include "models/core/clock.h"
#include "models/text/activity_text.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"

#include <algorithm>

namespace poolhouse::tables {

namespace {

QString shownText(const operations::Operation& operation, ActivityModel::Column column, core::Instant now) {
    switch (column) {
    case ActivityModel::When: return text::formatTime(operation.askedAt, now, true);
    case ActivityModel::What: return text::changeTitle(operation);
    case ActivityModel::Cluster: return text::toQString(operation.clusterName);
    case ActivityModel::State: return text::operationState(operation.state);
    case ActivityModel::Duration: return text::duration(operations::durationOf(operation, now));
    case ActivityModel::ColumnCount: break;
    }
    return {};
}

QVariant sortValue(const operations::Operation& operation, ActivityModel::Column column, core::Instant now) {
    switch (column) {
    case ActivityModel::When: return qint64(operation.askedAt.time_since_epoch().count());
    case ActivityModel::Duration: return qint64(operations::durationOf(operation, now).count());
    case ActivityModel::What:
    case ActivityModel::Cluster:
    case ActivityModel::State:
    case ActivityModel::ColumnCount: break;
    }
    return shownText(operation, column, now);
}

QString searchText(const operations::Operation& operation) {
    return QStringList{text::changeTitle(operation), text::toQString(operation.app),
                       text::toQString(operation.clusterName), text::operationState(operation.state),
                       text::progressSentence(operation.progress)}
        .join(QLatin1Char('\n'));
}

} // namespace

ActivityModel::ActivityModel(const operations::Engine& operations, const core::Clock& clock, QObject* parent)
    : QAbstractTableModel(parent), m_operations(operations), m_clock(clock) {
    connect(&operations, &operations::Engine::reopened, this, &ActivityModel::reset);
    connect(&operations, &operations::Engine::asked, this, &ActivityModel::insert);
    connect(&operations, &operations::Engine::changed, this, &ActivityModel::change);
    reset();
}

void ActivityModel::setApiBase(const QString& base) {
    m_base = base;
}

void ActivityModel::refreshAges() {
    if (!m_ids.empty()) {
        Q_EMIT dataChanged(index(0, When), index(rowCount() - 1, When));
        Q_EMIT dataChanged(index(0, Duration), index(rowCount() - 1, Duration));
    }
}

const operations::Operation* ActivityModel::operation(int row) const {
    const auto rows = static_cast<int>(m_ids.size());
    return row >= 0 && row < rows ? m_operations.find(m_ids[static_cast<std::size_t>(rows - 1 - row)]) : nullptr;
}

int ActivityModel::rowOf(const std::string& id) const {
    // those that change are the latest ones
    const auto at = std::find(m_ids.rbegin(), m_ids.rend(), id);
    return at == m_ids.rend() ? -1 : static_cast<int>(at - m_ids.rbegin());
}

int ActivityModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int ActivityModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const {
    const auto* found = index.isValid() ? operation(index.row()) : nullptr;
    if (found == nullptr || index.column() >= ColumnCount) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return shownText(*found, column, m_clock.now());
    case Qt::ToolTipRole:
    case SentenceRole: return text::progressSentence(found->progress);
    case IdRole: return text::toQString(found->id);
    case ClusterIdRole: return text::toQString(found->cluster.value);
    case ToneRole: return static_cast<int>(text::operationTone(found->state));
    case SortRole: return sortValue(*found, column, m_clock.now());
    case SearchRole: return searchText(*found);
    case RequestRole: return text::requestsText(*found);
    case AnswerRole: return text::answersText(*found);
    case CurlRole: return text::curlText(*found, m_base);
    case CliRole: return text::cliText(*found);
    case RunningRole: return !found->finished();
    case RecipeRole: return found->recipe.has_value() && found->state == operations::Operation::State::Done;
    case UndoRole: return operations::inverseChange(*found).has_value();
    default: return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case When: return text::Text::tr("When");
    case What: return text::Text::tr("What");
    case Cluster: return text::Text::tr("Cluster");
    case State: return text::Text::tr("State");
    case Duration: return text::Text::tr("Duration");
    case ColumnCount: break;
    }
    return {};
}

void ActivityModel::reset() {
    beginResetModel();
    m_ids.clear();
    for (const auto& operation : m_operations.all()) {
        m_ids.push_back(operation.id);
    }
    endResetModel();
}

void ActivityModel::insert(const QString& id) {
    beginInsertRows({}, 0, 0);
    m_ids.push_back(id.toStdString());
    endInsertRows();
}

void ActivityModel::change(const QString& id) {
    if (const int row = rowOf(id.toStdString()); row >= 0) {
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

ActivityFilter::ActivityFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(SortRole);
}

void ActivityFilter::setText(const QString& text) {
    m_words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void ActivityFilter::setCluster(const std::optional<core::ClusterId>& cluster) {
    m_cluster = cluster ? std::optional(text::toQString(cluster->value)) : std::nullopt;
    invalidateFilter();
}

void ActivityFilter::setRunningOnly(bool only) {
    m_runningOnly = only;
    invalidateFilter();
}

std::vector<const operations::Operation*> ActivityFilter::shown() const {
    std::vector<const operations::Operation*> operations;
    if (const auto* model = qobject_cast<const ActivityModel*>(sourceModel())) {
        for (int row = 0; row < rowCount(); ++row) {
            operations.push_back(model->operation(mapToSource(index(row, 0)).row()));
        }
    }
    return operations;
}

bool ActivityFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const auto index = sourceModel()->index(row, 0, parent);
    if ((m_runningOnly && !index.data(RunningRole).toBool()) ||
        (m_cluster && index.data(ClusterIdRole).toString() != *m_cluster)) {
        return false;
    }
    const auto text = index.data(SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace poolhouse::tables
