// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pool.h"

#include <QString>

/// Sentences about what a pool accepts: now, when its change is complete, and after losing an instance. Pure.
namespace poolhouse::text {

/// "30,000 when all 6 are up", "15,000 when 3 remain", "6,400 on 32G-Performance"; empty while the current
/// limit is the expected one.
[[nodiscard]] QString whenComplete(const core::Pool& pool, const core::Catalog& catalog);
/// "20,000", and while it changes "20,000 now · 30,000 when all 6 are up".
[[nodiscard]] QString limitOf(const core::Pool& pool, const core::Catalog& catalog);
/// "15,000 after losing one instance", "2,318 too few after losing one instance"; empty for the leader pool, without
/// instances, and when the limit is unknown.
[[nodiscard]] QString afterLoss(const core::Pool& pool, const core::Catalog& catalog);
/// Why a pool accepts no connections: "scaled to 0", "no instance up".
[[nodiscard]] QString acceptsNothing(const core::Pool& pool);

} // namespace poolhouse::text
