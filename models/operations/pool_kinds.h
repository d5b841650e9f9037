// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/kind_rules.h"

/// The kinds that change a pool. Private to kinds.cpp.
namespace poolhouse::operations {

[[nodiscard]] const KindRules& addPoolRules();
[[nodiscard]] const KindRules& setLevelRules();
[[nodiscard]] const KindRules& setCountRules();
[[nodiscard]] const KindRules& destroyPoolRules();

} // namespace poolhouse::operations
