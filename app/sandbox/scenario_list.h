// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/scenarios.h"

namespace poolhouse::sandbox {

// One scenario per file; scenarios.cpp lists them.
[[nodiscard]] State makeSmall(const ScenarioRequest& request);
[[nodiscard]] State makeUnpriced(const ScenarioRequest& request);
[[nodiscard]] State makeEmpty(const ScenarioRequest& request);
[[nodiscard]] State makeBusy(const ScenarioRequest& request);
[[nodiscard]] State makeDegraded(const ScenarioRequest& request);
[[nodiscard]] State makeLarge(const ScenarioRequest& request, int clusters);

} // namespace poolhouse::sandbox
