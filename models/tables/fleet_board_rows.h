// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/tables/fleet_board_model.h"
#include "models/text/tone.h"

#include <QString>
#include <QVariant>

#include <array>
#include <optional>

namespace poolhouse::fleet {
struct ClusterRecord;
}

namespace poolhouse::core {
class Catalog;
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
    std::array<Cell, FleetBoardModel::ColumnCount> cells; ///< except Age, which depends on the clock
    std::optional<core::Instant> readAt;
    std::optional<double> use;        ///< of the fullest pool
    std::optional<double> survivable; ///< share of the same limit after losing one instance
    int urgency = 0;
    bool loading = false;
    bool stale = false;
};

[[nodiscard]] Row rowOf(const fleet::ClusterRecord& record, const core::Catalog& catalog);
[[nodiscard]] QString explanation(int column, const fleet::ClusterRecord& record, const core::Catalog& catalog,
                                  core::Instant now);
[[nodiscard]] QString columnTitle(int column);
[[nodiscard]] QString columnExplanation(int column);

} // namespace poolhouse::tables::board
