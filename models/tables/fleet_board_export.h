// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"

#include <QByteArray>

#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::tables {

/// The board as a table for spreadsheets (text::csvLine()): these clusters in this order, with the figures of these
/// columns (FleetBoardModel::Column) as plain numbers whose unit is in the title, and when they were read. A figure
/// that is unknown is an empty cell. Pure.
[[nodiscard]] QByteArray boardCsv(const fleet::Store& store, const std::vector<core::ClusterId>& clusters,
                                  const std::vector<int>& columns, core::Instant now);

} // namespace poolhouse::tables
