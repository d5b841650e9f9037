// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/kind_rules.h"

/// The kinds that change a cluster as a whole. Private to kinds.cpp.
namespace poolhouse::operations {

[[nodiscard]] const KindRules& destroyClusterRules();
[[nodiscard]] const KindRules& upgradeVersionRules();

} // namespace poolhouse::operations
