// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"

#include <optional>

namespace poolhouse::sandbox {

// Lookup of the databases named in paths, and refusals that depend on their state.

/// The Advanced cluster whose UUID is the first path parameter; null when absent.
[[nodiscard]] const ClusterRecord* advancedCluster(const Exchange& exchange);

/// The classic database whose UUID or name is the first path parameter; null when absent.
[[nodiscard]] const ClusterRecord* classicCluster(const Exchange& exchange);

/// The database of any kind whose UUID is the first path parameter; null when absent.
[[nodiscard]] const ClusterRecord* anyCluster(const Exchange& exchange);

/// Why the cluster cannot be changed at all at present; empty when it can.
[[nodiscard]] std::optional<Response> goneRefusal(const ClusterRecord& cluster);

/// Why pools, settings and version cannot be changed at present; empty when they can.
[[nodiscard]] std::optional<Response> clusterRefusal(const ClusterRecord& cluster, core::Instant now);

} // namespace poolhouse::sandbox
