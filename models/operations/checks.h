// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/machine.h"

/// What a fresh read means for an operation, one function per phase, and how an operation ends.
/// Private to the machine. No I/O, no side effects.
namespace poolhouse::operations::machine {

/// Ends the operation in `state`, one of the final ones. One that is Done has no problem.
[[nodiscard]] NextAction conclude(Operation& operation, Operation::State state, Progress progress, const Facts& facts);

[[nodiscard]] NextAction check(Operation& operation, Run& run, const Snapshot& now, const Facts& facts);
[[nodiscard]] NextAction verify(Operation& operation, Run& run, const Snapshot& now, const Facts& facts);
[[nodiscard]] NextAction watch(Operation& operation, Run& run, const Snapshot& now, const Facts& facts);

} // namespace poolhouse::operations::machine
