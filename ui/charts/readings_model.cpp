// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/readings_model.h"

#include "models/core/keyed_diff.h"
#include "models/core/money.h"
#include "ui/charts/chart_scale.h"

#include <cmath>
#include <map>

namespace poolhouse::ui {

void ReadingsModel::setSeries(const std::vector<views::ChartSeries>& series) {
    std::vector<core::PoolId> pools;
    QStringList names;
    std::map<core::Instant, std::vector<std::optional<double>>, std::greater<>> byTime;
    for (std::size_t column = 0; column < series.size(); ++column) {
        pools.push_back(series[column].pool);
        names << series[column].name;
        for (const auto& sample : series[column].samples) {
            auto& values = byTime[sample.at];
            values.resize(series.size());
            values[column] = sample.value;
        }
    }
    std::vector<Row> rows;
    rows.reserve(byTime.size());
    for (auto& [at, values] : byTime) {
        rows.push_back({at, std::move(values)});
    }
    if (pools != m_pools || names != m_names) {
        // Changed columns need a reset; polls only change rows.
        beginResetModel();
        m_pools = std::move(pools);
        m_names = names;
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    const auto steps = core::rowSteps(
        m_rows, rows, [](const Row& row) { return row.at; }, [](const Row& a, const Row& b) { return a == b; });
    for (const auto& step : steps) {
        const int at = static_cast<int>(step.row);
        switch (step.kind) {
        case core::RowStep::Kind::Remove:
            beginRemoveRows({}, at, at);
            m_rows.erase(m_rows.begin() + at);
            endRemoveRows();
            break;
        case core::RowStep::Kind::Insert:
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, rows[step.row]);
            endInsertRows();
            break;
        case core::RowStep::Kind::Update:
            m_rows[step.row] = rows[step.row];
            Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
            break;
        }
    }
}

int ReadingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ReadingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_names.size()) + 1;
}

QVariant ReadingsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && index.column() > 0) {
        return QVariant::fromValue(Qt::Alignment(Qt::AlignTrailing | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) {
        return clockText(row.at, true);
    }
    const auto& value = row.values[static_cast<std::size_t>(index.column() - 1)];
    return value ? QString::fromStdString(core::formatCount(std::llround(*value))) : tr("unknown");
}

QVariant ReadingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment((section == 0 ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    return section == 0 ? tr("Time") : m_names[section - 1];
}

} // namespace poolhouse::ui
