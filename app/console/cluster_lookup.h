// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

namespace poolhouse::fleet {
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::console {

/// Finds a cluster by name, UUID, APP::ATTACHMENT, or the name of an attachment or config var alone. Error: a message
/// if there is no match or more than one.
[[nodiscard]] core::Result<const fleet::ClusterRecord*, QString> findCluster(const fleet::Store& store,
                                                                             const QString& text);

} // namespace poolhouse::console
