// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QString>

#include <optional>

namespace poolhouse::fleet {
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::views {

/// The worst reason why the cluster needs attention, as its page says it: "web-reads at 90% of connections". Empty: it
/// needs none, or its details are not known and it has no problem. A pool without redundancy alone is no reason, as on
/// the board. Pure.
[[nodiscard]] std::optional<QString> attentionReason(const fleet::Store& store, const fleet::ClusterRecord& record,
                                                     core::Instant now);

} // namespace poolhouse::views
