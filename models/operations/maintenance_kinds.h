// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/kind_rules.h"

/// The kinds that change the maintenance of a cluster. Private to kinds.cpp.
namespace poolhouse::operations {

[[nodiscard]] const KindRules& runMaintenanceRules();
[[nodiscard]] const KindRules& moveMaintenanceRules();
[[nodiscard]] const KindRules& setWindowRules();

} // namespace poolhouse::operations
