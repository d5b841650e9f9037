// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <optional>
#include <string>

namespace poolhouse::sandbox {

/// What the service relies on and a database from elsewhere may break: references between records, lists that are never
/// empty, figures within bounds. Empty when all holds, else a clause such as: the app "x" has no release.
[[nodiscard]] std::optional<std::string> contentProblem(const State& state);

} // namespace poolhouse::sandbox
