// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"

namespace poolhouse::sandbox {

// One list per resource, each in the file of its name: an operation is added by a handler and a line in its list, a
// resource by a list here and in router.cpp.

[[nodiscard]] std::span<const Route> accountRoutes();
[[nodiscard]] std::span<const Route> addonRoutes();
[[nodiscard]] std::span<const Route> appRoutes();
[[nodiscard]] std::span<const Route> attachmentRoutes();
[[nodiscard]] std::span<const Route> catalogueRoutes();
[[nodiscard]] std::span<const Route> clusterRoutes();
[[nodiscard]] std::span<const Route> poolRoutes();

} // namespace poolhouse::sandbox
