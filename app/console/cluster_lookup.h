// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

namespace poolhouse::fleet {
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::console {

/// The cluster that somebody means by a name, a UUID, APP::ATTACHMENT or an attachment's or config var's name alone.
/// The error is a sentence for people when there is none or more than one.
[[nodiscard]] core::Result<const fleet::ClusterRecord*, QString> findCluster(const fleet::Store& store,
                                                                             const QString& text);

} // namespace poolhouse::console
