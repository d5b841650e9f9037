// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/fault.h"
#include "app/sandbox/state.h"

namespace poolhouse::sandbox {

/// What goes out in the place of `good`, the answer that the service gave, or an empty one where it was not asked:
/// pure. `state` knows which app a second factor is for.
[[nodiscard]] Response faultyAnswer(const Fault& fault, const Request& request, Response good, const State& state);

/// The body with texts as numbers and numbers as texts, in the outermost object or in each of a list; unchanged when it
/// is no JSON.
[[nodiscard]] std::string withWrongTypes(const std::string& body);

} // namespace poolhouse::sandbox
