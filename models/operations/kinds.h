// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/kind_rules.h"

namespace poolhouse::operations {

/// The entry of this kind in the table.
[[nodiscard]] const KindRules& rulesOf(core::ChangeKind kind);

/// The change that takes an operation back, where one exists: a count or level set to what it was, an added pool
/// destroyed, a destroyed one made again; an app attached is detached, and the reverse; a maintenance moved back, a new
/// credential destroyed. Empty for one that did not happen, and for a step of a plan: by itself it would undo part of
/// the plan.
[[nodiscard]] std::optional<core::Change> inverseChange(const Operation& operation);

/// The app that a two-factor code is for: as the API named it, else the one that the change is about.
[[nodiscard]] std::string appOfCode(const Operation& operation);

/// Whether this open operation excludes the change: a second change of the same kind on the same pool or attachment,
/// anything beside destroying a pool or the cluster, two changes of the maintenance, the version or one credential, and
/// a rotation of all credentials with any change of one. Level and count may follow each other, and an attachment the
/// making of its pool. Names are case-insensitive (rule 6). Changes of two clusters can only have an attachment's app
/// and name in common.
[[nodiscard]] bool conflicts(const Operation& open, const core::Change& change, bool sameCluster = true);

/// Both are about the same pool, or about the same attachment.
[[nodiscard]] bool sameTarget(const core::Change& one, const core::Change& other);
/// The change makes, changes or destroys this pool.
[[nodiscard]] bool isOfPool(const core::Change& change, const std::string& pool);

/// Whether `later` was decided on in the belief that `earlier`, which was open then, would succeed: all that is wanted
/// of a cluster depends on its creation.
[[nodiscard]] bool dependsOn(const core::Change& later, const core::Change& earlier);

} // namespace poolhouse::operations
