// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <QString>

#include <optional>

namespace poolhouse::fleet {
class Store;
struct FleetTotals;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

/// "6 apps · 11 clusters · $14,812/month"; "11 of 40 read" instead of the cost during the first load.
[[nodiscard]] QString fleetTotalsText(const fleet::FleetTotals& totals);

/// "3 selected · $2,508/month · 412 connections left"; nullopt `headroom`: "connections left unknown".
[[nodiscard]] QString selectionTotalsText(const fleet::FleetTotals& totals, std::optional<int> headroom);

/// Total headroom of the clusters, in connections; nullopt if any is unknown.
[[nodiscard]] std::optional<int> headroomOf(const fleet::Store& store, const std::vector<core::ClusterId>& clusters);

} // namespace poolhouse::ui
