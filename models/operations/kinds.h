// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/kind_rules.h"

namespace poolhouse::operations {

/// The entry of this kind in the table.
[[nodiscard]] const KindRules& rulesOf(core::ChangeKind kind);

/// The change that takes an operation back, where one exists: a count or level set to what it was, an added pool
/// destroyed, a destroyed one made again. Empty for one that did not happen, and for a step of a plan: by itself it
/// would undo part of the plan.
[[nodiscard]] std::optional<core::Change> inverseChange(const Operation& operation);

/// Whether this open operation excludes the change: a second change of the same kind on the same pool, and anything
/// beside destroying. Level and count may follow each other. Names are case-insensitive (rule 6).
[[nodiscard]] bool conflicts(const Operation& open, const core::Change& change);

/// Whether `later` was decided on in the belief that `earlier`, which was open then, would succeed.
[[nodiscard]] bool dependsOn(const core::Change& later, const core::Change& earlier);

} // namespace poolhouse::operations
