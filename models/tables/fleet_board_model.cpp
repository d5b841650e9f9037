// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_board_model.h"

#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/operations/read_only_locks.h"
#include "models/tables/fleet_board_rows.h"
#include "models/tables/label_list.h"
#include "models/tables/row_ranges.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/pool_demand.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace poolhouse::tables {

using board::Row;

struct FleetBoardModel::Content {
    FleetBoardModel& model;
    const fleet::Store& store;
    const core::Clock& clock;
    std::vector<Row> rows;
    std::unordered_map<core::ClusterId, int> rowOf;
    const operations::ReadOnlyLocks* locks = nullptr;

    [[nodiscard]] board::RowContext rowContext() const { return {store.catalog(), store.history(), clock.now()}; }
    [[nodiscard]] bool readOnly(const fleet::ClusterRecord& record) const;
    [[nodiscard]] Row made(const core::ClusterId& id) const;
    void renumber();
    void syncFleet();
    void syncCluster(const core::ClusterId& id);
    void replace(int row, Row fresh);
    [[nodiscard]] QString ageText(const Row& row) const;
    [[nodiscard]] QString inWords(const Row& row, int column) const;
    [[nodiscard]] QVariant sortValue(const Row& row, int column) const;
    [[nodiscard]] QVariant useOf(const Row& row, int column) const;
    [[nodiscard]] std::optional<views::PoolTrend> trendOf(const Row& row) const;
};

Row FleetBoardModel::Content::made(const core::ClusterId& id) const {
    const auto& record = *store.cluster(id);
    auto row = board::rowOf(record, rowContext());
    row.stale = fleet::isStale(record.freshness, clock.now());
    row.flags |= readOnly(record) ? ReadOnly : 0;
    return row;
}

bool FleetBoardModel::Content::readOnly(const fleet::ClusterRecord& record) const {
    return locks != nullptr && locks->holding(record.summary, clock.now()) != nullptr;
}

void FleetBoardModel::Content::renumber() {
    rowOf.clear();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        rowOf.emplace(rows[row].id, static_cast<int>(row));
    }
}

/// Emits dataChanged() from the first to the last changed column; a sorted view sorts again only when its own
/// did.
void FleetBoardModel::Content::replace(int at, Row fresh) {
    auto& row = rows[static_cast<std::size_t>(at)];
    int first = ColumnCount, last = -1;
    const auto differs = [&first, &last](int column) {
        first = std::min(first, column);
        last = std::max(last, column);
    };
    for (int column = 0; column < ColumnCount; ++column) {
        if (fresh.cells[static_cast<std::size_t>(column)] != row.cells[static_cast<std::size_t>(column)]) {
            differs(column);
        }
    }
    if (fresh.label != row.label) {
        differs(Cluster);
    }
    if (fresh.readAt != row.readAt) {
        differs(Age);
        differs(Day);
    }
    if (fresh.use != row.use || fresh.survivable != row.survivable) {
        differs(Use);
    }
    if (fresh.urgency != row.urgency || fresh.stale != row.stale || fresh.loading != row.loading ||
        fresh.flags != row.flags) {
        differs(0);
        differs(ColumnCount - 1);
    }
    row = std::move(fresh);
    if (last >= 0) {
        Q_EMIT model.dataChanged(model.index(at, first), model.index(at, last));
    }
}

void FleetBoardModel::Content::syncFleet() {
    const auto ids = store.clusterIds();
    std::vector<core::ClusterId> present;
    present.reserve(rows.size());
    for (const auto& row : rows) {
        present.push_back(row.id);
    }
    const auto steps = core::rowSteps(
        present, ids, [](const core::ClusterId& id) { return id; },
        [](const core::ClusterId&, const core::ClusterId&) { return true; });
    for (const auto& range : rowRanges(steps)) {
        if (range.kind == core::RowStep::Kind::Remove) {
            model.beginRemoveRows({}, range.first, range.last);
            rows.erase(rows.begin() + range.first, rows.begin() + range.last + 1);
            model.endRemoveRows();
        } else if (range.kind == core::RowStep::Kind::Insert) {
            std::vector<Row> fresh;
            for (int row = range.first; row <= range.last; ++row) {
                fresh.push_back(made(ids[static_cast<std::size_t>(row)]));
            }
            model.beginInsertRows({}, range.first, range.last);
            rows.insert(rows.begin() + range.first, std::make_move_iterator(fresh.begin()),
                        std::make_move_iterator(fresh.end()));
            model.endInsertRows();
        }
    }
    renumber();
    for (std::size_t row = 0; row < ids.size(); ++row) {
        replace(static_cast<int>(row), made(ids[row]));
    }
}

void FleetBoardModel::Content::syncCluster(const core::ClusterId& id) {
    const auto at = rowOf.find(id);
    if (at != rowOf.end() && store.cluster(id) != nullptr) {
        replace(at->second, made(id));
    }
}

QString FleetBoardModel::Content::ageText(const Row& row) const {
    return row.readAt ? text::age(clock.now() - *row.readAt) : text::Text::tr("not loaded yet");
}

/// Of one cell: a screen reader speaks each cell of a row.
QString FleetBoardModel::Content::inWords(const Row& row, int column) const {
    const auto& cell = row.cells[static_cast<std::size_t>(column)];
    if (column == Day) {
        const auto* record = store.cluster(row.id);
        return record == nullptr ? QString() : board::trendText(*record, rowContext());
    }
    QStringList parts{column == Age ? ageText(row) : cell.text, cell.detail};
    if (column == Cluster) {
        parts.insert(1, text::toneWord(cell.tone));
        parts.insert(1, row.label ? labelInWords(*row.label) : QString());
    }
    if (column == Use) {
        std::swap(parts[0], parts[1]); // "web-reads, 90%"
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QVariant FleetBoardModel::Content::sortValue(const Row& row, int column) const {
    if (column == Age) {
        // the youngest first, as the words do
        return row.readAt ? QVariant(-static_cast<double>(row.readAt->time_since_epoch().count())) : QVariant();
    }
    return row.cells[static_cast<std::size_t>(column)].sort;
}

std::optional<views::PoolTrend> FleetBoardModel::Content::trendOf(const Row& row) const {
    const auto* record = store.cluster(row.id);
    return record == nullptr ? std::nullopt : board::trendOf(*record, rowContext());
}

QVariant FleetBoardModel::Content::useOf(const Row& row, int column) const {
    return column == Use && row.use ? QVariant(*row.use) : QVariant();
}

FleetBoardModel::FleetBoardModel(const fleet::Store& store, const core::Clock& clock, QObject* parent)
    : QAbstractTableModel(parent),
      m_content(std::unique_ptr<Content>(new Content{*this, store, clock, {}, {}, nullptr})) {
    m_content->syncFleet();
    connect(&store, &fleet::Store::fleetChanged, this, [this] { m_content->syncFleet(); });
    connect(&store, &fleet::Store::catalogChanged, this, [this] { m_content->syncFleet(); });
    connect(&store, &fleet::Store::clusterChanged, this,
            [this](const core::ClusterId& id) { m_content->syncCluster(id); });
}

FleetBoardModel::~FleetBoardModel() = default;

/// Emitted when all rows are up to date: slots may change them.
void FleetBoardModel::announceRows(const std::vector<int>& changed, int role) {
    for (const int row : changed) {
        if (row >= rowCount()) {
            return;
        }
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1), {role});
    }
}

void FleetBoardModel::showLocks(const operations::ReadOnlyLocks& locks) {
    m_content->locks = &locks;
    std::vector<int> changed;
    auto& rows = m_content->rows;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const auto* record = m_content->store.cluster(rows[at].id);
        const int flags =
            (rows[at].flags & ~ReadOnly) | (record != nullptr && m_content->readOnly(*record) ? ReadOnly : 0);
        if (std::exchange(rows[at].flags, flags) != flags) {
            changed.push_back(static_cast<int>(at));
        }
    }
    announceRows(changed, FlagsRole);
}

void FleetBoardModel::refreshAges() {
    auto& rows = m_content->rows;
    std::vector<int> changed;
    const auto now = m_content->clock.now();
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const auto* record = m_content->store.cluster(rows[at].id);
        if (record != nullptr && fleet::isStale(record->freshness, now) != rows[at].stale) {
            rows[at].stale = !rows[at].stale;
            changed.push_back(static_cast<int>(at));
        }
    }
    announceRows(changed, StaleRole);
    if (!rows.empty()) {
        Q_EMIT dataChanged(index(0, Age), index(static_cast<int>(rows.size()) - 1, Age), {Qt::DisplayRole});
    }
}

int FleetBoardModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_content->rows.size());
}

int FleetBoardModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FleetBoardModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const auto& row = m_content->rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const auto& cell = row.cells[static_cast<std::size_t>(column)];
    switch (role) {
    case Qt::DisplayRole: return column == Age ? m_content->ageText(row) : cell.text;
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (column <= Use || column == Survivable || column == HighAvailability || column == Day
                                     ? Qt::AlignLeading
                                     : Qt::AlignTrailing));
    case Qt::ToolTipRole: {
        const auto* record = m_content->store.cluster(row.id);
        return record == nullptr ? QString() : board::explanation(column, *record, m_content->rowContext());
    }
    case Qt::AccessibleTextRole: return m_content->inWords(row, column);
    case KindRole: return static_cast<int>(RowKind::Cluster);
    case IdRole:
    case ClusterIdRole: return text::toQString(row.id.value);
    case ToneRole: return static_cast<int>(cell.tone);
    case SortRole: return m_content->sortValue(row, column);
    case SearchRole:
        return row.cells[Cluster].text + QLatin1Char(' ') + row.cells[App].text + QLatin1Char(' ') +
               row.cells[Status].text + QLatin1Char(' ') + (row.label ? row.label->text : QString());
    case StaleRole: return row.stale;
    case LoadingRole: return row.loading;
    case UseRole: return m_content->useOf(row, column);
    case MarkRole: return column == Use && row.survivable ? QVariant(*row.survivable) : QVariant();
    case DetailRole: return cell.detail;
    case BadgeRole:
        // a good status needs no capsule; any other has one in every column
        return column == Status ? cell.tone != text::Tone::Good && cell.tone != text::Tone::Neutral && !row.loading
                                : (column == Survivable || column == HighAvailability || column == Storage) &&
                                      (cell.tone == text::Tone::Attention || cell.tone == text::Tone::Bad);
    case UrgencyRole: return row.urgency;
    case FlagsRole: return row.flags;
    case TrendRole: {
        const auto trend = column == Day ? m_content->trendOf(row) : std::nullopt;
        return trend ? QVariant::fromValue(*trend) : QVariant();
    }
    case LabelRole: return column == Cluster && row.label ? row.label->text : QString();
    case LabelColorRole:
        return column == Cluster && row.label ? QVariant(static_cast<int>(row.label->color)) : QVariant();
    default: return {};
    }
}

QVariant FleetBoardModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole: return board::columnTitle(section);
    case Qt::ToolTipRole: return board::columnExplanation(section);
    case Qt::InitialSortOrderRole: {
        // the interesting end first: full, unredundant, large, expensive and old, and where least is left
        const bool most = section == Use || section == HighAvailability || section >= Storage;
        return static_cast<int>(most ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    default: return {};
    }
}

} // namespace poolhouse::tables
