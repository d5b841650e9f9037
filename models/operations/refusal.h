// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/engine.h"

namespace poolhouse::operations {

/// Whether this open operation on the same pool stands in the way of the change: a second change of the same kind, and
/// anything beside destroying. Level and count may follow each other.
[[nodiscard]] bool conflicts(const Operation& open, const core::Change& change);
/// `pools` as they will be when these are done; what does not fit any more is passed over.
[[nodiscard]] std::vector<core::PoolShape> afterAll(std::vector<core::PoolShape> pools,
                                                    const std::vector<const Operation*>& operations,
                                                    const core::Catalog& catalog);
/// Why the intent breaks a rule among these pools, in words; empty when it breaks none.
[[nodiscard]] QString ruleRefusal(const core::Change& change, const std::vector<core::PoolShape>& pools,
                                  const core::Catalog& catalog);
/// Why the intent has to wait for this open operation.
[[nodiscard]] QString conflictRefusal(const Operation& open);

} // namespace poolhouse::operations
