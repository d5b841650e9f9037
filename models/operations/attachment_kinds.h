// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/kind_rules.h"

/// The kinds that attach apps to a pool. Private to kinds.cpp.
namespace poolhouse::operations {

[[nodiscard]] const KindRules& attachRules();
[[nodiscard]] const KindRules& detachRules();

} // namespace poolhouse::operations
