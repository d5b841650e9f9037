// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/kind_rules.h"

/// The kind that makes a cluster. Private to kinds.cpp.
namespace poolhouse::operations {

[[nodiscard]] const KindRules& createClusterRules();

} // namespace poolhouse::operations
