// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/fleet/cluster_labels.h"
#include "models/tables/fleet_board_model.h"
#include "models/text/tone.h"

#include <QString>
#include <QVariant>

#include <array>
#include <optional>

namespace poolhouse::fleet {
class ConnectionHistory;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::core {
class Catalog;
}

namespace poolhouse::views {
struct PoolTrend;
}

/// Content of the fleet board's rows. The model moves rows, this file fills them. Pure.
namespace poolhouse::tables::board {

struct Cell {
    QString text;
    text::Tone tone = text::Tone::Neutral;
    QVariant sort = {};  ///< invalid: unknown
    QString detail = {}; ///< second line; may be empty

    friend bool operator==(const Cell&, const Cell&) = default;
};

struct Row {
    core::ClusterId id;
    std::array<Cell, FleetBoardModel::ColumnCount> cells; ///< except Age and Day, which depend on the clock
    std::optional<core::Instant> readAt;
    std::optional<double> use;        ///< of the fullest pool
    std::optional<double> survivable; ///< share of the same limit after losing one instance
    std::optional<fleet::ClusterLabel> label;
    int urgency = 0;
    int flags = 0; ///< ClusterFlag bits, except ReadOnly, which depends on the clock
    bool loading = false;
    bool stale = false;
};

/// What the rows are made of besides a cluster's record.
struct RowContext {
    const core::Catalog& catalog;
    const fleet::ConnectionHistory& history;
    core::Instant now;
};

[[nodiscard]] Row rowOf(const fleet::ClusterRecord& record, const RowContext& context);
[[nodiscard]] QString explanation(int column, const fleet::ClusterRecord& record, const RowContext& context);
/// Of the fullest pool; empty while no pool reports its use.
[[nodiscard]] std::optional<views::PoolTrend> trendOf(const fleet::ClusterRecord& record, const RowContext& context);
[[nodiscard]] QString trendText(const fleet::ClusterRecord& record, const RowContext& context);
[[nodiscard]] QString columnTitle(int column);
[[nodiscard]] QString columnExplanation(int column);

} // namespace poolhouse::tables::board
