// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/session_controller.h"

namespace poolhouse::console {

/// Starts the built-in sandbox in this process, on a port of its own choice of this machine.
[[nodiscard]] SandboxStarter builtInSandbox();

} // namespace poolhouse::console
