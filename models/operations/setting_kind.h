// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/kind_rules.h"

/// The entry of the change of settings in the table of kinds. It is recognised by the values that are read.
namespace poolhouse::operations {

[[nodiscard]] const KindRules& changeSettingsRules();

} // namespace poolhouse::operations
