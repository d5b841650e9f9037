// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"

#include <optional>

namespace poolhouse::sandbox {

// What the paths of the Data API name, and why it may not be changed now.

/// The Advanced cluster whose UUID is the path's first variable part; null when there is none.
[[nodiscard]] const ClusterRecord* advancedCluster(const Exchange& exchange);

/// The classic database that the path's first variable part names, by UUID or name; null when there is none.
[[nodiscard]] const ClusterRecord* classicCluster(const Exchange& exchange);

/// A database of any kind by its UUID.
[[nodiscard]] const ClusterRecord* anyCluster(const Exchange& exchange);

/// Why nothing of the cluster can be changed now.
[[nodiscard]] std::optional<Response> goneRefusal(const ClusterRecord& cluster);

/// Why its shape (pools, settings, version) cannot be changed now.
[[nodiscard]] std::optional<Response> clusterRefusal(const ClusterRecord& cluster, core::Instant now);

} // namespace poolhouse::sandbox
