// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pool.h"

#include <QString>

#include <optional>

/// Sentences about what a pool accepts: now, when its change is complete, and after losing an instance. Pure.
namespace poolhouse::text {

/// "30,000 when all 6 are up", "15,000 when 3 remain", "6,400 on 32G-Performance"; empty while the current
/// limit is the expected one.
[[nodiscard]] QString whenComplete(const core::Pool& pool, const core::Catalog& catalog);
/// "20,000", and while it changes "20,000 now · 30,000 when all 6 are up".
[[nodiscard]] QString limitOf(const core::Pool& pool, const core::Catalog& catalog);
/// "1,140 connections", and while it changes "760 connections now · 1,140 when all 3 are up".
[[nodiscard]] QString connectionsOf(const core::Pool& pool, const core::Catalog& catalog);
/// A sum over pools: "1,140", and while some of them change "760 now · 1,140 expected".
[[nodiscard]] QString nowAndExpected(std::optional<int> now, std::optional<int> expected);
/// The same of other figures: "2 GB now · 4 GB expected".
[[nodiscard]] QString nowAndExpected(const QString& now, const QString& expected);
/// "2,318 too few after losing one instance".
[[nodiscard]] QString shortAfterLoss(int missing);
/// "15,000 after losing one instance", "2,318 too few after losing one instance"; empty for the leader pool, without
/// instances, and when the limit is unknown.
[[nodiscard]] QString afterLoss(const core::Pool& pool, const core::Catalog& catalog);
/// Why a pool accepts no connections: "scaled to 0", "no instance up".
[[nodiscard]] QString acceptsNothing(const core::Pool& pool);

} // namespace poolhouse::text
