// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/fault.h"
#include "app/sandbox/state.h"

namespace poolhouse::sandbox {

/// The response under a fault. `response`: the regular response, or an empty one if the request was not executed.
/// `state`: to name the app in a two_factor error. No side effects.
[[nodiscard]] Response faultyResponse(const Fault& fault, const Request& request, Response response,
                                      const State& state);

/// Swaps strings and numbers in the top-level object or in each object of a top-level list; unchanged if not JSON.
[[nodiscard]] std::string withWrongTypes(const std::string& body);

} // namespace poolhouse::sandbox
