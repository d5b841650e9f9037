// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/activity_model.h"

#include "models/core/clock.h"
#include "models/text/journal_text.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"

#include <algorithm>

namespace poolhouse::tables {

namespace {

using operations::Operation;

/// What a row shows, of an operation or a plan.
struct ActivityRow {
    core::Instant askedAt;
    std::optional<std::chrono::milliseconds> duration; ///< empty: the clock was set back in between, or unread
    QString what;
    QString cluster;
    std::optional<operations::ChangeFigures> figures;
    QString state;
    bool unread = false;
};

ActivityRow rowOf(const Operation& operation, core::Instant now) {
    return {operation.askedAt,
            operations::durationOf(operation, now),
            text::changeTitle(operation),
            text::toQString(operation.clusterName),
            text::reachedFigures(operation),
            text::operationState(operation.state)};
}

/// Only what the journal keeps beside the record.
ActivityRow rowOf(const operations::UnreadableRow& row) {
    return {row.askedAt,
            std::nullopt,
            text::Text::tr("Entry that can't be read"),
            text::toQString(row.cluster.value),
            std::nullopt,
            text::Text::tr("unknown"),
            true};
}

/// From the first change that was asked for to the last that ended.
ActivityRow rowOf(const text::OperationList& plan, core::Instant now) {
    const auto askedAt = plan.front()->askedAt;
    auto end = askedAt;
    for (const auto* operation : plan) {
        end = std::max(end, operation->finishedAt.value_or(now));
    }
    const bool known = std::all_of(plan.begin(), plan.end(), [now](const Operation* operation) {
        return operations::durationOf(*operation, now).has_value();
    });
    return {askedAt,
            known ? std::optional(end - askedAt) : std::nullopt,
            text::planActivityTitle(plan),
            text::planClusters(plan),
            text::reachedFigures(plan),
            text::planActivityState(plan)};
}

QString shownText(const ActivityRow& row, ActivityModel::Column column, core::Instant now) {
    switch (column) {
    case ActivityModel::When: return text::formatPast(row.askedAt, now, true);
    case ActivityModel::What: return row.what;
    case ActivityModel::Cluster: return row.cluster;
    case ActivityModel::Cost: return text::costSpanRounded(row.figures);
    case ActivityModel::Connections: return text::connectionSpan(row.figures);
    case ActivityModel::State: return row.state;
    case ActivityModel::Duration: return row.unread ? text::Text::tr("unknown") : text::elapsed(row.duration);
    case ActivityModel::ColumnCount: break;
    }
    return {};
}

/// By what a change did, for cost and connections; invalid where that is not known.
QVariant sortValue(const ActivityRow& row, ActivityModel::Column column, core::Instant now) {
    switch (column) {
    case ActivityModel::When: return qint64(row.askedAt.time_since_epoch().count());
    case ActivityModel::Duration: return row.duration ? QVariant(qint64(row.duration->count())) : QVariant();
    case ActivityModel::Cost:
        return row.figures && row.figures->before.monthly && row.figures->after.monthly
                   ? QVariant(qint64((*row.figures->after.monthly - *row.figures->before.monthly).cents))
                   : QVariant();
    case ActivityModel::Connections:
        return row.figures && row.figures->before.connections && row.figures->after.connections
                   ? QVariant(*row.figures->after.connections - *row.figures->before.connections)
                   : QVariant();
    case ActivityModel::What:
    case ActivityModel::Cluster:
    case ActivityModel::State:
    case ActivityModel::ColumnCount: break;
    }
    return shownText(row, column, now);
}

int alignmentOf(ActivityModel::Column column) {
    const bool figure = column == ActivityModel::Cost || column == ActivityModel::Connections;
    return static_cast<int>(Qt::AlignVCenter | (figure ? Qt::AlignTrailing : Qt::AlignLeading));
}

QString searchText(const Operation& operation) {
    return QStringList{text::changeTitle(operation), text::toQString(operation.app),
                       text::toQString(operation.clusterName), text::operationState(operation.state),
                       text::progressSentence(operation)}
        .join(QLatin1Char('\n'));
}

} // namespace

ActivityModel::ActivityModel(const operations::Engine& operations, const core::Clock& clock, QObject* parent)
    : QAbstractItemModel(parent), m_operations(operations), m_clock(clock) {
    connect(&operations, &operations::Engine::reopened, this, &ActivityModel::reset);
    connect(&operations, &operations::Engine::asked, this, &ActivityModel::insert);
    connect(&operations, &operations::Engine::changed, this, &ActivityModel::change);
    reset();
}

void ActivityModel::refreshAges() {
    const auto refresh = [this](const QModelIndex& parent) {
        const int rows = rowCount(parent);
        if (rows > 0) {
            Q_EMIT dataChanged(index(0, When, parent), index(rows - 1, When, parent));
            Q_EMIT dataChanged(index(0, Duration, parent), index(rows - 1, Duration, parent));
        }
    };
    refresh({});
    for (int row = 0; row < rowCount(); ++row) {
        refresh(index(row, 0));
    }
}

std::size_t ActivityModel::entryOf(int row) const {
    return m_entries.size() - 1 - static_cast<std::size_t>(row);
}

QModelIndex ActivityModel::indexOf(const std::string& operation) const {
    // those that change are the latest ones
    for (std::size_t entry = m_entries.size(); entry-- > 0;) {
        const auto& ids = m_entries[entry].ids;
        const auto at = std::find(ids.begin(), ids.end(), operation);
        if (at != ids.end()) {
            const auto top = index(static_cast<int>(m_entries.size() - 1 - entry), 0);
            return m_entries[entry].plan.empty() ? top : index(static_cast<int>(at - ids.begin()), 0, top);
        }
    }
    return {};
}

/// The internal id is 0 on the first level, else 1 + the place of the plan in m_entries.
QModelIndex ActivityModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? quintptr(entryOf(parent.row()) + 1) : quintptr(0));
}

QModelIndex ActivityModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == 0) {
        return {};
    }
    return createIndex(static_cast<int>(m_entries.size() - static_cast<std::size_t>(child.internalId())), 0,
                       quintptr(0));
}

int ActivityModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) {
        return static_cast<int>(m_entries.size());
    }
    const auto* plan = parent.column() == 0 ? planOf(parent) : nullptr;
    return plan != nullptr ? static_cast<int>(plan->ids.size()) : 0;
}

int ActivityModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

const ActivityModel::Entry* ActivityModel::planOf(const QModelIndex& index) const {
    if (index.internalId() != 0) {
        return nullptr;
    }
    const auto& entry = m_entries[entryOf(index.row())];
    return entry.plan.empty() ? nullptr : &entry;
}

const Operation* ActivityModel::operationOf(const QModelIndex& index) const {
    const bool below = index.internalId() != 0;
    const auto& entry = m_entries[below ? static_cast<std::size_t>(index.internalId()) - 1 : entryOf(index.row())];
    return m_operations.find(entry.ids[below ? static_cast<std::size_t>(index.row()) : 0]);
}

text::OperationList ActivityModel::listOf(const Entry& entry) const {
    text::OperationList list;
    for (const auto& id : entry.ids) {
        if (const auto* operation = m_operations.find(id)) {
            list.push_back(operation);
        }
    }
    return list;
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    if (const auto* lost = lostOf(index)) {
        return lostData(*lost, column, role);
    }
    if (const auto* plan = planOf(index)) {
        return planData(*plan, column, role);
    }
    const auto* operation = operationOf(index);
    return operation != nullptr ? operationData(*operation, column, role) : QVariant();
}

const operations::UnreadableRow* ActivityModel::lostOf(const QModelIndex& index) const {
    if (index.internalId() != 0) {
        return nullptr;
    }
    const auto& lost = m_entries[entryOf(index.row())].lost;
    const auto& rows = m_operations.unreadable();
    return lost && *lost < rows.size() ? &rows[*lost] : nullptr;
}

QVariant ActivityModel::lostData(const operations::UnreadableRow& row, Column column, int role) const {
    const auto now = m_clock.now();
    switch (role) {
    case Qt::DisplayRole: return shownText(rowOf(row), column, now);
    case Qt::TextAlignmentRole: return alignmentOf(column);
    case Qt::ToolTipRole:
    case SentenceRole: return text::unreadableRow(row);
    case IdRole: return text::toQString(row.id);
    case ClusterIdRole: return text::toQString(row.cluster.value);
    case ToneRole: return static_cast<int>(text::Tone::Bad);
    case SortRole: return sortValue(rowOf(row), column, now);
    case SearchRole: return text::unreadableRow(row);
    case OperationsRole: return QStringList{text::toQString(row.id)};
    case PlanRole: return false;
    default: return {};
    }
}

QVariant ActivityModel::planData(const Entry& plan, Column column, int role) const {
    const auto list = listOf(plan);
    if (list.empty()) {
        return {};
    }
    const auto now = m_clock.now();
    switch (role) {
    case Qt::DisplayRole: return shownText(rowOf(list, now), column, now);
    case Qt::TextAlignmentRole: return alignmentOf(column);
    case IdRole: return text::toQString(plan.plan);
    case ToneRole: return static_cast<int>(text::planActivityTone(list));
    case SortRole: return sortValue(rowOf(list, now), column, now);
    case SearchRole: return text::planActivityTitle(list);
    case OperationsRole: {
        QStringList ids;
        for (const auto* operation : list) {
            ids << text::toQString(operation->id);
        }
        return ids;
    }
    case PlanRole: return true;
    default: return {};
    }
}

QVariant ActivityModel::operationData(const Operation& operation, Column column, int role) const {
    const auto now = m_clock.now();
    switch (role) {
    case Qt::DisplayRole: return shownText(rowOf(operation, now), column, now);
    case Qt::TextAlignmentRole: return alignmentOf(column);
    case Qt::ToolTipRole:
    case SentenceRole: return text::progressSentence(operation);
    case IdRole: return text::toQString(operation.id);
    case ClusterIdRole: return text::toQString(operation.cluster.value);
    case ToneRole: return static_cast<int>(text::operationTone(operation.state));
    case SortRole: return sortValue(rowOf(operation, now), column, now);
    case SearchRole: return searchText(operation);
    case OperationsRole: return QStringList{text::toQString(operation.id)};
    case PlanRole: return false;
    default: return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::ToolTipRole && column == Cost) {
        return text::Text::tr("Monthly cost of the cluster before and after the change, at the prices of that time.");
    }
    if (role == Qt::ToolTipRole && column == Connections) {
        return text::Text::tr("Connection limit of all pools of the cluster before and after the change.");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case When: return text::Text::tr("When");
    case What: return text::Text::tr("What");
    case Cluster: return text::Text::tr("Cluster");
    case Cost: return text::Text::tr("Monthly cost");
    case Connections: return text::Text::tr("Connection limit");
    case State: return text::Text::tr("State");
    case Duration: return text::Text::tr("Duration");
    case ColumnCount: break;
    }
    return {};
}

void ActivityModel::append(const Operation& operation) {
    if (!operation.plan.empty()) {
        const auto same = [&operation](const Entry& entry) { return entry.plan == operation.plan; };
        const auto at = std::find_if(m_entries.rbegin(), m_entries.rend(), same);
        if (at != m_entries.rend()) {
            at->ids.push_back(operation.id);
            return;
        }
    }
    m_entries.push_back({operation.plan, {operation.id}, std::nullopt});
}

void ActivityModel::reset() {
    beginResetModel();
    m_entries.clear();
    const auto& lost = m_operations.unreadable();
    auto next = lost.begin();
    const auto appendLost = [&] {
        m_entries.push_back({{}, {next->id}, static_cast<std::size_t>(next - lost.begin())});
        ++next;
    };
    for (const auto& operation : m_operations.all()) {
        while (next != lost.end() && next->askedAt < operation.askedAt) {
            appendLost();
        }
        append(operation);
    }
    while (next != lost.end()) {
        appendLost();
    }
    endResetModel();
}

void ActivityModel::insert(const QString& id) {
    const auto* operation = m_operations.find(id.toStdString());
    if (operation == nullptr) {
        return;
    }
    const auto same = [operation](const Entry& entry) {
        return !operation->plan.empty() && entry.plan == operation->plan;
    };
    const auto at = std::find_if(m_entries.rbegin(), m_entries.rend(), same);
    if (at == m_entries.rend()) {
        beginInsertRows({}, 0, 0);
        append(*operation);
        endInsertRows();
        return;
    }
    const auto plan = index(static_cast<int>(at - m_entries.rbegin()), 0);
    const auto row = static_cast<int>(at->ids.size());
    beginInsertRows(plan, row, row);
    append(*operation);
    endInsertRows();
    Q_EMIT dataChanged(plan, plan.siblingAtColumn(ColumnCount - 1));
}

void ActivityModel::change(const QString& id) {
    const auto row = indexOf(id.toStdString());
    if (!row.isValid()) {
        return;
    }
    Q_EMIT dataChanged(row, row.siblingAtColumn(ColumnCount - 1));
    if (const auto plan = row.parent(); plan.isValid()) {
        Q_EMIT dataChanged(plan, plan.siblingAtColumn(ColumnCount - 1));
    }
}

} // namespace poolhouse::tables
