// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"

namespace poolhouse::sandbox {

// One route table per resource, in the file of that name. To add an operation, add a handler and a table entry; to add
// a resource, declare its table here and list it in router.cpp.

[[nodiscard]] std::span<const Route> accountRoutes();
[[nodiscard]] std::span<const Route> addonChangeRoutes();
[[nodiscard]] std::span<const Route> addonRoutes();
[[nodiscard]] std::span<const Route> appRoutes();
[[nodiscard]] std::span<const Route> attachmentRoutes();
[[nodiscard]] std::span<const Route> catalogRoutes();
[[nodiscard]] std::span<const Route> classicRoutes();
[[nodiscard]] std::span<const Route> clusterRoutes();
[[nodiscard]] std::span<const Route> configRoutes();
[[nodiscard]] std::span<const Route> credentialRoutes();
[[nodiscard]] std::span<const Route> maintenanceRoutes();
[[nodiscard]] std::span<const Route> migrationRoutes();
[[nodiscard]] std::span<const Route> poolRoutes();
[[nodiscard]] std::span<const Route> quotaRoutes();
[[nodiscard]] std::span<const Route> runtimeRoutes();
[[nodiscard]] std::span<const Route> serviceRoutes();
[[nodiscard]] std::span<const Route> settingRoutes();

} // namespace poolhouse::sandbox
