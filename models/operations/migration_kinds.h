// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/kind_rules.h"

/// What is done to a migration from a classic database into a cluster. Entries of the table in kinds.h.
namespace poolhouse::operations {

[[nodiscard]] const KindRules& prepareMigrationRules();
[[nodiscard]] const KindRules& runMigrationRules();
[[nodiscard]] const KindRules& cancelMigrationRules();

} // namespace poolhouse::operations
