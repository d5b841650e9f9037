// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/pool.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace poolhouse::text {

/// How pools differ from what was decided on: "web-reads changed from 3 to 4 instances while this was open." Empty when
/// nothing differs.
[[nodiscard]] QStringList driftSentences(const std::vector<core::PoolShape>& decidedOn,
                                         const std::vector<core::PoolShape>& now);

/// Of what core::driftedAttachments() found: "READS of catalog-api is not as it was when this was planned."
[[nodiscard]] QStringList driftSentences(const std::vector<core::Change>& attachments);

/// "0 instances", "1 instance", "3 instances"
[[nodiscard]] QString instanceCount(int count);

} // namespace poolhouse::text
