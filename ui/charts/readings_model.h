// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/chart_series.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace poolhouse::ui {

/// Chart readings as a table, newest first: the time, then one column per pool. New readings are inserted as rows,
/// which preserves selection and scroll position.
class ReadingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setSeries(const std::vector<views::ChartSeries>& series);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        core::Instant at;
        std::vector<std::optional<double>> values;
        friend bool operator==(const Row&, const Row&) = default;
    };

    std::vector<core::PoolId> m_pools;
    QStringList m_names;
    std::vector<Row> m_rows;
};

} // namespace poolhouse::ui
